// Runs the host pages in a real browser and says what became of each: node e2e/run.mjs [FILTER…]
//
//   ARTICLE_DIST   the built dist/, an absolute path
//   ARTICLE_TOOLS  the folder whose node_modules holds playwright-core and axe-core
//   CHROMIUM       the browser's program; /usr/bin/chromium if it is not set
//   ARTICLE_ENGINE firefox or webkit, for the cases of engines.mjs in another engine; then ARTICLE_DRIVER is its
//                  WebDriver, and ARTICLE_BROWSER its program
//   ARTICLE_WHOLE  if it is set: with what nightly.mjs leaves to the night; so is what a FILTER names
//
// A case is a folder of cases/: its pages, and test.mjs, which exports `tests`, an object of functions by
// title. A test that fails among others runs once more, alone, at the end: a machine that was too busy is no
// fault of the widget's, and a test that passes only then is named. Each test gets servers and a browser session of its own. What it compares comes as JSON out of
// functions that run in the page, so that another driver can run the same cases: see browser.mjs.

import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";

import { CASES, SKIPPED } from "./engines.mjs";
import { limited } from "./limited.mjs";
import { ELSEWHERE, NIGHTLY } from "./nightly.mjs";
import { serve } from "./server.mjs";

/** Milliseconds that one test may take, unless its case exports a `limit`. */
const LIMIT = 60_000;
/** Tests at a time, by engine: one waits for its page while another computes. */
const ABREAST = { chromium: 3, firefox: 2, webkit: 2 };

const { ARTICLE_DIST: dist, ARTICLE_TOOLS: tools, CHROMIUM: chromium = "/usr/bin/chromium" } =
  process.env;
const { ARTICLE_ENGINE: engine = "chromium", ARTICLE_DRIVER: driver, ARTICLE_BROWSER: program = chromium } =
  process.env;
if (!dist || !tools) {
  console.error("usage: ARTICLE_DIST=<dist> ARTICLE_TOOLS=<tools> node e2e/run.mjs [FILTER…]");
  process.exit(2);
}
/** A test is run whose name contains one of these; every test, if there is none. */
const filters = process.argv.slice(2).filter(Boolean);
const wanted = (name) => filters.length === 0 || filters.some((filter) => name.includes(filter));
// What somebody has asked for is run whole.
if (filters.length > 0) process.env.ARTICLE_WHOLE = "1";
const cases = fileURLToPath(new URL("cases/", import.meta.url));
const { launch } = await import(engine === "chromium" ? "./browser.mjs" : "./webdriver.mjs");
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
// A WebDriver has one window at a time, and one after the other takes a screen of its own.
const browsers = [];
for (let at = 0; at < (engine === "chromium" ? 1 : ABREAST[engine]); at += 1) {
  browsers.push(await launch({ tools, program, engine, driver, screen: at > 0 }));
}

let left = 0;
const tests = await all();
/** Seconds by case, of all its tests. */
const spent = {};
let passed = 0;
const again = [];
const failures = [];
const unsteady = [];
await Promise.all(Array.from({ length: ABREAST[engine] }, (_, at) => work(browsers[at % browsers.length])));
for (const test of again) {
  const reason = await outcome(test, browsers[0]);
  if (reason === undefined) {
    passed += 1;
    unsteady.push(test.full);
  } else {
    failures.push(`FAILED ${test.full}\n${indented(reason)}`);
  }
}
await Promise.all(browsers.map((browser) => browser.close()));
if (passed + failures.length === 0) failures.push(`no test is named like "${filters.join('" or "')}"`);
const longest = Object.entries(spent).sort(([, one], [, other]) => other - one).slice(0, 8);
console.log(`\nthe longest cases: ${longest.map(([name, seconds]) => `${name} ${Math.round(seconds)} s`).join(", ")}`);
if (left > 0) console.log(`${left} tests are left to the night: e2e/nightly.mjs`);
if (unsteady.length > 0) console.log(`\npassed only alone:\n${indented(unsteady.join("\n"))}`);
// Once more where nobody has to look for them.
for (const failure of failures) console.log(`\n${failure}`);
const where = engine === "chromium" ? "" : ` --engine ${engine}`;
if (failures.length > 0) console.log(`\nto see one of them: cargo xtask test${where} --only host NAME`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Every test that the filter lets through. */
async function all() {
  const found = [];
  const titles = [];
  const skipped = { ...SKIPPED[engine] };
  for (const name of readdirSync(cases).sort()) {
    if (engine !== "chromium" && !CASES.includes(name)) continue;
    const folder = join(cases, name);
    const { tests, limit = LIMIT } = await import(pathToFileURL(join(folder, "test.mjs")));
    for (const [title, test] of Object.entries(tests)) {
      const full = `${name}: ${title}`;
      titles.push(full);
      const reason = skipped[full];
      delete skipped[full];
      if (!wanted(full)) continue;
      if (reason) console.log(`skipped ${full}: ${reason}`);
      else if (nightly(full)) left += 1;
      else found.push({ full, folder, test, limit });
    }
  }
  const unknown = Object.keys(skipped);
  if (unknown.length > 0) throw new Error(`engines.mjs names tests that are not there: ${unknown.join("; ")}`);
  if (engine === "chromium") {
    const idle = [...NIGHTLY, ...ELSEWHERE].filter(({ names }) => !titles.some((full) => names.test(full)));
    if (idle.length > 0) throw new Error(`nightly.mjs names tests that are not there: ${idle.map(({ names }) => names).join("; ")}`);
  }
  return found;
}

/** Whether a test is left to the night. One that somebody has asked for is not. */
function nightly(full) {
  const rows = engine === "chromium" ? NIGHTLY : [...NIGHTLY, ...ELSEWHERE];
  return !process.env.ARTICLE_WHOLE && rows.some(({ names }) => names.test(full));
}

async function work(browser) {
  for (let next = tests.shift(); next; next = tests.shift()) {
    const started = Date.now();
    const reason = await outcome(next, browser);
    const took = (Date.now() - started) / 1000;
    const seconds = took.toFixed(1);
    const [name] = next.full.split(": ");
    spent[name] = (spent[name] ?? 0) + took;
    if (reason === undefined) {
      passed += 1;
      console.log(`ok ${next.full} (${seconds} s)`);
    } else {
      again.push(next);
      console.log(`failed, once more at the end: ${next.full} (${seconds} s)\n${indented(reason)}`);
    }
  }
}

function indented(text) {
  return text.replace(/^/gm, "    ");
}

/** Why a test failed; nothing if it passed. */
async function outcome({ folder, test, limit }, browser) {
  const server = await serve({ dist, folder });
  const session = await browser.session(server);
  try {
    await limited(test({ open: session.open, server }), limit, "the whole test");
    await session.verify();
    return undefined;
  } catch (error) {
    return [error?.stack ?? String(error), ...session.notes()].join("\n");
  } finally {
    await session.close();
    await server.close();
  }
}
