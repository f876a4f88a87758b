// The peer without a library: DOM calls in one pass, HTML read by the browser and copied by an allow-list, a row
// of cards that the browser itself scrolls.

import { define } from "../common/element.js";
import { story } from "./article.js";
import { related } from "./related.js";

/** What is to be ended with the article of a place. */
const ends = new WeakMap();

function clear(root) {
  ends.get(root)?.();
  ends.delete(root);
  root.replaceChildren();
}

define((root, article, host) => {
  const row = article.related?.stories?.length > 0 ? related(article, host) : undefined;
  const views = [story(article), row?.section].filter(Boolean);
  clear(root);
  root.append(...views);
  if (row) ends.set(root, row.begin());
}, clear);
