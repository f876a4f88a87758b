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
const SCHEME = "the driver cannot ask for dark";
const CUT = "the engine's network library takes a body that was cut for a whole one: malformed, and not network";
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
    "layout: what moves would be noticed": SHIFTS,
    "sources: a script element that is still arriving": EARLY,
  },
  webkit: {
    "carousel: what it is, in the tree that screen readers get": TREE,
    "carousel: a finger scrolls the row, and the page with it": FINGER,
    "carousel: 500 stories: scrolling keeps the page alive, and nothing grows": COUNTS,
    "carousel: a long row comes and goes a hundred times, and leaves nothing": COUNTS,
    "carousel: no violation that axe finds, dark": SCHEME,
    "faults: a body that is cut": CUT,
    "layout: what moves would be noticed": SHIFTS,
  },
};
