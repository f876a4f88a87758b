// What the widget asks of the browser by name, taken when the module is evaluated: a page that replaces
// one of these later does not change the widget, and what may throw is caught here.

const { Array, Date, IntersectionObserver, Intl, JSON, Math, MessageChannel, Number, Object, Promise } = globalThis;
const { Request, ResizeObserver, Response, TextDecoder, URL } = globalThis;
const { isArray } = Array;
const { keys } = Object;
const { addEventListener, clearTimeout, fetch, getComputedStyle, location, matchMedia } = globalThis;
const { navigator, removeEventListener, setTimeout } = globalThis;
const { ListFormat, NumberFormat, RelativeTimeFormat } = Intl;
const Formatter = Intl.DateTimeFormat;

/** The end of a word where trees and documents are handed over: the unit separator, which has no meaning in a text. */
const END = "\x1f";

/**
 * The first letter of a document that is handed over. wasm-bindgen takes what is ASCII letter by letter, up to the
 * first that is not, and has the browser encode the rest: ten times as fast for 500 stories.
 */
const BEGIN = "\xb6";

/**
 * A document as the words that `src/json.rs` reads. Own properties only, since a page may have polluted
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

/** An absolute address as the URL Standard serialises it. */
export const resolve = (address, base) => {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
};

/** Starts a request for JSON. What a patched `fetch` throws at once becomes a rejection. */
export const request = async (url, signal) =>
  fetch(new Request(url, { headers: { accept: "application/json" }, credentials: "omit", signal }));

/** The promise's outcome, or a rejection with "timeout" after so many milliseconds. */
export const within = (promise, milliseconds) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, milliseconds, "timeout");
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Waits, but no longer than until the signal's abort. */
export const pause = (milliseconds, signal) =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.onabort = () => done(clearTimeout(timer));
  });

/** Comes back once the browser had its turn. A timer would wait: longer each time, and for seconds in a tab behind. */
export const pass = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(0);
  });

/**
 * The JSON value of a response. Rejects with "timeout" where `silence` milliseconds pass without a byte or
 * the `deadline` comes, "too-large" past `limit` bytes, "malformed" for text that is not JSON.
 */
export const read = async (response, limit, silence, deadline) => {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await within(reader.read(), Math.min(silence, deadline - Date.now()));
    if (done) break;
    bytes += value.byteLength;
    // A page's own response may stream what is no bytes.
    if (!(bytes <= limit)) throw bytes > limit ? "too-large" : "network";
    text += decoder.decode(value, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    throw "malformed";
  }
};

/** Whether the page came encrypted: then pictures have to. */
export const encrypted = location.protocol === "https:";

/** The store of saved copies: that of the page's origin. In a sandbox merely asking for it throws. */
const store = () => globalThis.caches.open("article-widget");

/** Saves a document under its address. What the browser does not allow is left. */
export const save = async (url, value) => {
  try {
    await (await store()).put(url, new Response(JSON.stringify([Date.now(), value])));
  } catch {
    // Without a copy everything else goes on.
  }
};

/** The document that was saved under an address, and the epoch time of that; nothing where there is none. */
export const saved = async (url) => {
  try {
    return await (await (await store()).match(url)).json();
  } catch {
    return undefined;
  }
};

/** What writes dates, by language and style. */
const formatters = { __proto__: null };

/** One of each kind is enough for a page, until the reader's own zone is another: making it takes 0.1 ms. */
function DateTimeFormat(locale, style) {
  const kind = JSON.stringify([locale, style]) + (style.timeZone ?? new Date(0));
  return (formatters[kind] ??= new Formatter(locale, style));
}

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

/** A date in words; a language that the browser does not know is left out, a zone gives no words. */
export const date = (language, milliseconds, zone, dateStyle, timeStyle) => {
  const style = { timeZone: zone || undefined, dateStyle, timeStyle };
  return written(language, (locale) => new DateTimeFormat(locale, style).format(milliseconds)) ?? "";
};

/**
 * An instant to the minute with its zone, which has a name or is an offset in minutes, else is the reader's; and
 * the same for the reader, if that is something else.
 */
export const exact = (language, instant, zone, offset) =>
  written(language, (locale) => {
    const time = (timeZone, milliseconds) =>
      new DateTimeFormat(locale, { timeZone, dateStyle: "long", timeStyle: "short" }).format(milliseconds);
    const named = (timeZone) =>
      new DateTimeFormat(locale, { timeZone, timeZoneName: "short" })
        .formatToParts(instant)
        .find(({ type }) => type === "timeZoneName").value;
    const here = time(undefined, instant);
    const there = offset === undefined ? time(zone || undefined, instant) : time("UTC", instant + offset * 60_000);
    const name = offset === undefined ? named(zone || undefined) : utc(offset);
    return [`${there} ${name}`, ...(there === here ? [] : [`${here} ${named()}`])];
  }) ?? [];

/** "UTC+5:30". Its sign stands before the number in every direction of the text. */
const utc = (offset) => {
  if (!offset) return "UTC";
  const minutes = Math.abs(offset);
  const rest = minutes % 60;
  const hours = `${offset < 0 ? "−" : "+"}${(minutes - rest) / 60}`;
  return `\u2066UTC${hours}${rest ? `:${`${rest}`.padStart(2, "0")}` : ""}\u2069`;
};

/** How long ago an instant was ("3 hours ago"), while that is less than a week. */
const ago = (language, instant) => {
  const minutes = Math.floor((Date.now() - instant) / 60_000);
  if (!(minutes >= 0 && minutes < 7 * 24 * 60)) return undefined;
  const [number, unit] =
    minutes < 1
      ? [0, "second"]
      : minutes < 60
        ? [minutes, "minute"]
        : minutes < 24 * 60
          ? [Math.floor(minutes / 60), "hour"]
          : [Math.floor(minutes / 24 / 60), "day"];
  // Nought seconds ago is "now"; but a day ago may be the day before yesterday.
  const numeric = number ? "always" : "auto";
  return written(language, (locale) => new RelativeTimeFormat(locale, { numeric }).format(-number, unit));
};

/**
 * Calls back once: when so many milliseconds have gone by, the element is in view, the page too, and, if it
 * `asks` something of a server, there is a network. Returns how to stop. The loader's too, which asks for newer
 * versions.
 */
export const turn = (element, milliseconds, asks, act) => {
  const page = element.ownerDocument;
  let ripe = false;
  let seen = false;
  const look = () => {
    if (!ripe || !seen || page.hidden || (asks && !navigator.onLine)) return;
    stop();
    act();
  };
  const timer = setTimeout(() => {
    ripe = true;
    look();
  }, milliseconds);
  const observer = new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting;
    look();
  });
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener("visibilitychange", look);
    removeEventListener("online", look);
  };
  observer.observe(element);
  page.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  return stop;
};

/**
 * Keeps an element at how long ago an instant was, else at the date in words: once a minute, while it is in
 * view. Escape puts away what its focus shows. Returns how to stop.
 */
export const moment = (element, language, instant, date) => {
  let stop = () => {};
  const wait = () => {
    const words = ago(language, instant);
    element.textContent = words ?? date;
    if (words) stop = turn(element, 60_000, false, wait);
  };
  wait();
  // No value: `false` would keep Tab, and the reader, in here.
  element.onkeydown = ({ key }) => void (key === "Escape" && element.blur());
  return () => stop();
};

/** Letters that stand for a word or a syllable each: Chinese, Japanese, Korean. */
const dense = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;
/** How many of them, and how many words of the rest, are read in a minute. */
const LETTERS = 500;
const WORDS = 230;

/** The minutes that so many texts of this length take to be read, in words; nothing for less than half a one. */
export const minutes = (language, text, times) => {
  const words = text.replace(dense, " ").match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  const number = Math.round(((text.match(dense)?.length ?? 0) / LETTERS + words / WORDS) * times);
  const style = { style: "unit", unit: "minute", unitDisplay: "long" };
  return number ? written(language, (locale) => new NumberFormat(locale, style).format(number)) : undefined;
};

/** The parts of a list in words ("A, B and C"), so that each can be an element: [isItem, text, …]. */
export const list = (language, items) =>
  written(language, (locale) =>
    new ListFormat(locale, { type: "conjunction" })
      .formatToParts(items)
      .flatMap(({ type, value }) => [type === "element", value]),
  ) ?? items.flatMap((item) => [true, item]);

/**
 * Where a list goes on: JSON Feed's `next_url`, else the next of so many pages of a WordPress site. Nothing
 * where it does not, or at another host than its own, which nobody has asked for.
 */
export const nextPage = (value, url, pages) => {
  try {
    const here = new URL(url);
    let next = Object.hasOwn(value, "next_url") && value.next_url;
    if (next && typeof next === "string") {
      next = new URL(next, url);
      return next.origin === here.origin ? next.href : undefined;
    }
    next = Number(here.searchParams.get("page") ?? 1) + 1;
    if (!(next <= pages)) return undefined;
    here.searchParams.set("page", next);
    return here.href;
  } catch {
    return undefined;
  }
};
/** Whether the reader has something against movement. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Scrolls a row towards its end, gently where the reader has nothing against movement. */
export const scroll = (row, distance) => {
  const left = getComputedStyle(row).direction === "rtl" ? -distance : distance;
  row.scrollBy({ left, behavior: calm() ? "instant" : "smooth" });
};

/** Whether the reader wants few bytes: then pictures wait for a tap. */
export const saves = () =>
  !!navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

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
