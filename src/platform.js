// What the widget asks of the browser by name, taken when the module is evaluated: a page that replaces
// one of these later does not change the widget, and what may throw is caught here.

const { Array, Object, Request, ResizeObserver } = globalThis;
const { isArray } = Array;
const { keys } = Object;
const { fetch, matchMedia } = globalThis;

/** The end of a word where trees and documents are handed over: the unit separator, which has no meaning in a text. */
const END = "\x1f";

/**
 * The first letter of a document that is handed over. wasm-bindgen takes what is ASCII letter by letter, up to the
 * first that is not, and has the browser encode the rest: ten times as fast for 500 stories.
 */
const BEGIN = "\xb6";

/**
 * A document as the words that `src/fetch/document.rs` reads. Own properties only, since a page may have polluted
 * `Object.prototype`; what lies deeper than `deepest` is as good as `null`.
 */
export const flatten = (value, deepest) => {
  const words = [];
  const write = (value, depth) => {
    const type = typeof value;
    if (type === "string") {
      words.push(`"${value}`);
    } else if (type === "number" || type === "boolean") {
      words.push(`${value}`);
    } else if (type !== "object" || !value || depth === deepest) {
      words.push("null");
    } else if (isArray(value)) {
      words.push("[");
      for (let index = 0; index < value.length; index += 1) write(value[index], depth + 1);
      words.push("]");
    } else {
      words.push("{");
      for (const name of keys(value)) {
        words.push(`:${name}`);
        write(value[name], depth + 1);
      }
      words.push("}");
    }
  };
  write(value, 0);
  const text = words.join(END);
  // A text that has the sign in it, which means nothing there, goes without.
  const whole = text.split(END).length === words.length;
  return BEGIN + (whole ? text : words.map((word) => word.replaceAll(END, "")).join(END));
};

/**
 * Makes a tree of the words that `src/view/node.rs` writes: its root, and after it the elements at which something
 * lives. No word names an element or attribute that is not in the source.
 */
export const draw = (document, words) => {
  const alive = [];
  let place = document.createDocumentFragment();
  for (const word of words.split(END)) {
    const rest = word.slice(1);
    const cut = rest.indexOf("=");
    switch (word[0]) {
      case "<":
        place = place.appendChild(document.createElement(rest));
        break;
      case "@":
        place.setAttribute(rest.slice(0, cut), rest.slice(cut + 1));
        break;
      case "-":
        place.style.setProperty(rest.slice(0, cut), rest.slice(cut + 1));
        break;
      case "!":
        alive.push(place);
        break;
      case "#":
        place.appendChild(document.createTextNode(rest));
        break;
      case "/":
        place = place.parentNode;
    }
  }
  return [place.firstChild, ...alive];
};

/** Starts a request for JSON. What a patched `fetch` throws at once becomes a rejection. */
export const request = async (url, signal) =>
  fetch(new Request(url, { headers: { accept: "application/json" }, credentials: "omit", signal }));

/** What is written for a language, else, where the browser does not know it, for its own. */
export const written = (language, write) => {
  for (const locale of [language || undefined, undefined]) {
    try {
      return write(locale);
    } catch {
      // Tried again with less.
    }
  }
  return undefined;
};

/** Whether the reader has something against movement. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A picture that does not come: the file that every browser can show, else its words in its place. */
const broken = ({ currentTarget, target }) => {
  const frame = target.localName === "img" && target.closest(".frame");
  if (!frame) return;
  const choice = target.parentNode;
  if (target.srcset || choice !== frame) {
    target.removeAttribute("srcset");
    if (choice !== frame) choice.replaceWith(target);
    return;
  }
  const words = frame.ownerDocument.createElement("span");
  words.className = "broken";
  words.textContent = target.alt || currentTarget.dataset.broken;
  target.replaceWith(words);
};

/** The tap on a picture that waits for it. */
const shown = ({ target }) => {
  const frame = target.closest?.(".show")?.parentNode;
  for (const file of frame?.querySelectorAll("source, img") ?? []) {
    for (const name of ["srcset", "src"]) {
      if (file.dataset[name]) file[name] = file.dataset[name];
    }
  }
  if (frame) target.remove();
};

/** What opened over the page and is closed again goes; a note gives the focus back to what refers to it. */
const closed = ({ type, currentTarget, target, newState }) => {
  const note = target.popover && newState === "closed";
  const { activeElement } = target.getRootNode();
  if (note && (!activeElement || target.contains(activeElement))) {
    currentTarget.querySelector("[data-open]")?.focus({ preventScroll: true });
  }
  if (note || type === "close") target.remove();
};

/**
 * Notes down how wide the root is when the browser has just laid it out: asking in the middle of a drawing lays out the
 * whole page. At the element itself, as this file is in the loader and in the wasm's glue, each with variables of its
 * own.
 */
const note = (root) => (root.measured = root.clientWidth);

/**
 * Notes down how wide the root is before anything is drawn. For the loader. Returns how to stop. Once is enough, as
 * `settle` goes on with it; and WebKit, which is late with the size of a container of queries, would tell the page of
 * an error where one is watched any longer.
 */
export const measured = (root) => {
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    note(root);
  });
  observer.observe(root);
  return () => observer.disconnect();
};

/** How wide the root is, in whole pixels. One that was hidden may be shown by now. */
export const widthOf = (root) => root.measured || root.clientWidth;

/**
 * Keeps what is drawn in step with its width and with the network: pictures that grow get a larger file, what
 * scrolls sideways can be reached by keyboard. Returns how to stop.
 */
export const settle = (views) => {
  views.addEventListener("error", broken, true);
  views.addEventListener("close", closed, true);
  views.addEventListener("toggle", closed, true);
  views.addEventListener("click", shown);
  // Measuring what is far from the view would have all of it laid out.
  const near = (selector) =>
    [...views.querySelectorAll(selector)].filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
  const observer = new ResizeObserver(() => {
    note(views.closest(".root") ?? views);
    for (const file of near("[sizes]")) {
      const width = file.closest(".frame").clientWidth;
      const [known, auto = ""] = file.sizes.split(" ").reverse();
      if (width > Number.parseInt(known)) file.sizes = `${auto} ${width}px`;
    }
    for (const box of near(".table")) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.role = scrolls ? "region" : "group";
      box.tabIndex = scrolls ? 0 : -1;
    }
  });
  observer.observe(views);
  return () => observer.disconnect();
};
