// The host pages that run in Firefox and WebKit too, and their tests that do not, each with the reason.
//
// A name that no test has is an error, so that the list stays true. What it means for readers is in
// docs/browsers.md.

/** The cases that matter most where the engine is another one. */
const BOTH = [
  "broken-page",
  "carousel",
  "embed",
  "faults",
  "iframe",
  "layout",
  "strict-policy",
  "wasm-forbidden",
  "wasm-missing",
];
export const CASES = {
  firefox: [...BOTH, "attributes", "blocks", "crash", "hostile-content", "hostile-styles", "sources"],
  webkit: BOTH,
};

const TREE = "the protocol does not give the accessibility tree";
const FINGER = "the driver has no finger";
const COUNTS = "the browser does not count nodes and listeners";
const EARLY = "the driver waits for the end of the page";
const SHIFTS = "the engine does not measure what moves";
const SCHEME = "the driver cannot ask for dark or light";
const WIDTH = "the driver's window is not so narrow";
const CUT = "the engine's network library takes a body that was cut for a whole one: malformed, and not network";
const OPEN = "fails, and is not understood yet";
const ROUND = "the engine reports a round of its ResizeObserver that it put off as an error of the page";
const ATTR = "the engine computes attr() when it draws: the text is right, its computed value is not comparable";

/** Titles by engine, with the reason. */
export const SKIPPED = {
  firefox: {
    "blocks: tables: plain, cards, or a region that scrolls": ATTR,
    "blocks: on paper: addresses of links, no buttons, all of the tables": ATTR,
    "carousel: what it is, in the tree that screen readers get": TREE,
    "carousel: a finger scrolls the row, and the page with it": FINGER,
    "carousel: 500 stories: scrolling keeps the page alive, and nothing grows": COUNTS,
    "carousel: a long row comes and goes a hundred times, and leaves nothing": COUNTS,
    "hostile-styles: every computed style is that of a clean page": OPEN,
    "hostile-styles: also in the dark": OPEN,
    "layout: the slices of a long article lie as if it were one piece": OPEN,
    "layout: what moves would be noticed": SHIFTS,
    "sources: a script element that is still arriving": EARLY,
  },
  webkit: {
    "carousel: what it is, in the tree that screen readers get": TREE,
    "carousel: a finger scrolls the row, and the page with it": FINGER,
    "carousel: 500 stories: scrolling keeps the page alive, and nothing grows": COUNTS,
    "carousel: a long row comes and goes a hundred times, and leaves nothing": COUNTS,
    "carousel: nothing that cannot be seen can take the focus": OPEN,
    "carousel: another width, or hidden and shown again: the same stories are in view": OPEN,
    "carousel: no violation that axe finds, light": SCHEME,
    "carousel: no violation that axe finds, dark": SCHEME,
    "faults: a body that is cut": CUT,
    ...Object.fromEntries(
      ["harbour", "minaa", "every-block", "tram", "glacier", "observatory"].map((story) => [
        `layout: ${story} at 240 pixels does not scroll sideways`,
        WIDTH,
      ]),
    ),
    ...Object.fromEntries(
      [240, 360].flatMap((width) =>
        ["story", "heavy"].map((story) => [
          `layout: nothing of ${story} moves at ${width} pixels, from the element to the last picture`,
          WIDTH,
        ]),
      ),
    ),
    "layout: nothing that is heavy scrolls sideways": WIDTH,
    "layout: the way back from a note far below": OPEN,
    "layout: what moves would be noticed": SHIFTS,
    "strict-policy: attributes that change, cards that scroll, an element that goes": ROUND,
  },
};
