// Draws a newer version of an article over the one that is shown: what has not changed stays as the reader has it,
// and what is being read does not move.

import { calm, written } from "./platform.js";

/** Elements whose children are compared one by one. */
const BOXES = ".views, .article, .header, .body, .footer";
/** How far ahead the same is looked for: a block that has moved further is a new one. */
const AHEAD = 500;

/** What elements were when they were drawn: since then the reader may have opened and played them. */
const drawn = new WeakMap();
const serializer = new XMLSerializer();
const known = (element) => (element.matches(BOXES) ? element.className : drawn.get(element));

/** Notes down what is drawn, for a newer version to come. */
export const remember = (box) => {
  for (const child of box.children) {
    if (child.matches(BOXES)) remember(child);
    else drawn.set(child, serializer.serializeToString(child));
  }
};

/** Makes a box like a fresh one; what both have stays as it is. What is new in the text is marked. */
const merge = (box, fresh) => {
  const [old, young] = [[...box.children], [...fresh.children]];
  const [was, is] = [old.map(known), young.map(known)];
  let [at, now] = [0, 0];
  while (at < old.length || now < young.length) {
    const [one, other] = [old[at], young[now]];
    // How many come before the same: in the old for the young one, in the young for the old one.
    const gone = one && other ? was.slice(at, at + AHEAD).indexOf(is[now]) : -1;
    const come = one && other ? is.slice(now, now + AHEAD).indexOf(was[at]) : -1;
    if (gone === 0) {
      if (one.matches(BOXES)) merge(one, other);
      at += 1;
      now += 1;
    } else if (other && (gone < 0 || (come > 0 && come <= gone))) {
      if (box.matches(".body")) other.classList.add("news");
      box.insertBefore(other, one ?? null);
      now += 1;
    } else {
      one.remove();
      at += 1;
    }
  }
};

/** The blocks in view, with their places, those first that are read: at a third of its height. */
const inView = (views) => {
  const { innerHeight } = views.ownerDocument.defaultView;
  return Array.from(views.querySelectorAll(".header > *, .body > *"), (block) => {
    const { top, bottom } = block.getBoundingClientRect();
    const far = Math.max(top - innerHeight / 3, innerHeight / 3 - bottom);
    return { block, top, bottom, far };
  })
    .filter(({ top, bottom }) => top < innerHeight && bottom > 0)
    .sort((one, other) => one.far - other.far);
};

/**
 * Makes what is drawn like a fresh drawing, without moving what is being read, and offers the way to what is new
 * in the text, in these words.
 */
export const renew = (views, fresh, language, words) => {
  const places = inView(views);
  merge(views, fresh);
  const read = places.find(({ block }) => block.isConnected);
  for (let box = views; read && box; box = box.parentElement ?? box.getRootNode().host) {
    const top = read.block.getBoundingClientRect().top - read.top;
    const scrolls = Math.abs(top) >= 1 && getComputedStyle(box).overflowY !== "hidden";
    if (scrolls) box.scrollBy({ top, behavior: "instant" });
  }
  const place = views.querySelector(".updates");
  const news = () => [...views.querySelectorAll(".news")];
  const { length } = news();
  if (!length) return place.replaceChildren();
  const button = place.firstChild ?? place.appendChild(place.ownerDocument.createElement("button"));
  button.type = "button";
  button.textContent = words.replace("{0}", written(language, (locale) => new Intl.NumberFormat(locale).format(length)));
  button.onclick = () => {
    const [first] = news();
    for (const block of news()) block.classList.remove("news");
    place.replaceChildren();
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ behavior: calm() ? "instant" : "smooth" });
  };
};
