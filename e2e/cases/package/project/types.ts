// What the types allow and what they refuse; only checked, never run.
import type { Article, ArticleErrorCode, ArticleWidgetElement, RelatedSelectDetail } from "article-widget";

const element: ArticleWidgetElement | null = document.querySelector("article-widget");
if (element) {
  element.theme = "dark";
  element.timeZone = "Asia/Seoul";
  element.today = true;
  element.article = { headline: "A story", body: [] };
  const shown: Article | null = element.article;
  const code: ArticleErrorCode | undefined = element.error?.code;
  const done: Promise<void> = element.reload();
  element.addEventListener("article-error", function ({ detail }) {
    console.warn(this.state, detail.code === "timeout", detail.attempt + 1);
  });
  const select = (event: CustomEvent<RelatedSelectDetail>) => event.preventDefault();
  element.addEventListener("related-select", select);
  element.removeEventListener("related-select", select);
  element.addEventListener("click", ({ clientX }) => console.log(clientX, shown, code, done));
  element.addEventListener("something-else", (event: Event) => console.log(event.type));

  // @ts-expect-error: not a theme
  element.theme = "purple";
  // @ts-expect-error: only the element sets it
  element.state = "ready";
  // @ts-expect-error: no such field
  element.addEventListener("article-load", ({ detail }) => detail.nothing);
}

// @ts-expect-error: a type, not a value
new ArticleWidgetElement();
