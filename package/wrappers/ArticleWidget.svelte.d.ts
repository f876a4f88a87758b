// The component for Svelte 5.

import type { ArticleWidgetElement, ArticleWidgetEvents, ArticleWidgetProps as Own } from "article-widget";
import type { Component } from "svelte";
import type { HTMLAttributes } from "svelte/elements";

/** Handlers by the names of the events: `onarticle-load`. */
type Handlers = { [Name in keyof ArticleWidgetEvents as `on${Name}`]?: (event: ArticleWidgetEvents[Name]) => void };

/** Attributes in camelCase or by their names in markup; what stands inside is the fallback. */
export type ArticleWidgetProps = Omit<HTMLAttributes<ArticleWidgetElement>, keyof Own> & Own & Handlers & {
  /** The element, once it is mounted. */
  element?: ArticleWidgetElement | null;
};

declare const ArticleWidget: Component<ArticleWidgetProps, Record<string, never>, "element">;
export default ArticleWidget;
