// The tag in JSX, and the component; only checked, never run.
import type { ArticleWidgetElement } from "article-widget";
import { ArticleWidget } from "article-widget/react";
import { createRef } from "react";

const element = createRef<ArticleWidgetElement>();

export const story = (
  <article-widget ref={element} key="story" src="/story.json" theme="dark" heading-level={3} time-zone="UTC" today
    className="wide" style={{ maxWidth: 600 }} article={{ headline: "A story" }}
    onarticle-load={({ detail }) => console.log(detail.headline)}>
    <a href="/story">A story</a>
  </article-widget>
);

export const component = (
  <ArticleWidget ref={element} key="story" src="/story.json" theme="dark" headingLevel={3} timeZone="UTC" today controls={false}
    className="wide" style={{ maxWidth: 600 }} article={{ headline: "A story" }} onClick={() => {}}
    onArticleLoad={({ detail }) => console.log(detail.issues.length)} onRelatedSelect={(event) => event.preventDefault()}>
    <a href="/story">A story</a>
  </ArticleWidget>
);
// @ts-expect-error: not a theme
export const violet = <ArticleWidget theme="purple" />;
// @ts-expect-error: no such event
export const silent = <ArticleWidget onArticleShown={() => {}} />;
// @ts-expect-error: no such field of the detail
export const wrong = <ArticleWidget onArticleError={({ detail }) => console.log(detail.headline)} />;

// @ts-expect-error: not a theme
export const purple = <article-widget theme="purple" />;
// @ts-expect-error: no such attribute
export const unknown = <article-widget colour="red" />;
