// What the widget asks of the browser by name, taken when the module is evaluated: a page that replaces
// one of these later does not change the widget, and what may throw is caught here.

const { Array, Object, Request } = globalThis;
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
