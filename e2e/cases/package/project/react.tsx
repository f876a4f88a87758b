// The tag in JSX; only checked, never run.
import type { ArticleWidgetElement } from "article-widget";
import { createRef } from "react";

const element = createRef<ArticleWidgetElement>();

export const story = (
  <article-widget ref={element} key="story" src="/story.json" theme="dark" heading-level={3} time-zone="UTC" today
    className="wide" style={{ maxWidth: 600 }} article={{ headline: "A story" }}
    onarticle-load={({ detail }) => console.log(detail.headline)}>
    <a href="/story">A story</a>
  </article-widget>
);

// @ts-expect-error: not a theme
export const purple = <article-widget theme="purple" />;
// @ts-expect-error: no such attribute
export const unknown = <article-widget colour="red" />;
