// The benchmark's own machinery: one round of one scenario, and the rules that its numbers are made by.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { quantile, ratio, summary } from "../../../bench/report.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export const tests = {
  async "measures all peers, and writes tables, plot and values"() {
    const out = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      const words = ["bench/run.mjs", "--rounds", "1", "--only", "wordpress,change", "--out", out];
      const { stdout } = await promisify(execFile)("node", words, { cwd: root });
      const { results, versions } = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));

      assert.deepEqual(Object.keys(results), ["wordpress", "change"]);
      assert.deepEqual(Object.keys(results.wordpress).sort(), ["preact", "static", "vanilla", "widget"]);
      // A page that was drawn beforehand has no address to change.
      assert.deepEqual(Object.keys(results.change).sort(), ["preact", "vanilla", "widget"]);
      for (const [scenario, peers] of Object.entries(results)) {
        for (const [peer, { first, all, cpu, longest, blocking, heap, wasm, bytes }] of Object.entries(peers)) {
          const what = `${scenario}, ${peer}`;
          assert.ok(first[0] > 0 && first[0] <= all[0] + 50, `${what}: ${first} of ${all} ms`);
          assert.ok(cpu[0] > 0 && longest[0] >= 0 && blocking[0] >= 0 && heap[0] > 100_000, what);
          assert.equal(wasm[0] > 1_000_000, peer === "widget", `${what}: ${wasm} bytes of wasm memory`);
          const scripts = scenario === "wordpress" && peer !== "static";
          assert.equal(bytes[0].cdn > 1_000, scripts, `${what}: ${bytes[0].cdn} bytes of scripts`);
        }
      }
      assert.ok(Object.values(versions).every((version) => /^\d+\.\d/.test(version)), JSON.stringify(versions));

      const document = readFileSync(join(out, "benchmarks.md"), "utf8");
      const titles = Array.from(document.matchAll(/^### (\w+( \w+)*)/gm), ([, title]) => title);
      assert.deepEqual(titles, [
        "Sent",
        "To the first screen",
        "To the whole article in layout",
        "Work of the page",
        "Longest task",
        "Total blocking time",
        "JavaScript",
      ]);
      assert.match(document, /\| WordPress, cold +\| +\d+ \| +\d+ \| +\d+ \| +\d+ \| +\d\.\d\d \(\d\.\d\d–\d\.\d\d\) \|/);
      assert.doesNotMatch(document, /NaN|undefined|Infinity/);
      assert.ok(stdout.includes("### To the first screen, ms"), stdout);
      assert.match(readFileSync(join(out, "benchmarks.svg"), "utf8"), /^<svg [^]*<rect class="widget"[^]*<\/svg>\n$/);
    } finally {
      rmSync(out, { recursive: true });
    }
  },

  async "the summary of a run"() {
    const peer = (all) => ({ first: [all], all: [all], longest: [0], bytes: [{ cdn: 57_000 }] });
    const results = { cold: { widget: peer(120), preact: peer(100), static: peer(40) } };
    const [heads, , ...rows] = summary([{ name: "cold", title: "Cold" }], results).split("\n");
    const cells = (row) => row.split("|").slice(1, -1).map((cell) => cell.trim());
    assert.deepEqual(cells(heads).slice(1), ["article-widget", "Preact", "vanilla JS", "static HTML", "widget ÷ Preact"]);
    assert.deepEqual(rows.map(cells), [
      ["Cold: scripts and wasm, KB", "57.0", "57.0", "–", "57.0", "1.00 (1.00–1.00)"],
      ["Cold, ms", "120", "100", "–", "40", "1.20 (1.20–1.20)"],
    ]);
  },

  async "medians, quartiles and ratios"() {
    assert.equal(quantile([3, 1, 2], 0.5), 2);
    assert.equal(quantile([4, 1, 2, 3], 0.5), 2.5);
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.deepEqual(ratio([2, 4, 6], [2, 2, 2]), { middle: 2, low: 1.5, high: 2.5 });
    assert.equal(ratio([1], [0]), undefined);
    assert.equal(ratio([0], [0]), undefined);
  },
};
