// The entry of article-widget.js: defines <article-widget>, keeps its fallback in sight, and starts the
// article's JSON and the wasm at the same time. What becomes of the JSON is the widget's to judge
// (src/fetch/request.rs); this file reports only what keeps the widget from starting.

import { errors } from "virtual:docs";
import { engine, inTurn } from "./engine.js";
import { Frame } from "./frame.js";
import { Rest } from "./rest.js";
import { reflect } from "./properties.js";
import { texts } from "./texts.js";

const { AbortController, Array, CustomEvent, Date, HTMLElement, IntersectionObserver, JSON, Math } = globalThis;
const { Object, Promise, ResizeObserver, Set, URL } = globalThis;
const { addEventListener, console, fetch, queueMicrotask, removeEventListener } = globalThis;
const nothing = () => {};

/** Codes of errors that the console was told of: once each is enough. */
const told = new Set();

/** How many times longer than asked for the waits for a newer version become, while a server does not answer. */
const SLOWEST = 16;

/** Attributes that change how an article is drawn; the widget reads them itself. */
const drawing = ["display", "heading-level", "related", "related-src", "embeds", "controls", "lang", "dir", "time-zone", "today", "refresh", "contents", "portraits"];

class ArticleWidget extends HTMLElement {
  static observedAttributes = ["src", "format", "map", "theme", "loading", ...drawing];

  #internals = this.attachInternals?.();
  #frame = new Frame(this, () => this.reload());
  #engine; // The widget's functions, once it has been mounted …
  #number; // … and the number that it knows this element by.
  #given; // The article that was given as a property.
  #live = false; // Between being connected and being taken down.
  #rest = this.#frame.stands ? new Rest(this, () => this.#wake(), () => this.#start()) : undefined; // Until it is taken over.
  #state = this.#rest ? "ready" : "idle";
  #error = null;
  #attempt = 0;
  #controller; // Aborts the request that was started here.
  #waiting = []; // What is to be called when the load under way has ended.
  #begun = false; // Whether the widget is at work on an article of this element.
  #crashes = 0; // How often it has crashed at that.
  #near; // Watches for the element to come near the view, where it is to wait for that.
  #seen = false; // Whether it has been near it.
  #tag; // The tag of the version that is shown; `false` where the server must not be asked with it.
  #slower = 1; // How many times longer than asked for it waits for a newer one.
  // Notes down for the widget how wide it is: asking in the middle of a drawing would lay out the whole page. Once is
  // enough; where one is watched any longer WebKit, which is late with such sizes, tells the page of an error.
  #size = new ResizeObserver(([{ target }]) => {
    this.#size.disconnect();
    target.measured = target.clientWidth;
  });
  #online = () => this.reload(); // Once there is a network again.
  #lost = () => this.#crashed();

  constructor() {
    super();
    if (this.#rest) this.#internals?.states?.add("ready");
    // The fallback, or the article in a script element, may arrive after the element.
    this.shadowRoot.addEventListener("slotchange", () => this.#resume());
  }

  get state() {
    return this.#state;
  }

  get error() {
    return this.#error;
  }

  get article() {
    this.#rest?.wake();
    return this.#engine?.article(this.#number) ?? null;
  }

  set article(value) {
    this.#rest?.forget();
    this.#given = value ?? undefined;
    this.#attempt = 0;
    if (this.#live) this.#start();
  }

  get carousel() {
    this.#rest?.wake();
    return this.#engine?.carousel(this.#number) ?? null;
  }

  /** Loads the article again. The promise is fulfilled when it is there or has failed: see `state`. */
  reload() {
    if (!this.#live) return Promise.resolve();
    this.#seen = true;
    const ended = new Promise((resolve) => this.#waiting.push(resolve));
    this.#start();
    return ended;
  }

  connectedCallback() {
    // Properties that were set before the element was defined hide the accessors: set them again.
    for (const name of ["article", ...Object.keys(reflect)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // A move to another document takes the style sheets away: each arrival takes the document's own.
    this.#frame.adopt();
    this.#live = true;
    // Moved within the document: what is there stays.
    this.#resume();
  }

  disconnectedCallback() {
    // A move takes the element out and in again at once; only what stays out is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#live = false;
      this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "theme") {
      this.#frame.theme();
    } else if (name === "loading") {
      // What stands there waits for the view, or goes on waiting for the page.
      if (this.#rest && this.#near) this.#start();
      else this.#resume();
    } else if (drawing.includes(name)) {
      if (this.#live) this.#rest?.wake();
      this.#engine?.update(this.#number);
      if (name === "refresh") this.#renew();
    } else {
      if (this.#live) this.#rest?.forget();
      this.#attempt = 0;
      if (this.#live) this.#start();
    }
  }

  /** Finds the article and starts what it needs. What was under way is aborted. */
  #start() {
    this.#controller?.abort(null);
    this.#controller = undefined;
    this.#wait(0, nothing);
    const start = this.#source();
    if (!start) {
      this.#stop();
      return;
    }
    if (this.loading === "lazy" && !this.#seen) {
      this.#watch();
      return;
    }
    this.#unwatch();
    this.#rest?.end();
    if (this.#rest || this.#state === "idle") this.#size.observe(this.#frame.root);
    this.#tag = undefined;
    const { signal } = this.#begin(start);
    // Most articles are in the language of their page.
    texts(this);
    this.#attempt += 1;
    this.#set("loading");
    if (start.error) {
      // What was asked for before must not come any more.
      this.#unmount();
    } else if (this.#engine) {
      this.#load(start);
      return;
    }
    this.#controller = start.controller;
    // Events come later than what causes them, as those of native elements do.
    (start.error ? Promise.reject(start.error) : engine(this.map.trim() ? "map" : this.format, start.url)).then(
      (engine) => {
        if (signal.aborted) return;
        this.#controller = undefined;
        if (!this.#rest) this.#frame.styles(engine.styles);
        this.#engine = engine;
        engine.users.add(this.#lost);
        this.#begun = true;
        this.#number = engine.mount(
          this,
          this.#frame.root,
          (name, detail) => this.#report(name, detail),
          (tag) => texts(this, tag),
        );
        this.#load(start);
      },
      (error) => {
        if (signal.aborted) return;
        start.controller.abort(null);
        this.#fail(error);
      },
    );
  }

  /** Begins the request, if there is one to be made; its controller is what is returned. */
  #begin(start) {
    start.began = Date.now();
    start.controller = new AbortController();
    if (start.url) {
      // Servers of the Fediverse answer anything else with a page for people.
      start.accept = `application/${this.format === "activitystreams" ? "activity+" : ""}json`;
      start.response = this.#ask(start);
      // The widget judges it; until then a failure is not unhandled.
      start.response.catch(nothing);
    }
    return start.controller;
  }

  /** Asks for the JSON, or for a newer version of it. Without a tag the browser asks with that of its own copy. */
  async #ask({ url, accept, controller: { signal }, renewed }) {
    const tag = renewed && this.#tag;
    const headers = { accept, ...(tag && { "if-none-match": tag }) };
    const cache = tag ? "no-store" : renewed ? "no-cache" : "default";
    try {
      const response = await fetch(url, { signal, credentials: "omit", headers, cache });
      if (response?.ok && this.#tag !== false) this.#tag = response.headers.get("etag");
      return response;
    } catch (error) {
      // A server may let a page read the tag and still not let it send it; the widget tries again without.
      if (tag && !signal.aborted) this.#tag = false;
      throw error;
    }
  }

  /** Asks for a newer version, when it is time to and the reader looks. */
  #renew() {
    const start = this.#source();
    const asks = this.#state === "ready" && start?.url;
    this.#wait(asks ? this.refresh * 1_000 * this.#slower : 0, () => {
      start.renewed = true;
      this.#begin(start);
      this.#load(start);
    });
  }

  /** The widget waits; it forgets what it has waited for before. */
  #wait(milliseconds, act) {
    this.#engine?.wait(this.#number, milliseconds, act);
  }

  #load(start) {
    this.#begun = true;
    // It may have crashed just now, while it was mounted.
    start.part = this.#engine?.part;
    this.#engine?.load(this.#number, start);
  }

  /**
   * The widget has crashed, perhaps at the article of another element. Each is loaded anew, one after the
   * other; one at which it crashes again keeps its fallback.
   */
  #crashed() {
    const suspect = this.#begun;
    this.#begun = false;
    this.#crashes += suspect;
    this.#engine = this.#number = undefined;
    this.#controller?.abort(null);
    this.#controller = undefined;
    if (!this.#rest) this.#frame.clear();
    if (suspect && this.#crashes > 1) {
      this.#fail(problem("crashed", "the widget crashed at this article, twice"));
      return;
    }
    this.#set("loading");
    inTurn(() => this.reload());
  }

  /** Waits until the element is near the view. */
  #watch() {
    this.#set("idle");
    if (!this.#rest) this.#frame.wait(true);
    const come = (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#wake();
    };
    this.#near ??= new IntersectionObserver(come, { rootMargin: "100% 0px" });
    this.#near.observe(this);
  }

  #unwatch() {
    this.#near?.disconnect();
    this.#near = undefined;
    this.#frame.wait(false);
  }

  /**
   * What is to be loaded: the property, `src`, or the script in the element. Without a prototype, which a
   * page may have given fields of these names.
   */
  #source() {
    const base = this.ownerDocument.baseURI;
    if (this.#given !== undefined) {
      try {
        // A copy that its owner can't change any more; what has no end is no JSON.
        return { __proto__: null, base, value: JSON.parse(JSON.stringify(this.#given, own)) };
      } catch {
        return { __proto__: null, error: problem("malformed", "the property `article` is not JSON") };
      }
    }
    const src = this.getAttribute("src");
    if (src?.trim()) {
      try {
        const url = new URL(src, base).href;
        return { __proto__: null, base: url, url };
      } catch {
        return { __proto__: null, error: problem("network", "the attribute `src` is not a URL") };
      }
    }
    for (const child of this.children) {
      if (child.localName === "script" && child.type === "application/json") {
        // Still being parsed: the parser goes on, and the text is whole when it has ended.
        if (this.ownerDocument.readyState === "loading") {
          this.ownerDocument.addEventListener("DOMContentLoaded", () => this.#resume(), { once: true });
          return undefined;
        }
        return { __proto__: null, base, text: child.textContent };
      }
    }
    return undefined;
  }

  #resume() {
    if (!this.#live) return;
    if (this.#rest) this.#rest.begin();
    else if (this.#state === "idle") this.#start();
  }

  /** It is near the view, or somebody wants something of it. */
  #wake() {
    this.#seen = true;
    if (this.#live) this.#start();
  }

  #report(name, detail) {
    if (name === "article-error") {
      this.#fail(detail);
      return true;
    }
    if (name === "saved") {
      addEventListener("online", this.#online);
      return true;
    }
    if (name === "drawn") {
      this.#frame.begin();
      return true;
    }
    const renewed = name === "renewed";
    if (renewed || name === "article-update") {
      this.#begun = false;
      this.#slower = detail ? 1 : Math.min(this.#slower * 2, SLOWEST);
      this.#renew();
    }
    if (name === "article-load") {
      this.#set("ready");
      this.#renew();
    }
    return renewed || this.#dispatch(name, detail);
  }

  #fail(error) {
    if (!told.has(error.code)) {
      told.add(error.code);
      console.warn(`<article-widget>: ${error.code}: ${error.message.replace(/\.$/, "")}. See ${errors}#${error.code}`);
    }
    // One that was there is gone: see `withdrawn` in src/element/withdrawn.rs.
    this.#set("error", error, this.#state === "ready");
    this.#dispatch("article-error", { ...error, attempt: this.#attempt });
  }

  #dispatch(name, detail) {
    const cancelable = name === "related-select";
    return this.dispatchEvent(
      new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  #set(state, error = null, gone = false) {
    if (state !== "loading") this.#begun = false;
    // What stands there stays, whatever becomes of the script.
    if (!this.#rest || state === "ready") this.#show(state, error, gone);
    else if (error) this.#rest.fail();
    const listen = error?.code === "network" ? addEventListener : removeEventListener;
    listen("online", this.#online);
    if (state !== "loading") for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #show(state, error, gone) {
    const rest = this.#rest;
    this.#rest = undefined;
    this.#state = state;
    this.#error = error;
    this.dataset.state = state;
    const states = this.#internals?.states;
    for (const name of ["idle", "loading", "ready", "error"]) {
      if (name === state) states?.add(name);
      else states?.delete(name);
    }
    if (rest) this.#frame.take(this.#engine.styles);
    this.#frame.show(state, error, gone);
    rest?.leave();
  }

  #stop() {
    this.#rest?.end();
    this.#controller?.abort(null);
    this.#controller = undefined;
    this.#unwatch();
    this.#size.disconnect();
    this.#unmount();
    this.#set("idle");
  }

  #unmount() {
    this.#engine?.users.delete(this.#lost);
    this.#engine?.unmount(this.#number);
    this.#engine = this.#number = undefined;
  }
}

/** For `JSON.stringify`: arrays and strings as they are, whatever `toJSON` an old library has given to all of them. */
function own(key, value) {
  const given = this[key];
  return typeof given === "object" && given && !Array.isArray(given) ? value : given;
}

function problem(code, message) {
  return { code, message, status: 0, retryable: code === "network" };
}

Object.defineProperties(ArticleWidget.prototype, reflect);

// Included twice, or in two versions: the first definition stays.
if (!customElements.get("article-widget")) {
  customElements.define("article-widget", ArticleWidget);
}
