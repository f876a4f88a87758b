// HTML made safe: the browser reads it into a document of its own, in which nothing runs, and what the list
// allows is made anew.

import { safe } from "../common/read.js";

const ALLOWED = new Set(
  (
    "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins " +
    "kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul"
  ).split(" "),
);
const DROPPED = new Set(
  "script style template noscript iframe object embed svg math textarea select form title".split(" "),
);
const ATTRIBUTES = new Set("alt colspan rowspan datetime height width loading decoding start lang dir scope".split(" "));

export function clean(html, base) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copy(body, fragment, base);
  return fragment;
}

function copy(from, to, base) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.localName)) {
      if (ALLOWED.has(node.localName)) {
        const made = document.createElement(node.localName);
        for (const { name, value } of node.attributes) {
          if (ATTRIBUTES.has(name)) made.setAttribute(name, value);
          else if (name === "href" || name === "src") {
            const address = safe(value, base);
            if (address) made.setAttribute(name, address);
          }
        }
        copy(node, made, base);
        to.append(made);
      } else {
        copy(node, to, base);
      }
    }
  }
}
