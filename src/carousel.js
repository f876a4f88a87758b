// What a row of cards does: it pages by buttons, keys, a mouse's drag and the element's own methods. Scrolling
// itself is the browser's, with its touch, momentum and snapping; everything here only asks it where to go.
// What is needed of the views is asked by events of their section: "more" stories, and to "draw" one card more.
//
// All cards are as wide as each other: places are counted in cards, never measured one by one. From right to
// left the browser's positions are negative, and `sign` turns them round.

import { request } from "./platform.js";

/** Pixels that a position may be off, by rounding and by the room for the focus ring. */
const SLACK = 5;
/** Pixels that a mouse may move between pressing and releasing for a click to be one. */
const CLICK = 8;

/** Milliseconds that drawing may take at a time. */
const SLICE = 8;

/** What can be done with each row. */
const rows = new WeakMap();
const rowIn = (root) => rows.get(root.querySelector(".cards"));

/** The methods that the element offers for the row in it; null without one. */
export const carouselIn = (root) => rowIn(root)?.methods ?? null;

/** The first card in view, or on its way there; with an index, that one is brought there at once. */
export const place = (root, index) => rowIn(root)?.place(index);

/** Puts a new section into the place of an old one; focus and position stay. */
export const put = (root, section) => {
  const at = place(root);
  const held = root.contains(root.getRootNode().activeElement);
  root.replaceChildren(...(section ? [section] : []));
  if (at) place(root, at);
  if (held) root.querySelector(".cards")?.focus({ preventScroll: true });
};

/**
 * Waits until everything is there: the article, by an effect that is queued, and all cards, which are drawn in
 * slices while the page is idle. The loader is told when what comes now is beyond the view.
 */
export const drawn = async (place, notify) => {
  await undefined;
  for (let slices = 0; ; slices += 1) {
    const row = place.querySelector("ul.cards");
    const end = performance.now() + SLICE;
    let more;
    // At first one alone: whether there are more.
    do more = row?.isConnected && ask(row, "draw");
    while (more && slices && performance.now() < end);
    if (slices) rows.get(row)?.look();
    if (!more) return;
    if (!slices) notify("drawn", null);
    // Safari has no idle time.
    const hasIdle = typeof requestIdleCallback === "function";
    await new Promise((done) => (hasIdle ? requestIdleCallback(done, { timeout: 200 }) : setTimeout(done)));
  }
};

const ask = (row, type) => row.parentNode.dispatchEvent(new Event(type, { cancelable: true }));

/** Brings a section of stories to life. `notify` dispatches events at the element. Returns how to stop. */
export const live = (section, notify) => {
  const [head, row, status] = section.children;
  // The place of cards that are still to come.
  if (row.localName === "div") return row.hasChildNodes() ? () => {} : near(row, () => ask(row, "more"));
  const forget = intent(row);
  if (!status) return forget;
  const stop = carousel(row, head.lastElementChild, status, notify);
  return () => {
    forget();
    stop();
  };
};

/** Calls back once the element is within a height of the view. Returns how to stop. */
const near = (element, callback) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: "100% 0px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
};

const carousel = (row, buttons, status, notify) => {
  const [back, on] = buttons.children;
  const cards = row.children;
  const ended = "onscrollend" in row;
  const stop = new AbortController();
  let first = 0; // The cards that are wholly in view …
  let last = 0;
  let page = 1; // … and how many have room.
  let end = 0; // The first card in view at the end of the row.
  let step = 1; // Pixels from one card to the next.
  let sign = 1;
  let room = 0; // Pixels to scroll.
  let aim; // The card that the row is on its way to.
  let width = 0;
  let seen = false;
  let told = "";
  let drag;
  let dragged = false;
  let timer;

  /** The card that has the focus. */
  const focused = () => row.getRootNode().activeElement?.closest(".card");

  /** What cannot be seen, now or where the row is going, cannot be reached. What has the focus keeps it. */
  const reach = (from, to) => {
    const held = focused();
    for (let at = 0; at < cards.length; at += 1) {
      const card = cards[at];
      const out = (at < from || at > to) && card !== held;
      if (card.inert !== out) card.inert = out;
    }
  };

  const indexOf = (card) => {
    let at = cards.length - 1;
    while (at >= 0 && cards[at] !== card) at -= 1;
    return at;
  };

  /** Sees where the row is. */
  const look = () => {
    const view = row.clientWidth;
    const count = cards.length;
    // Hidden: it stays where it was.
    if (!view || !count) return;
    const card = cards[0].offsetWidth;
    sign = getComputedStyle(row).direction === "rtl" ? -1 : 1;
    step = Math.abs(cards[count - 1].offsetLeft - cards[0].offsetLeft) / (count - 1) || view;
    room = row.scrollWidth - view;
    page = Math.max(Math.floor((view - card + SLACK) / step) + 1, 1);
    end = Math.min(Math.max(Math.ceil((room - SLACK) / step), 0), count - 1);
    const place = row.scrollLeft * sign;
    // Under another width than the one that is known it is not the reader who has moved it: WebKit tells of the
    // position that it got by that before it tells of the width.
    if (view === width) first = Math.ceil((place - SLACK) / step);
    first = Math.min(Math.max(first, 0), count - 1);
    last = Math.min(first + page, count) - 1;
    const target = aim ?? first;
    const begin = Math.floor((place - card + SLACK * 2) / step) + 1;
    const until = Math.ceil((place + view - SLACK * 2) / step) - 1;
    reach(Math.min(begin, target), Math.max(until, target + page - 1));
    buttons.hidden = room <= SLACK;
    back.ariaDisabled = String(place <= SLACK);
    on.ariaDisabled = String(room - place <= SLACK);
  };

  /** Says that the row has come to rest, if it is somewhere else than before. */
  const rest = () => {
    if (drag) return;
    aim = undefined;
    row.classList.remove("dragged");
    if (stop.signal.aborted || !row.clientWidth) return;
    look();
    const now = `${first} ${last}`;
    if (now === told) return;
    told = now;
    notify("related-slide", { first, last, count: cards.length });
    if (last + page >= cards.length - 1) ask(row, "more");
  };

  const go = (index, atOnce) => {
    look();
    aim = Math.min(Math.max(index, 0), end);
    const still = atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const left = Math.min(aim * step, room) * sign;
    // Where it is already, the browser has no end to tell of.
    if (Math.abs(row.scrollLeft - left) < 1) return rest();
    row.scrollTo({ left, behavior: still ? "instant" : "smooth" });
    look();
  };

  const turn = (pages) => go((aim ?? first) + pages * page);

  /** Writes the place into the status, which a screen reader says. */
  const say = () => {
    const from = aim ?? first;
    const count = cards.length;
    const until = Math.min(from + page, count);
    let write = String;
    try {
      const near = row.closest("[lang]") ?? row.getRootNode().host.closest("[lang]");
      const format = new Intl.NumberFormat(near?.lang || undefined);
      write = (number) => format.format(number);
    } catch {
      // A language that the browser does not know.
    }
    const values = from + 1 === until ? [until, count] : [from + 1, until, count];
    const pattern = from + 1 === until ? status.dataset.one : status.dataset.several;
    status.textContent = pattern.replace(/\{(\d)\}/g, (_, at) => write(values[at]));
  };

  const listen = (target, type, listener, capture) =>
    target.addEventListener(type, listener, { capture, signal: stop.signal });

  for (const [button, pages] of [
    [back, -1],
    [on, 1],
  ]) {
    listen(button, "click", () => {
      if (button.ariaDisabled === "true") return;
      turn(pages);
      say();
    });
  }

  listen(row, "scroll", () => {
    look();
    if (ended) return;
    clearTimeout(timer);
    timer = setTimeout(rest, 150);
  });
  listen(row, "scrollend", rest);

  listen(row, "keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || room <= SLACK) return;
    const from = aim ?? first;
    const places = { __proto__: null, Home: 0, End: end, ArrowLeft: from - sign, ArrowRight: from + sign };
    if (!(key in places)) return;
    event.preventDefault();
    go(places[key]);
    // The focus does not stay where nobody sees it.
    const held = indexOf(focused());
    const begin = aim ?? first;
    const seen = Math.min(Math.max(held, begin), begin + page - 1);
    if (held >= 0 && held !== seen) (cards[seen].querySelector("a") ?? row).focus({ preventScroll: true });
  });

  listen(row, "focusin", ({ target }) => {
    // What a mouse presses must not move before it is released.
    if (target === row || !target.matches(":focus-visible")) return;
    const at = indexOf(focused());
    const from = aim ?? first;
    if (at >= 0 && at < from) go(at);
    else if (at >= from + page) go(at - page + 1);
  });

  listen(row, "pointerdown", ({ button, clientX, pointerType }) => {
    dragged = false;
    if (pointerType === "mouse" && button === 0 && room > SLACK) drag = { from: clientX, left: row.scrollLeft };
  });
  listen(row, "pointermove", ({ buttons: pressed, clientX, pointerId }) => {
    // Released where nobody saw it.
    if (!(pressed & 1)) drag = undefined;
    if (!drag) return;
    const way = clientX - drag.from;
    if (!dragged && Math.abs(way) > CLICK) {
      dragged = true;
      row.setPointerCapture(pointerId);
      row.classList.add("dragged");
    }
    if (dragged) row.scrollLeft = drag.left - way;
  });
  const release = () => {
    const { left } = drag ?? {};
    drag = undefined;
    if (left === undefined || !dragged) return;
    // On to the next card by a fifth of its width.
    const place = (row.scrollLeft * sign) / step;
    const forward = row.scrollLeft * sign > left * sign;
    go(forward ? Math.ceil(place - 0.2) : Math.floor(place + 0.2));
  };
  listen(row, "pointerup", release);
  listen(row, "pointercancel", release);
  // The browser would drag the link or the picture instead.
  listen(row, "dragstart", (event) => room > SLACK && event.preventDefault());
  const unclick = (event) => {
    // A click by keyboard has no count.
    if (!dragged || !event.detail) return;
    event.preventDefault();
    event.stopPropagation();
  };
  listen(row, "click", unclick, true);

  const at = (index) => {
    if (index !== undefined) go(index, true);
    return aim ?? first;
  };

  const observer = new ResizeObserver(() => {
    const before = width;
    const stays = first;
    width = row.clientWidth;
    if (!width) return;
    look();
    // Another width, or shown again: the same cards are in view as before.
    if (width !== before && stays) at(stays);
    told = `${first} ${last}`;
    // Nothing to scroll: nobody will come to the end.
    if (seen && room <= SLACK) ask(row, "more");
  });
  observer.observe(row);
  const unwatch = near(row, () => {
    seen = true;
    look();
    if (room <= SLACK) ask(row, "more");
  });

  const methods = {
    next: () => turn(1),
    previous: () => turn(-1),
    goTo: (index) => go(Math.trunc(Number(index)) || 0),
  };
  rows.set(row, { look, methods, place: at });
  return () => {
    stop.abort();
    observer.disconnect();
    unwatch();
    clearTimeout(timer);
    rows.delete(row);
  };
};

// Stories that open inside the element: asked for as soon as somebody means to open one, and the reader's place on
// the way there and back.

/** Milliseconds for which a pointer rests on a card that somebody means to open. */
const MEANT = 80;

/** The one story that somebody means to open: its address, the request for it, and how to abort that. */
let meant;
let timer;

const forget = () => {
  clearTimeout(timer);
  meant?.controller.abort();
  meant = undefined;
};

const want = (url) => {
  const controller = new AbortController();
  const response = request(url, controller.signal);
  // Whoever takes it looks at it; until then a failure is not unhandled.
  response.catch(() => {});
  meant = { __proto__: null, url, controller, response, began: Date.now() };
};

/** Begins to fetch a story of the row when a pointer rests on its card, or the card has the focus. */
const intent = (row) => {
  const begin = ({ target }) => {
    const url = target.closest(".card")?.querySelector("[data-article]")?.dataset.article;
    if (url === meant?.url) return;
    forget();
    if (url) timer = setTimeout(want, MEANT, url);
  };
  const types = { pointerover: begin, focusin: begin, pointerleave: forget, focusout: forget };
  for (const type of Object.keys(types)) row.addEventListener(type, types[type]);
  return forget;
};

/** Begins to open the story of a card: the request for its JSON, which may have begun before. */
export const intended = (link, url) => {
  const begun = meant?.url === url ? meant : undefined;
  if (begun) meant = undefined;
  forget();
  busy(link)?.removeAttribute("aria-busy");
  link.ariaBusy = "true";
  return begun ?? { __proto__: null, url };
};

const busy = (inside) => inside.getRootNode().querySelector(".cards [aria-busy]");

/** Whether a click is to do what a click does, and not to open a tab, a window, a file. */
export const plain = ({ altKey, ctrlKey, metaKey, shiftKey }) => !(altKey || ctrlKey || metaKey || shiftKey);

/** Follows the link of the card that could not be opened. */
export const follow = (root) => {
  const link = busy(root);
  link?.removeAttribute("aria-busy");
  link?.removeAttribute("data-index");
  link?.click();
};

/** The reader's place: in the page, and in the row. */
export const leave = (root) => [root.ownerDocument.defaultView.scrollY, place(root)];

/** Shows a story from its beginning. */
export const enter = (root) => {
  const headline = root.querySelector(".headline") ?? root.querySelector(".article");
  headline.tabIndex = -1;
  headline.focus({ preventScroll: true });
  root.querySelector(".back").scrollIntoView({ block: "nearest", behavior: "instant" });
};

/** Back to the place that was left, at the card of an index. */
export const comeBack = (root, index, [top, first]) => {
  place(root, first);
  scrollTo({ top, behavior: "instant" });
  const link = root.querySelector(`.cards [data-index="${index}"]`);
  link?.focus({ preventScroll: true });
  // Where it is not the page that scrolls.
  link?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
};
