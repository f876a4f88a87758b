// The host pages that run in Firefox and WebKit too, and their tests that do not, each with the reason.
//
// A name that no test has is an error, so that the list stays true. What it means for readers is in
// docs/browsers.md.

/** The cases that matter most where the engine is another one: embedding, policies, faults, carousel, layout. */
export const CASES = [
  "attributes",
  "blocks",
  "broken-page",
  "carousel",
  "crash",
  "embed",
  "faults",
  "hostile-content",
  "hostile-styles",
  "iframe",
  "kept",
  "layout",
  "lazy",
  "old-pages",
  "prerender",
  "related-src",
  "sources",
  "strict-policy",
  "wasm-forbidden",
  "wasm-missing",
];

const TREE = "the protocol does not give the accessibility tree";
const FINGER = "the driver has no finger";
const COUNTS = "the browser does not count nodes and listeners";
const TIMES = "a comparison of times, which says no more than in Chromium and takes a minute here";
const EARLY = "the driver waits for the end of the page";
const SHIFTS = "the engine does not measure what moves";
const PRINTED = "the driver cannot ask for the page as it is printed";
const JSONED = "the page changes how arrays become JSON, by which the driver gets its answers";
const TWICE = "what becomes of thousands of articles depends on the format, not on the engine: one format is enough";
const SCHEME = "the driver cannot ask for dark";
const CUT = "the engine's network library takes a body that was cut for a whole one: malformed, and not network";
const SEARCH = "`window.find` does not look into shadow roots; the search that readers have is not for scripts";
const ATTR = "the engine computes attr() when it draws: the text is right, its computed value is not comparable";

/** The formats but the project's own. */
const FORMATS = [
  "activitystreams", "apple-news", "arc-ans", "bbc-optimo", "contentful", "drupal", "ghost", "guardian-capi", "json-feed", "ninjs",
  "portable-text", "schema-org", "wordpress",
];

/** What runs in Chromium alone. */
const BOTH = {
  "carousel: what it is, in the tree that screen readers get": TREE,
  "carousel: every card is in the tree, at every width and wherever the row is": TREE,
  "carousel: a finger scrolls the row, and the page with it": FINGER,
  "carousel: 500 stories: the first are seen as soon as of ten": TIMES,
  "carousel: 500 stories: scrolling keeps the page alive, and nothing grows": COUNTS,
  "carousel: a long row comes and goes a hundred times, and leaves nothing": COUNTS,
  ...Object.fromEntries(FORMATS.map((format) => [`hostile-content: ${format}`, TWICE])),
  "layout: what moves would be noticed": SHIFTS,
  "old-pages: libraries that have extended everything": JSONED,
  "prerender: nothing is asked for before the page has loaded": EARLY,
  "sources: a script element that is still arriving": EARLY,
};

/** Titles by engine, with the reason. */
export const SKIPPED = {
  firefox: {
    ...BOTH,
    "blocks: tables: plain, cards, or a region that scrolls": ATTR,
    "blocks: on paper: addresses of links, no buttons, all of the tables": ATTR,
  },
  webkit: {
    ...BOTH,
    "attributes: theme": SCHEME,
    "blocks: on paper: addresses of links, no buttons, all of the tables": PRINTED,
    "carousel: no violation that axe finds, dark": SCHEME,
    "carousel: the browser's own search finds every card": SEARCH,
    "faults: a body that is cut": CUT,
    "hostile-styles: also in the dark": SCHEME,
  },
};
