// The custom element of the peers: fetches the article, keeps the fallback, tells of what becomes of it. What
// differs from peer to peer is how an article is drawn: `draw(root, article, host)` and `clear(root)`.

import css from "virtual:style.css";

import { read } from "./read.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export function define(draw, clear) {
  class ArticleWidget extends HTMLElement {
    static observedAttributes = ["src"];

    #hold = make("div", "hold");
    #root = make("div", "root");
    #controller;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      const skeleton = make("div", "skeleton");
      skeleton.ariaHidden = "true";
      for (let line = 0; line < 6; line += 1) skeleton.append(make("div", "line"));
      this.views = make("div", "views");
      this.#root.append(skeleton, this.views);
      this.#root.dataset.theme = "auto";
      this.#hold.append(make("slot"), this.#root);
      if (this.textContent.trim()) this.#hold.classList.add("has-fallback");
      shadow.append(this.#hold);
    }

    connectedCallback() {
      this.#load();
    }

    disconnectedCallback() {
      this.#controller?.abort();
      clear(this.views);
    }

    attributeChangedCallback(name, before, after) {
      // The first load begins when it is connected.
      if (this.#controller && this.isConnected && before !== after) this.#load();
    }

    async #load() {
      this.#controller?.abort();
      const { signal } = (this.#controller = new AbortController());
      this.#show("loading");
      try {
        const url = new URL(this.getAttribute("src"), document.baseURI).href;
        const response = await fetch(url, {
          signal,
          credentials: "omit",
          headers: { accept: "application/json" },
        });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const article = read(await response.json(), url);
        if (signal.aborted) return;
        this.#root.lang = article.language ?? "";
        draw(this.views, article, this);
        this.#show("ready");
        this.#tell("article-load", { url, headline: article.headline });
      } catch (error) {
        if (signal.aborted) return;
        this.#show("error");
        this.#tell("article-error", { message: String(error) });
      }
    }

    #show(state) {
      this.dataset.state = this.#hold.dataset.state = state;
      if (state !== "loading") this.#root.classList.toggle("shown", state === "ready");
      this.#root.ariaBusy = state === "loading" ? "true" : null;
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
  }
  customElements.define("article-widget", ArticleWidget);
}

function make(tag, name) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  return element;
}
