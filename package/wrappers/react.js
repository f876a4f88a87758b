"use client";
// <article-widget> as a component for React 18 and 19. On a server it writes the element and its fallback.

import "article-widget";
import { createElement, forwardRef, useCallback, useEffect, useImperativeHandle, useInsertionEffect, useRef } from "react";

import { events, written } from "./shared.js";

export const ArticleWidget = forwardRef(function ArticleWidget({ article, children, ...given }, ref) {
  const { className, ...properties } = given;
  for (const handler of Object.keys(events)) delete properties[handler];

  const element = useRef(null);
  useImperativeHandle(ref, () => element.current, []);

  // The element's listeners stay, and call the handlers that were given last.
  const handlers = useRef(given);
  useInsertionEffect(() => {
    handlers.current = given;
  });
  const listeners = useRef({});
  const attach = useCallback((node) => {
    element.current = node;
    for (const [handler, name] of Object.entries(events)) {
      listeners.current[name] ??= (event) => handlers.current[handler]?.(event);
      node?.addEventListener(name, listeners.current[name]);
    }
  }, []);

  // An object is no attribute. `null` takes back what was given before, and is nothing at first.
  const once = useRef(false);
  useEffect(() => {
    if (once.current || (article ?? null) !== null) element.current.article = article ?? null;
    once.current ||= (article ?? null) !== null;
  }, [article]);

  // React 18 does not know `className` here. The element may have said its state before the server's HTML is taken over.
  const all = { ...written(properties), class: className, ref: attach, suppressHydrationWarning: true };
  return createElement("article-widget", all, children);
});
