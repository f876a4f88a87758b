// The wasm: fetched once for all elements of a page, checked, compiled while it arrives, and tried again
// when it fails. What few pages need is in parts of its own, fetched on demand. A later element tries anew
// after a failure. An instance that has crashed is replaced by a fresh one.

import glue from "virtual:glue";
import wasm from "virtual:wasm";

const { AbortSignal, Math, Object, Promise, Set, Uint8Array, WebAssembly } = globalThis;
const { console, fetch, setTimeout } = globalThis;
const { DateTimeFormat } = globalThis.Intl;

/** Milliseconds for one try, and waits between tries. */
const LIMIT = 12_000;
const WAITS = [400, 1_600];

/** Fresh instances that a page may have: what goes on crashing is no single article's fault. */
const MOST = 5;

/** What addresses of JSON are like, by format. */
const ADDRESSES = { __proto__: null, wordpress: /\/wp-json\/|[?&]rest_route=/, ghost: /\/ghost\//, "json-feed": /feed/ };

let pending;
/** The compiled modules by name, or the promises of them: `main` and the parts. */
const modules = { __proto__: null };
/** Whether the browser and the page's policy let wasm in. */
let allowed = false;
let crashes = 0;
let line = Promise.resolve();

/**
 * The widget's functions, for an article of a format ("auto", or "map" where there is one) and an address; `users`
 * are called when they have crashed and will do nothing more. A rejection is `{ code, message, status, retryable }`.
 */
export function engine(format, url) {
  pending ??= start().catch((error) => {
    pending = undefined;
    // A DOMException has a code too, which is a number.
    throw typeof error.code === "string" ? error : failure("wasm-load", `it could not be started: ${error.message}`);
  });
  if (allowed) expect(format, url);
  return pending;
}

/** After a crash elements start one after the other, which shows whose article it was. */
export function inTurn(task) {
  line = line.then(task, task);
}

async function start() {
  if (crashes > MOST) throw failure("crashed", "the widget has crashed too often on this page");
  if (!supported()) {
    throw failure("unsupported-browser", "the browser lacks a feature that the widget needs");
  }
  try {
    // The smallest module there is: a page that forbids wasm forbids this one too. WebKit forbids its instance only.
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  } catch {
    throw failure(
      "wasm-blocked",
      "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src",
    );
  }
  allowed = true;
  const coming = compiled("main");
  setTimeout(firstDate);
  const module = await coming;
  const users = new Set();
  let main;
  const instance = glue((exports) =>
    guarded((main = exports), (error) => {
      console.warn("<article-widget> has crashed and starts afresh:", error);
      crashes += 1;
      pending = undefined;
      for (const user of users) user();
    }),
  );
  instance.initSync({ module });
  return { ...instance, users, styles: instance.styles(), part: parts(main) };
}

/**
 * Fetches beforehand what an article will most likely need: by its format if the page says it, else by what its
 * address is like. Where that is wrong, no more than a few KB have come for nothing.
 */
function expect(format, url) {
  const likely = format === "auto" ? Object.keys(ADDRESSES).find((name) => ADDRESSES[name].test(url)) : format;
  for (const name of likely && likely !== "article" ? ["formats", likely] : []) {
    // Whoever needs it meets the failure again.
    if (wasm[name]) compiled(name).catch(() => {});
  }
}

function compiled(name) {
  modules[name] ??= fetched(wasm[name], 0).catch((error) => {
    modules[name] = undefined;
    throw error;
  });
  return modules[name];
}

/**
 * The parts of an instance by name: a promise of what a part exports, once it has found its place in the
 * instance's table and memory (see split.mjs). A rejection is a text.
 */
function parts(main) {
  const there = { __proto__: null };
  const part = (name) => {
    there[name] ??= place(name).catch((error) => {
      there[name] = undefined;
      throw error.message ?? error;
    });
    return there[name];
  };
  const place = async (name) => {
    // What is not cut has no parts.
    if (!wasm[name]) return undefined;
    const base = ["formats", "rare"].includes(name) ? undefined : part("formats");
    const [module, formats] = await Promise.all([compiled(name), base]);
    return (await WebAssembly.instantiate(module, { main, formats: formats ?? {} })).exports;
  };
  part.script = import.meta.url;
  return part;
}

/** The first date that a page writes costs the browser 20 ms: they pass while the wasm is on its way. */
function firstDate() {
  try {
    const { lang } = document.documentElement;
    new DateTimeFormat(lang || undefined, { dateStyle: "long", timeStyle: "short" }).format();
  } catch {
    // A language that is none.
  }
}

/**
 * The functions of an instance, which after the first crash (a trap, an exception of the page's own code that
 * it did not expect) do nothing any more: its memory may be in any state.
 */
function guarded(exports, crash) {
  let alive = true;
  // What the glue takes for "nothing", also where it expects several values.
  const nothing = [];
  const guard =
    (act) =>
    (...values) => {
      if (!alive) return nothing;
      try {
        return act(...values);
      } catch (error) {
        if (alive) {
          alive = false;
          crash(error);
        }
        return nothing;
      }
    };
  const all = { __proto__: null };
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    all[name] = typeof value === "function" ? guard(value) : value;
  }
  return all;
}

async function fetched({ url, integrity }, tries) {
  try {
    // An answer with an error status has not the right content: its integrity fails.
    const response = await fetch(url, {
      integrity,
      credentials: "omit",
      signal: AbortSignal.timeout(LIMIT),
    });
    // Compiling while it arrives needs the right type; a server that sends another one is slower.
    return response.headers.get("content-type")?.startsWith("application/wasm")
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (tries >= WAITS.length) {
      throw failure("wasm-load", `${url} could not be loaded: ${error?.message ?? error}`);
    }
    await new Promise((done) => setTimeout(done, WAITS[tries] * (0.5 + Math.random())));
    return fetched({ url, integrity }, tries + 1);
  }
}

function supported() {
  return (
    typeof WebAssembly === "object" &&
    "compileStreaming" in WebAssembly &&
    "adoptedStyleSheets" in document &&
    "timeout" in AbortSignal &&
    "hasOwn" in Object
  );
}

function failure(code, message) {
  return { code, message, status: 0, retryable: code === "wasm-load" };
}
