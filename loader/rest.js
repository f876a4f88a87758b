// An article that stands in the page as HTML, which was written beforehand: it needs no script until the page has loaded
// and has nothing to do, or somebody wants something of it. What the reader has pressed meanwhile is done then.

const { AbortController } = globalThis;
const { addEventListener, queueMicrotask, requestIdleCallback, setTimeout } = globalThis;

/** What somebody does who wants something. */
const WANTS = ["pointerover", "pointerdown", "focusin", "keydown"];
/** What only a script does something at. */
const ACTORS = "button, .note-ref, .figure img, a[href^='#'], [data-article]";
/** Milliseconds until a page that is never idle is taken for it. */
const LATEST = 2_000;

export class Rest {
  #host;
  #wake;
  #idle;
  #waits; // Ends what is waited for, while something is.
  #pressed = []; // What the reader has pressed.
  #failed = false; // Whether nothing will come of it.
  #keeps = new AbortController(); // Ends the keeping of that.

  /** Calls `wake` when somebody wants something, `idle` when the page has loaded and has nothing to do. */
  constructor(host, wake, idle) {
    this.#host = host;
    this.#wake = wake;
    this.#idle = idle;
    const options = { capture: true, signal: this.#keeps.signal };
    host.shadowRoot.addEventListener("click", (event) => this.#press(event), options);
    host.addEventListener("keydown", (event) => event.key === "Escape" && this.forget(), options);
  }

  /** Waits. */
  begin() {
    if (this.#waits) return;
    this.#waits = new AbortController();
    const { signal } = this.#waits;
    const idle = () => {
      if (!signal.aborted) this.#idle();
    };
    const loaded = () => {
      if (requestIdleCallback) requestIdleCallback(idle, { timeout: LATEST });
      else setTimeout(idle, 200);
    };
    for (const name of WANTS) this.#host.addEventListener(name, () => this.wake(), { passive: true, signal });
    if (this.#host.ownerDocument.readyState === "complete") loaded();
    else addEventListener("load", loaded, { signal });
  }

  /** Somebody wants something. Once is enough. */
  wake() {
    if (!this.#waits) return;
    this.end();
    this.#wake();
  }

  /** Nothing is waited for any more. */
  end() {
    this.#failed = false;
    this.#waits?.abort();
    this.#waits = undefined;
  }

  /** Nothing is to come of what was pressed. */
  forget() {
    this.#pressed = [];
  }

  /** The widget has taken over: what was pressed is done. */
  leave() {
    this.end();
    this.#keeps.abort();
    this.#act();
  }

  /** It cannot: buttons do nothing, and go; links lead where they lead. */
  fail() {
    this.#failed = true;
    this.#host.shadowRoot.querySelector(".root").dataset.failed = "";
    this.#act();
  }

  #act() {
    const pressed = this.#pressed;
    this.forget();
    queueMicrotask(() => {
      for (const actor of pressed) actor.click();
    });
  }

  #press(event) {
    const actor = event.target.closest(ACTORS);
    if (!actor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A place in the article is none of the page, which would be scrolled to its top.
    if (this.#failed && !actor.matches("a[href^='#']")) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#failed) return;
    this.#pressed.push(event.target);
    this.wake();
  }
}
