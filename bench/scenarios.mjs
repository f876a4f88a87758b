// What is measured: a table of scenarios, and the pages and JSON that they need.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { article, wordpress } from "./articles.mjs";

/** 1.6 Mbit/s with 150 ms: the slow mobile network that Lighthouse tests with. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/**
 * `path` of the JSON, like that of a real site; `blocks` and `cards` of each article; `elements` on the page; `network`, if it is slowed down; `warm`: the
 * page was there before, scripts and wasm are in the browser's caches; `change`: what is measured is another `src`.
 */
export const SCENARIOS = {
  cold: { title: "Typical article, cold" },
  warm: { title: "Typical article, warm", warm: true },
  slow: { title: "Typical article, 1.6 Mbit/s and 150 ms", network: SLOW },
  wordpress: { title: "WordPress, cold", format: wordpress, path: "/wp-json/wp/v2/posts/57" },
  "wordpress-slow": { title: "WordPress, 1.6 Mbit/s and 150 ms", format: wordpress, path: "/wp-json/wp/v2/posts/58", network: SLOW },
  "blocks-2000": { title: "2,000 blocks", blocks: 2_000 },
  "blocks-20000": { title: "20,000 blocks", blocks: 20_000 },
  "elements-50": { title: "50 elements", elements: 50 },
  "cards-500": { title: "500 cards", cards: 500 },
  change: { title: "Change of src", change: true },
};
for (const [name, scenario] of Object.entries(SCENARIOS)) {
  SCENARIOS[name] = { name, path: `/${name}.json`, blocks: 30, cards: 8, elements: 1, format: (article) => article, ...scenario };
}

export const PEERS = {
  widget: "article-widget",
  preact: "Preact",
  vanilla: "vanilla JS",
  static: "static HTML",
};

/** Puts the scripts on the servers: what `dist` lists, and the peers. */
export function putScripts(server, dist, scripts) {
  const names = Object.keys(JSON.parse(readFileSync(join(dist, "integrity.json"), "utf8"))).filter((name) => name.includes("."));
  for (const name of names) server.put("cdn", `/widget/${name}`, readFileSync(join(dist, name)));
  for (const [name, script] of Object.entries(scripts)) {
    server.put("cdn", `/${name}/article-widget.js`, script);
  }
  server.put("page", "/empty.html", page("", ""));
}

/** Puts a scenario's JSON and pages on the servers; says where each peer's page is, and what it shows. */
export function putScenario(server, scenario) {
  const { name, path, blocks, cards, format } = scenario;
  const make = (who) => article({ blocks, cards, host: server.img, name: who });
  const [first, next] = [make("Orrell"), make("Fennimore")];
  const src = server.put("api", path, JSON.stringify(format(first)));
  const change = scenario.change && {
    src: server.put("api", `/${name}-next.json`, JSON.stringify(format(next))),
    headline: next.headline,
  };
  const element = (number) =>
    `<article-widget src="${src}?${number}"><a href="https://news.example/story">${first.headline}</a></article-widget>`;
  const elements = Array.from({ length: scenario.elements }, (_, number) => element(number)).join("\n");
  const pages = {};
  for (const peer of ["widget", "preact", "vanilla"]) {
    const script = `<script type="module" src="${server.cdn}/${peer}/article-widget.js"></script>`;
    pages[peer] = server.put("page", `/${name}-${peer}.html`, page(script, elements));
  }
  return { pages, headline: first.headline, change };
}

/** The floor: a page that has been drawn beforehand. `views` is what stands in an element once it is ready. */
export function putStatic(server, scenario, styles, views) {
  const root = `<div class="root shown" data-theme="auto" lang="en">${views}</div>`;
  const content = Array.from({ length: scenario.elements }, () => root).join("\n");
  return server.put("page", `/${scenario.name}-static.html`, page(`<style>${styles}</style>`, content));
}

function page(head, main) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host page</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
