// What a host page notes down for the tests: a script of its own that runs before everything else. It comes
// from the CDN's origin, so that the strictest policy of a host page needs no other exception.

{
  const events = [];
  const violations = [];
  const waiting = new Set();
  const types = [
    "article-load",
    "article-error",
    "article-update",
    "related-select",
    "related-slide",
  ];

  const shape = ({ type, target, detail, bubbles, composed, cancelable }) => ({
    type,
    id: target.id,
    state: target.state,
    attribute: target.dataset.state,
    detail,
    bubbles,
    composed,
    cancelable,
  });
  const note = (event) => {
    events.push(shape(event));
    for (const look of waiting) look();
  };
  for (const type of types) document.addEventListener(type, note);
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sourceFile, sample }) => {
    violations.push({ effectiveDirective, sourceFile, sample });
  });

  const widget = (id) => (id ? document.getElementById(id) : document.querySelector("article-widget"));
  const root = (id) => widget(id).shadowRoot;

  globalThis.probe = {
    events,
    violations,

    /** Notes down events of a type that comes by itself, at a time of its own. */
    hear: (type) => document.addEventListener(type, note),

    /** The element: the first, or the one of an id. */
    widget,
    root,

    /** The details of the events of a type, once there are so many. */
    seen(type, count = 1) {
      return new Promise((resolve) => {
        const look = () => {
          const found = events.filter((event) => event.type === type);
          if (found.length < count) return;
          waiting.delete(look);
          resolve(found.map(({ detail }) => detail));
        };
        waiting.add(look);
        look();
      });
    },

    /** How the next load of an element ends: "article-load" or "article-error", with the detail. */
    ended(element = widget()) {
      return new Promise((resolve) => {
        for (const type of types.slice(0, 2)) {
          element.addEventListener(type, ({ detail }) => resolve({ type, detail }), { once: true });
        }
      });
    },

    /** A new element at the end of the page, with attributes and properties. */
    add(attributes = {}, properties = {}) {
      const element = document.createElement("article-widget");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      Object.assign(element, properties);
      (document.querySelector("main") ?? document.body).append(element);
      return element;
    },

    /** The first element of a part. */
    part: (name, id) => root(id).querySelector(`[part~="${name}"]`),

    /** Whether an element takes up room. */
    visible: (element) => Boolean(element?.getClientRects().length),

    /** What a reader sees, and what the element says of itself. */
    look(id) {
      const element = widget(id);
      const { state, error } = element;
      const seen = (node) => probe.visible(node);
      return {
        state,
        attribute: element.dataset.state,
        custom: ["idle", "loading", "ready", "error"].filter((name) => element.matches(`:state(${name})`)),
        code: error && error.code,
        status: error && error.status,
        retryable: error && error.retryable,
        fallback: seen(element.firstElementChild),
        skeleton: seen(root(id).querySelector(".skeleton")),
        article: seen(probe.part("article", id)),
        failure: seen(probe.part("status", id)),
        retry: seen(probe.part("retry", id)),
      };
    },
  };
}
