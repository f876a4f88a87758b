// Calls back when something has come about in sight of the reader: an element's size, or its turn after a time. For
// the widget, and for the loader, which asks for newer versions.

const { IntersectionObserver, ResizeObserver, navigator } = globalThis;
const { addEventListener, clearTimeout, removeEventListener, setTimeout } = globalThis;

/** Calls back when the element changes its size; returns how to stop. */
export const observeSize = (element, callback) => {
  const observer = new ResizeObserver(() => callback());
  observer.observe(element);
  return () => observer.disconnect();
};

/**
 * Calls back once: when so many milliseconds have gone by, the element is in view, the page too, and, if it
 * `asks` something of a server, there is a network. Returns how to stop.
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
