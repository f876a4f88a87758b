// The component for React 18 and 19.

import type { ArticleWidgetElement, ArticleWidgetHandlers, ArticleWidgetProps as Own } from "article-widget";
import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";

/** Attributes in camelCase or by their names in markup, handlers such as `onArticleLoad`; children are the fallback. */
export type ArticleWidgetProps = Omit<HTMLAttributes<ArticleWidgetElement>, keyof Own> & Own & ArticleWidgetHandlers;

/** `<article-widget>`; a `ref` is the element. */
export declare const ArticleWidget: ForwardRefExoticComponent<ArticleWidgetProps & RefAttributes<ArticleWidgetElement>>;
