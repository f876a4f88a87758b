// What the shadow root holds before the widget is there and when it cannot be: the slot for the fallback,
// the skeleton where there is none, and the words and the button after a failure.

import css from "virtual:frame.css";

import { speak } from "./texts.js";

const { Array, Boolean, WeakMap } = globalThis;

/** The style sheets of each document, shared by its elements. */
const sheets = new WeakMap();
let articleStyles;

export class Frame {
  #host;
  #shadow;
  #hold;
  #slot;
  #skeleton = make("div", "skeleton");
  #failure = make("div", "failure");
  #text = make("p", "failure-text");
  #retry = make("button", "retry");

  /** The element that the widget mounts its views into. */
  root;
  /** Whether the article stands there already, in HTML that was written beforehand. */
  stands;

  constructor(host, retry) {
    this.#host = host;
    this.#shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const own = (name) => this.#shadow.querySelector(name);
    this.stands = Boolean(own(".hold > .root > .views") && own("slot"));
    // Nothing is set back in the first: the fallback keeps the page's own font and colour.
    this.#hold = this.stands ? own(".hold") : make("div", "hold");
    this.#slot = this.stands ? own("slot") : make("slot");
    this.root = this.stands ? own(".root") : make("div", "root");
    for (let line = 0; line < 6; line += 1) this.#skeleton.append(make("div", "line"));
    this.#skeleton.ariaHidden = "true";
    this.#retry.type = "button";
    this.#retry.addEventListener("click", () => {
      if (this.#retry.ariaDisabled) return;
      // A browser may not do that at a click.
      this.#retry.focus();
      retry();
    });
    this.#text.setAttribute("part", "status");
    this.#text.setAttribute("role", "status");
    this.#failure.append(this.#text, this.#retry);
    if (!this.stands) {
      // What another version may have left there would stand beside it.
      this.#shadow.replaceChildren();
      this.root.append(this.#skeleton, this.#failure);
      this.#hold.append(this.#slot, this.root);
      this.#hold.dataset.state = "idle";
      this.#shadow.append(this.#hold);
    }
    this.#slot.addEventListener("slotchange", () => this.#fallback());
    this.theme();
    this.#fallback();
  }

  /** Takes the style sheets of the element's document. */
  adopt() {
    // What stands there has its styles with it; these would go over some of them.
    if (this.stands) return;
    const { ownerDocument } = this.#host;
    let shared = sheets.get(ownerDocument);
    if (shared?.length !== (articleStyles ? 2 : 1)) {
      const CSSStyleSheet = ownerDocument.defaultView?.CSSStyleSheet;
      // A document without a window shows nothing.
      if (!CSSStyleSheet) return;
      shared = [css, articleStyles].filter(Boolean).map((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      });
      sheets.set(ownerDocument, shared);
    }
    this.#shadow.adoptedStyleSheets = shared;
  }

  /** Takes the styles of the article, which come with the widget. */
  styles(text) {
    articleStyles ??= text;
    this.adopt();
  }

  /** The widget has taken over what stood there: its own styles take the place of those that it came with. */
  take(text) {
    this.stands = false;
    delete this.root.dataset.failed;
    this.root.prepend(this.#skeleton, this.#failure);
    this.styles(text);
    for (const node of Array.from(this.#shadow.children)) if (node !== this.#hold) node.remove();
  }

  /** Takes away what a widget that has crashed has left. */
  clear() {
    this.root.replaceChildren(this.#skeleton, this.#failure);
    this.#full(false);
  }

  /** Whether the article waits until it is near the view: its place is kept. */
  wait(waits) {
    this.#hold.classList.toggle("waits", waits);
  }

  /** The beginning of a long article is there: it takes the place of the fallback. */
  begin() {
    this.#full(true);
  }

  theme() {
    this.root.dataset.theme = this.#host.theme ?? "auto";
  }

  /**
   * Shows what belongs to a state. An article that is there stays until another one is, or has failed. While it is
   * tried again "Try again" stays, with the focus. `gone`: the article was there, and the publisher has taken it back.
   */
  show(state, error, gone) {
    const again = state === "loading" && this.#shadow.activeElement === this.#retry;
    this.#hold.classList.toggle("again", again);
    this.#retry.ariaDisabled = again ? "true" : null;
    this.#hold.dataset.state = state;
    if (state !== "loading") this.#full(state === "ready");
    this.root.ariaBusy = state === "loading" ? "true" : null;
    if (!again) this.#text.textContent = "";
    if (state === "error") this.#keepFocus(error.retryable ? this.#retry : this.#text);
    this.#retry.hidden = !again && !error?.retryable;
    if (state !== "error" && !again) return;
    speak(this.#host, (lang, failed, tryAgain, loading, noLonger) => {
      if (this.#hold.dataset.state !== state) return;
      this.#failure.lang = lang;
      this.#retry.textContent = again ? loading : tryAgain;
      // A live region speaks what changes in it: it is filled only now.
      if (!again) this.#text.textContent = gone ? noLonger : failed;
    });
  }

  /** Says whether an article is there, to what stands around it as well: WebKit does not look at a `:has()` again. */
  #full(full) {
    if (full) this.#keepFocus(["headline", "article", "cards"].map((name) => this.root.querySelector(`.${name}`)).find(Boolean));
    this.root.classList.toggle("shown", full);
    this.#hold.classList.toggle("full", full);
  }

  /** Gives the focus of "Try again" to what comes in its place. */
  #keepFocus(place) {
    if (!place || place === this.#retry || this.#shadow.activeElement !== this.#retry) return;
    place.tabIndex = -1;
    place.focus();
  }

  #fallback() {
    const nodes = this.#slot.assignedNodes();
    const visible = nodes.some((node) =>
      node.nodeType === 1 ? node.localName !== "script" : node.data?.trim(),
    );
    this.#hold.classList.toggle("has-fallback", visible);
  }
}

function make(tag, name) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (name === "retry") element.setAttribute("part", name);
  return element;
}
