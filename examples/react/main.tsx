// A page around the package's component for React 18 and 19: what it is given comes from the page's state, and what it
// tells goes there. The stories are this repository's; put the addresses of your JSON in their place.

import type { Article } from "article-widget";
import { ArticleWidget } from "article-widget/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const STORIES = ["../../demo/harbour.json", "../../demo/tram.json", "../../demo/none.json"];
const OWN: Article = { headline: "Written by the page", body: [{ type: "paragraph", text: "Nothing is fetched for it." }] };

function Page() {
  const [src, setSrc] = useState(STORIES[0]);
  const [own, setOwn] = useState(false);
  const [dark, setDark] = useState(false);
  const [told, setTold] = useState("");
  return (
    <>
      <select aria-label="Story" value={src} onChange={({ target }) => setSrc(target.value)}>
        {STORIES.map((story) => <option key={story}>{story}</option>)}
      </select>
      <button onClick={() => setOwn(!own)}>Own article</button>
      <button onClick={() => setDark(!dark)}>Theme</button>
      <output>{told}</output>
      <ArticleWidget src={src} article={own ? OWN : null} theme={dark ? "dark" : "light"} headingLevel={1} today
        controls={dark}
        onArticleLoad={({ detail }) => setTold(`Shown: ${detail.headline}`)}
        onArticleError={({ detail }) => setTold(`Error: ${detail.code}`)}
        onRelatedSelect={(event) => {
          event.preventDefault();
          setTold(`Chosen: ${event.detail.headline}`);
        }}>
        <a href={src}>The story</a>
      </ArticleWidget>
    </>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<StrictMode><Page /></StrictMode>);
