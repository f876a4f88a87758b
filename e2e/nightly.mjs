// The host pages that `cargo xtask nightly` opens and a plain run leaves out: what takes long for what it finds, each with
// the reason. They run too where somebody names them (`cargo xtask test --only host NAME`), and with `--whole`.
//
// A row that fits no test is an error, so that the list stays true. Beside these, hostile-content tries a part of its
// payloads on each format but two.

/** In every browser. */
export const NIGHTLY = [
  {
    names: /^examples: (next|svelte|sveltekit|vue): the page works$/,
    why: "a build by a framework's own tools takes up to half a minute; that of React, by day, goes the same way",
  },
  {
    names: /^examples: react: the page works with React 18$/,
    why: "the same component as by day, with the packages that came before",
  },
  {
    names: /^examples: .*: the types of the page fit/,
    why: "each starts a framework's compiler for one page",
  },
  {
    names: /^package: publint and Are The Types Wrong find nothing$/,
    why: "what they look at changes with package/build.mjs, and hardly ever",
  },
  {
    names: /^package: a project installs it, checks its types, bundles it, and shows an article$/,
    why: "npm, three runs of TypeScript's compiler, and Vite: most of a minute",
  },
  {
    names: /^bench: measures all peers, and writes tables, plot and values$/,
    why: "no part of what is released: the measuring itself",
  },
  {
    names: /^carousel: (500 stories: |a long row comes and goes a hundred times, )/,
    why: "comparisons of times and memory of long rows, of up to half a minute; by day `soak` mounts and changes elements",
  },
  {
    names: /^life: a thousand times mounted and taken down/,
    why: "`soak` does so 150 times by day, and looks at the same numbers",
  },
  {
    names: /^accessibility: every block, (rtl, light|ltr, dark), /,
    why: "by day left to right in light and right to left in dark: what axe finds depends on one of both, not on the pair",
  },
  {
    names: /^looks: another colour, size, place or order, and what is missing, is found$/,
    why: "whether the comparison itself finds 16 planted faults: it changes with the comparison",
  },
  {
    names: /^package: components write the element and its fallback on a server/,
    why: "three frameworks' packages from npm, for components that are written from the manifest; by day the page of React does it",
  },
];

/** In Firefox and WebKit, beside those. */
export const ELSEWHERE = [
  {
    names: /^(related-src|sources|attributes): /,
    why: "what becomes of requests, JSON and attributes is the widget's own code; how engines differ in it is in `faults`, `embed` and `kept`",
  },
];
