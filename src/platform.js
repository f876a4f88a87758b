// What the widget asks of the browser by name, taken when the module is evaluated: a page that replaces
// one of these later does not change the widget, and what may throw is caught here.

const { Blob, Date, Intl, JSON, Math, Number, Object, Promise, Request, Response, URL } =
  globalThis;
const { keys } = Object;
const { clearTimeout, fetch, location, setTimeout } = globalThis;
const { DateTimeFormat, ListFormat } = Intl;

/** Names and values of an object's own properties, one after the other. */
export const entries = (object) => {
  const flat = [];
  for (const name of keys(object)) flat.push(name, object[name]);
  return flat;
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

/**
 * The JSON value of a response. Rejects with "timeout" where `silence` milliseconds pass without a byte or
 * the `deadline` comes, "too-large" past `limit` bytes, "malformed" for text that is not JSON.
 */
export const read = async (response, limit, silence, deadline) => {
  const chunks = [];
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await within(reader.read(), Math.min(silence, deadline - Date.now()));
    if (done) break;
    bytes += value.byteLength;
    // A page's own response may stream what is no bytes.
    if (!(bytes <= limit)) throw bytes > limit ? "too-large" : "network";
    chunks.push(value);
  }
  const text = await new Blob(chunks).text();
  try {
    return JSON.parse(text);
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

/** What is written for a language, else, where the browser does not know it, for its own. */
const written = (language, write) => {
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
