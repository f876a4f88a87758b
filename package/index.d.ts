// The types of <article-widget>: the element, its events, and the tag for TypeScript, React, Vue and Svelte.
// `import "article-widget"` brings them. The marked places are filled in from element.mjs.

// The own format, as the schema has it: the package's article.schema.json.
// generated: format

// generated: types

/** The element's events by name, besides those of every element. */
export interface ArticleWidgetEvents {
  // generated: events
}

export interface ArticleWidgetEventMap extends HTMLElementEventMap, ArticleWidgetEvents {}

declare class ArticleWidgetElement extends HTMLElement {
  // generated: members

  addEventListener<Name extends keyof ArticleWidgetEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: ArticleWidgetEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ArticleWidgetEventMap>(
    type: Name,
    listener: (this: ArticleWidgetElement, event: ArticleWidgetEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

// A type only: the module exports no value. The class is `customElements.get("article-widget")`.
export type { ArticleWidgetElement };

/** The attributes, as markup has them. */
export interface ArticleWidgetAttributes {
  // generated: attributes
}

/** What a template may set: attributes, and properties that have another name or no attribute. */
export interface ArticleWidgetProps extends ArticleWidgetAttributes {
  // generated: properties
}

/** Handlers as React 19 and Svelte 5 name them: `onarticle-load`. */
type Handlers = {
  [Name in keyof ArticleWidgetEvents as `on${Name}`]?: (event: ArticleWidgetEvents[Name]) => void;
};

/** Handlers as Svelte 4 names them: `on:article-load`. */
type Directives = {
  [Name in keyof ArticleWidgetEvents as `on:${Name}`]?: (event: ArticleWidgetEvents[Name]) => void;
};

/** Handlers as React components and Vue name them: `onArticleLoad`, in Vue's templates `@article-load`. */
export type ArticleWidgetHandlers = {
  [Name in keyof ArticleWidgetEvents as `on${Pascal<Name>}`]?: (event: ArticleWidgetEvents[Name]) => void;
};
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

// @ts-ignore: without React there is no such module, and nobody asks for this.
type ReactOwn = import("react").ClassAttributes<ArticleWidgetElement> & { class?: string };

type Own<Others> = Omit<Others, keyof ArticleWidgetProps> & ArticleWidgetProps;

declare global {
  interface HTMLElementTagNameMap {
    "article-widget": ArticleWidgetElement;
  }

  namespace svelteHTML {
    interface IntrinsicElements {
      // @ts-ignore: without Svelte there is no such module, and nobody asks for this.
      "article-widget": Own<import("svelte/elements").HTMLAttributes<ArticleWidgetElement>> & Handlers & Directives;
    }
  }
}

// Without React or Vue there is no module to add to: the errors that this would be are left out.
// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "article-widget": Own<import("react").HTMLAttributes<ArticleWidgetElement>> & ReactOwn & Handlers;
    }
  }
}

// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "article-widget": new () => {
      // @ts-ignore
      $props: Own<import("vue").HTMLAttributes> & import("vue").VNodeProps & ArticleWidgetHandlers;
    };
  }
}
