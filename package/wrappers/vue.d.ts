// The component for Vue 3.

import type { ArticleWidgetElement, ArticleWidgetHandlers, ArticleWidgetProps as Own } from "article-widget";
import type { AllowedComponentProps, HTMLAttributes, VNode, VNodeProps } from "vue";

/** Attributes in camelCase or by their names in markup, handlers such as `@article-load`. */
export type ArticleWidgetProps = Omit<HTMLAttributes, keyof Own> & Own & ArticleWidgetHandlers;

/** `<article-widget>`; the slot is the fallback. */
export declare const ArticleWidget: new () => {
  $props: ArticleWidgetProps & VNodeProps & AllowedComponentProps;
  $slots: { default?: () => VNode[] };
  /** The element, once it is mounted. */
  element: ArticleWidgetElement | null;
};
