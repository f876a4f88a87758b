// The peer in Preact: components and virtual DOM, DOMPurify for HTML, Embla for the row of cards.

import { render } from "preact";

import { define } from "../common/element.js";
import { Article } from "./article.jsx";
import { Related } from "./related.jsx";

define(
  (root, article, host) =>
    render(
      <>
        <Article article={article} />
        {article.related?.stories?.length > 0 && <Related article={article} host={host} />}
      </>,
      root,
    ),
  (root) => render(null, root),
);
