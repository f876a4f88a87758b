"use client";
// The part of the page that the reader can change, around the package's component. It is in the server's HTML too; a
// component of the server alone would not bring the element to the browser.

import type { Article, ArticleWidgetElement } from "article-widget";
import { ArticleWidget } from "article-widget/react";
import { useEffect, useRef, useState } from "react";

const OWN: Article = { headline: "Written by the page", body: [{ type: "paragraph", text: "Nothing is fetched for it." }] };

export function Stories({ stories }: { stories: string[] }) {
  const [src, setSrc] = useState(stories[0]);
  const [own, setOwn] = useState(false);
  const [dark, setDark] = useState(false);
  const [told, setTold] = useState("");
  const element = useRef<ArticleWidgetElement>(null);

  // The article may have come before the handlers.
  useEffect(() => {
    const shown = element.current?.article;
    if (shown) setTold(`Shown: ${shown.headline}`);
  }, []);

  return (
    <main>
      <select aria-label="Story" value={src} onChange={({ target }) => setSrc(target.value)}>
        {stories.map((story) => <option key={story}>{story}</option>)}
      </select>
      <button onClick={() => setOwn(!own)}>Own article</button>
      <button onClick={() => setDark(!dark)}>Theme</button>
      <output>{told}</output>
      <ArticleWidget ref={element} src={src} article={own ? OWN : null} theme={dark ? "dark" : "light"} headingLevel={1}
        today controls={dark}
        onArticleLoad={({ detail }) => setTold(`Shown: ${detail.headline}`)}
        onArticleError={({ detail }) => setTold(`Error: ${detail.code}`)}
        onRelatedSelect={(event) => {
          event.preventDefault();
          setTold(`Chosen: ${event.detail.headline}`);
        }}>
        <a href={src}>The story</a>
      </ArticleWidget>
    </main>
  );
}
