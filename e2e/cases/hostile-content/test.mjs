// Articles that want to run code, leave the shadow root or call a stranger: every text, markup and address of
// every format, in the released files. `ARTICLE_XSS` names a folder with further payloads: JSON files, each an
// array of strings or of objects with a `payload`. Pictures may come from any host, so the page's policy keeps
// them back (headers.json); what is asked of a stranger all the same is a failure.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { corpus } from "./corpus.mjs";

const SAMPLES = new URL("../../../crates/article/tests/samples/", import.meta.url);
const CHECK = readFileSync(new URL("check.js", import.meta.url), "utf8");

const folder = process.env.ARTICLE_XSS;
const payloads = folder ? further(folder) : Object.values(corpus).flat();

function further(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const all = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  const found = all.map((it) => it?.payload ?? it).filter((it) => typeof it === "string");
  if (found.length === 0) throw new Error(`no payload in the JSON files of ${folder}`);
  return found;
}

const opened = async (open) => {
  const tab = await open();
  await tab.run((text) => (0, eval)(text), CHECK);
  return tab;
};

const formats = readdirSync(SAMPLES).sort();

/** What a format gets. */
function given(format) {
  if (folder || process.env.ARTICLE_WHOLE || ["article", "wordpress"].includes(format)) return payloads;
  return payloads.filter((_, at) => at % 6 === formats.indexOf(format) % 6);
}

/** Thousands of articles are shown. */
export const limit = 240_000;

export const tests = {
  ...Object.fromEntries(
    formats.map((format) => [
      format,
      async ({ open }) => {
        const tab = await opened(open);
        const sample = JSON.parse(readFileSync(new URL(`${format}/full.json`, SAMPLES), "utf8"));
        const all = given(format);
        let shown = 0;
        // Few at a time, so that a slow page answers in time.
        for (let from = 0; from < all.length; from += 5) {
          const some = all.slice(from, from + 5);
          const { wrong, ready } = await tab.run(
            ([format, sample, some]) => hostile.tried(format, sample, some),
            [format, sample, some],
          );
          assert.deepEqual(wrong, []);
          shown += ready;
        }
        assert.ok(shown > 0, "no document with these payloads was shown: nothing was tried");
      },
    ]),
  ),

  async "the same payloads without any care are noticed"({ open }) {
    // A page of its own, that may go where they lead: its requests are not the widget's.
    const tab = await opened(open);
    const all = Object.values(corpus).flat();
    assert.ok(all.length >= 300, `${all.length} payloads`);
    assert.equal(new Set(all).size, all.length, "a payload is there twice");
    const safe = all.filter((payload) => !/stranger|refresh/.test(payload));
    const noticed = await tab.run((safe) => hostile.careless(safe), safe);
    assert.ok(noticed > safe.length / 2, `${noticed} of ${safe.length} noticed`);
    await tab.until(() => hostile.hits.length > 50);
    await tab.go("/nothing");
    // What the payloads broke was the point.
    tab.uncaught.splice(0);
  },

  async "names of the language's own in JSON reach nothing"({ open, server }) {
    const tab = await opened(open);
    const names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "toJSON", "hasOwnProperty", "then"];
    const evil = Object.fromEntries(names.map((name) => [name, { polluted: "yes", headline: "<img src=x onerror=hit()>" }]));
    // Written out, so that __proto__ is a field.
    const fields = names.map((name) => `"${name}": ${JSON.stringify(evil.then)}`).join(", ");
    const block = `{ "type": "paragraph", "text": "x", ${fields} }`;
    const body = `{ "headline": "Names", ${fields}, "body": [${block}, { "type": "__proto__", ${fields} }, { "type": "constructor" }], "related": { "stories": [{ "headline": "y", ${fields} }], ${fields} } }`;
    server.answer("api", "/names.json", { body, type: "application/json" });
    const found = await tab.run(async (src) => {
      const widget = probe.widget();
      widget.src = src;
      const { type, detail } = await probe.ended(widget);
      return { type, headline: detail.headline, polluted: {}.polluted ?? null, strange: hostile.strange(widget.shadowRoot), hits: hostile.hits };
    }, `${server.api}/names.json`);
    assert.deepEqual(found, { type: "article-load", headline: "Names", polluted: null, strange: [], hits: [] });
  },
};
