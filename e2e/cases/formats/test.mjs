// The samples of every format, in the browser: the widget reads what the tests of the core read natively, and
// shows it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

const TESTS = new URL("../../../crates/article/tests/", import.meta.url);
/** Where the native tests say that the samples come from. */
const BASE = "https://news.example";
const PLACE = "/api/story.json";

/** What a sample becomes natively: a reading, or an error. */
function expected(format, name) {
  const file = new URL(`suite/snapshots/suite__samples__${format}-${name}.snap`, TESTS);
  const [, , ...json] = readFileSync(file, "utf8").split("---\n");
  return JSON.parse(json.join("---\n"));
}

/** Samples whose addresses Chromium reads otherwise than the URL Standard says: a host with a space in it. */
const OWN_WAY = ["hostile-urls.json"];

/** An article with the addresses that it would have natively: here everything comes without encryption. */
const settled = (article, origin) =>
  JSON.parse(JSON.stringify(article).replaceAll(origin, BASE).replaceAll("http://", "https://"));

/** A list of issues, without the long messages. */
const issues = (list) => list.map(({ code, path }) => `${code} ${path}`);

const formats = readdirSync(new URL("samples/", TESTS)).sort();

export const tests = Object.fromEntries(
  formats.map((format) => [
    format,
    async ({ open, server }) => {
      const tab = await open();
      const files = readdirSync(new URL(`samples/${format}/`, TESTS)).sort();
      for (const file of files.filter((file) => !OWN_WAY.includes(file))) {
        const body = readFileSync(new URL(`samples/${format}/${file}`, TESTS), "utf8");
        const native = expected(format, file.replace(/\.json$/, ""));
        server.answer("api", PLACE, { body, type: "application/json" });
        const found = await tab.run(
          async (src) => {
            probe.widget().src = src;
            const { type, detail } = await probe.ended();
            return {
              type,
              detail,
              article: probe.widget().article,
              headline: probe.part("headline")?.textContent ?? null,
            };
          },
          // A new query asks for a new load.
          `${server.api}${PLACE}?${file}`,
        );
        if (native.error) {
          assert.equal(found.type, "article-error", file);
          assert.equal(found.detail.code, native.error, file);
          assert.equal(found.detail.status, native.status, file);
          continue;
        }
        assert.equal(found.type, "article-load", `${file}: ${JSON.stringify(found.detail)}`);
        assert.deepEqual(settled(found.article, server.api), settled(native.article, BASE), file);
        assert.equal(found.detail.format, native.format, file);
        assert.deepEqual(issues(found.detail.issues), issues(native.issues), file);
        assert.equal(found.headline ?? "", native.article.headline ?? "", file);
      }
    },
  ]),
);
