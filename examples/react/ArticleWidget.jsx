// <article-widget> as a React component, for React 18 and 19. Attributes go by their names in markup, such as
// `heading-level`; `article` is an article as a JSON value, or `null`; children are the fallback.

import "article-widget";
import { useEffect, useRef } from "react";

export function ArticleWidget({ article, today, onLoad, onError, onSelect, children, ...attributes }) {
  const element = useRef(null);

  useEffect(() => {
    const controller = new AbortController();
    const handlers = { "article-load": onLoad, "article-error": onError, "related-select": onSelect };
    for (const [name, handler] of Object.entries(handlers)) {
      if (handler) element.current.addEventListener(name, handler, { signal: controller.signal });
    }
    return () => controller.abort();
  }, [onLoad, onError, onSelect]);

  useEffect(() => {
    if (article !== undefined) element.current.article = article;
  }, [article]);

  return (
    <article-widget ref={element} today={today ? "" : undefined} {...attributes}>
      {children}
    </article-widget>
  );
}
