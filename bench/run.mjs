// The widget beside its peers, in turns, in one run: node bench/run.mjs [--rounds N] [--only NAME,…] [--quick]
//
//   ARTICLE_DIST   the built dist/, an absolute path
//   ARTICLE_TOOLS  the folder whose node_modules holds playwright-core, esbuild and the peers' libraries
//   CHROMIUM       the browser's program; /usr/bin/chromium if it is not set
//
// Tables go to the terminal, and with the plot and every single value to target/bench/. A run of all scenarios in
// nine rounds or more is written to docs/benchmarks.md and docs/comparison.md too; --quick is three rounds, and is not.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { buildPeers, packages } from "./build.mjs";
import { machine, publish, written } from "./document.mjs";
import { plot } from "./plot.mjs";
import { summary, tables } from "./report.mjs";
import { PEERS, SCENARIOS, putScenario, putScripts, putStatic } from "./scenarios.mjs";
import { serve } from "./serve.mjs";
import { launch, visit } from "./visit.mjs";

const ENOUGH = 9;

const { ARTICLE_DIST: dist, ARTICLE_TOOLS: tools, CHROMIUM: program = "/usr/bin/chromium" } = process.env;
const options = read(process.argv.slice(2));
if (!dist || !tools || !options) {
  console.error(`usage: ARTICLE_DIST=<dist> ARTICLE_TOOLS=<tools> node bench/run.mjs [--quick] [--rounds N] [--only NAME,…] [--out FOLDER]
scenarios: ${Object.keys(SCENARIOS).join(", ")}`);
  process.exit(2);
}
const root = fileURLToPath(new URL("..", import.meta.url));
const out = options.out ?? join(root, "target", "bench");
mkdirSync(out, { recursive: true });

const server = await serve(join(out, "packed"));
const { chromium } = packages(tools)("playwright-core");
const browser = await launch(chromium, program);
try {
  const { scripts, styles } = await buildPeers(tools);
  putScripts(server, dist, scripts);
  const places = {};
  for (const scenario of options.scenarios) places[scenario.name] = await prepare(scenario, styles);
  const results = await measure(places);
  const about = { rounds: options.rounds, ...machine(root, browser) };
  const text = tables(options.scenarios, results);
  const picture = plot(options.scenarios, results);
  console.log(`\n${text}\n`);
  writeFileSync(join(out, "results.json"), JSON.stringify({ ...about, results }, null, 1));
  writeFileSync(join(out, "benchmarks.svg"), picture);
  writeFileSync(join(out, "benchmarks.md"), `${written(about, text)}\n`);
  const whole = options.scenarios.length === Object.keys(SCENARIOS).length && options.rounds >= ENOUGH;
  if (whole && !options.out) publish(root, written(about, text), summary(options.scenarios, results), picture);
  console.log(`in ${out}: benchmarks.md, benchmarks.svg, results.json`);
} finally {
  await browser.close();
  server.close();
}

/** The pages of a scenario. Every peer has to show the same: otherwise there is nothing to compare. */
async function prepare(scenario, styles) {
  const { pages, headline, change } = putScenario(server, scenario);
  const place = { scenario, headline, change, pages };
  const seen = {};
  for (const peer of Object.keys(pages)) {
    seen[peer] = (await once(place, peer, true)).shown;
    for (const what of ["words", "cards"]) {
      const [found, expected] = [seen[peer][what], seen.widget[what]].map((value) => JSON.stringify(value));
      if (found !== expected) throw new Error(`${scenario.name}: ${peer} shows other ${what}:\n${difference(found, expected)}`);
    }
  }
  if (!scenario.change) pages.static = putStatic(server, scenario, styles, seen.vanilla.views);
  return place;
}

function difference(found, expected) {
  let at = 0;
  while (found[at] === expected[at]) at += 1;
  return [found, expected].map((text) => `  … ${text.slice(Math.max(0, at - 40), at + 80)} …`).join("\n");
}

function once({ scenario, headline, change, pages }, peer, look = false) {
  const elements = peer === "static" ? 0 : scenario.elements;
  return visit(browser, server, { url: pages[peer], scenario, headline, elements, change: look ? undefined : change, look });
}

/** All rounds, the peers in turns: each is first as often as the others. */
async function measure(places) {
  const results = {};
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [name, place] of Object.entries(places)) {
      const peers = Object.keys(PEERS).filter((peer) => place.pages[peer]);
      const first = round % peers.length;
      for (const peer of [...peers.slice(first), ...peers.slice(0, first)]) {
        const values = await once(place, peer);
        const of = ((results[name] ??= {})[peer] ??= {});
        for (const [measure, value] of Object.entries(values)) (of[measure] ??= []).push(value);
      }
      const all = peers.map((peer) => `${PEERS[peer]} ${results[name][peer].all[round].toFixed(0)}`);
      console.log(`round ${round + 1} of ${options.rounds}, ${place.scenario.title}: ${all.join(", ")} ms`);
    }
  }
  return results;
}

/** The options, or nothing where one is not known. */
function read(words) {
  const found = { rounds: ENOUGH, scenarios: Object.values(SCENARIOS) };
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--quick") found.rounds = 3;
    else if (word === "--rounds") found.rounds = Number(words.shift());
    else if (word === "--out") found.out = words.shift();
    else if (word === "--only") found.scenarios = (words.shift() ?? "").split(",").map((name) => SCENARIOS[name]);
    else return undefined;
  }
  return found.rounds >= 1 && found.scenarios.every(Boolean) ? found : undefined;
}
