// Stories that open inside the element: asked for as soon as somebody means to open one, and the reader's
// place on the way there and back.

import { place } from "./carousel.js";
import { request } from "./platform.js";

const { AbortController, Date, clearTimeout, scrollTo, setTimeout } = globalThis;

/** Milliseconds for which a pointer rests on a card that somebody means to open. */
const MEANT = 80;

/** The one story that somebody means to open: its address, the request for it, and how to abort that. */
let meant;
let timer;

const forget = () => {
  clearTimeout(timer);
  meant?.controller.abort();
  meant = undefined;
};

const ask = (url) => {
  const controller = new AbortController();
  const response = request(url, controller.signal);
  // Whoever takes it looks at it; until then a failure is not unhandled.
  response.catch(() => {});
  meant = { __proto__: null, url, controller, response, began: Date.now() };
};

/** Begins to fetch a story of the row when a pointer rests on its card, or the card has the focus. */
export const intent = (row) => {
  const begin = ({ target }) => {
    const url = target.closest(".card")?.querySelector("[data-article]")?.dataset.article;
    if (url === meant?.url) return;
    forget();
    if (url) timer = setTimeout(ask, MEANT, url);
  };
  const types = { pointerover: begin, focusin: begin, pointerleave: forget, focusout: forget };
  for (const type of Object.keys(types)) row.addEventListener(type, types[type]);
  return forget;
};

/** Begins to open the story of a card: the request for its JSON, which may have begun before. */
export const intended = (link, url) => {
  const begun = meant?.url === url ? meant : undefined;
  if (begun) meant = undefined;
  forget();
  busy(link)?.removeAttribute("aria-busy");
  link.ariaBusy = "true";
  return begun ?? { __proto__: null, url };
};

const busy = (inside) => inside.getRootNode().querySelector(".cards [aria-busy]");

/** Whether a click is to do what a click does, and not to open a tab, a window, a file. */
export const plain = ({ altKey, ctrlKey, metaKey, shiftKey }) => !(altKey || ctrlKey || metaKey || shiftKey);

/** Follows the link of the card that could not be opened. */
export const follow = (root) => {
  const link = busy(root);
  link?.removeAttribute("aria-busy");
  link?.removeAttribute("data-index");
  link?.click();
};

/** The reader's place: in the page, and in the row. */
export const leave = (root) => [globalThis.scrollY, place(root)];

/** Shows a story from its beginning. */
export const enter = (root) => {
  const headline = root.querySelector(".headline") ?? root.querySelector(".article");
  headline.tabIndex = -1;
  headline.focus({ preventScroll: true });
  root.querySelector(".back").scrollIntoView({ block: "nearest", behavior: "instant" });
};

/** Back to the place that was left, at the card of an index. */
export const comeBack = (root, index, [top, first]) => {
  place(root, first);
  scrollTo({ top, behavior: "instant" });
  const link = root.querySelector(`.cards [data-index="${index}"]`);
  link?.focus({ preventScroll: true });
  // Where it is not the page that scrolls.
  link?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
};
