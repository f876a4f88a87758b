// Runs in the measured page before anything else: notes when the article is there, the long tasks, the memory.
// It stands alone: the browser gets the text of this function.

/** `headline`: of the first article; `elements`: how many tell of their article, 0 where nothing does. */
export function watch({ headline, elements }) {
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  // The widget leaves no global by which its memory could be found: every instance is looked at as it is made.
  const memories = new Set();
  const { Instance, Memory } = WebAssembly;
  const noted = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof Memory) memories.add(value);
    return instance;
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, values, made) => noted(Reflect.construct(target, values, made)),
  });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const native = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await native.apply(WebAssembly, values);
      noted(made.instance ?? made);
      return made;
    };
  }

  /** The time at which the frame is done that comes next: styles, layout and paint included. */
  const frame = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }),
    );

  /** Whether the first article's headline is there, and its text reaches the end of the view. */
  const filled = () => {
    const element = document.querySelector("article-widget");
    const place = element ? element.shadowRoot : document;
    if (place?.querySelector(".headline")?.textContent !== headline) return false;
    const body = place.querySelector(".body");
    return Boolean(body) && body.getBoundingClientRect().bottom >= innerHeight;
  };

  /**
   * The end of the frame that shows the first screen. A task that comes before all others: a message waits behind what
   * the page has to do for its other elements, long after the frame.
   */
  const firstScreen = () =>
    new Promise((done) => {
      const look = () => {
        if (filled()) {
          scheduler.postTask(() => done(performance.now()), { priority: "user-blocking" });
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });

  /** The end of the frame after so many articles have been told of. */
  const whole = (count) =>
    new Promise((done, failed) => {
      let loaded = 0;
      addEventListener("article-load", () => {
        loaded += 1;
        if (loaded === count) frame().then(done);
      });
      addEventListener("article-error", ({ detail }) => failed(new Error(detail.message)));
      if (count === 0) addEventListener("DOMContentLoaded", () => frame().then(done));
    });

  const measured = async (since, first, all) => {
    const times = { first: (await first) - since, all: (await all) - since };
    // What the article's arrival still sets off belongs to it.
    await new Promise((done) => setTimeout(done, 300));
    const long = tasks.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration);
    return { ...times, longest: Math.max(0, ...long), blocking: long.reduce((sum, ms) => sum + ms - 50, 0) };
  };

  globalThis.bench = {
    done: measured(0, firstScreen(), whole(elements)),
    /** Gives the element another address; the times count from here. */
    change(next) {
      headline = next.headline;
      const since = performance.now();
      const done = measured(since, firstScreen(), whole(1));
      document.querySelector("article-widget").setAttribute("src", next.src);
      return done;
    },
    wasm: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
  globalThis.bench.done.catch(() => {});
}

/** Also in the page: what is shown, to compare the peers with each other. */
export function shown() {
  const element = document.querySelector("article-widget");
  const place = element ? element.shadowRoot : document;
  const words = (selector) => place.querySelector(selector).textContent.replace(/\s+/g, "");
  return {
    views: place.querySelector(".views").outerHTML,
    words: [".headline", ".standfirst", ".body", ".cards"].map(words),
    cards: place.querySelectorAll(".card").length,
  };
}
