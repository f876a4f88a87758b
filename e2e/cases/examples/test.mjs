// The examples work as they stand in examples/, beside dist/ and demo/; the components are short, and the
// list of examples names each.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length))
  .sort();
const pages = files.filter((path) => extname(path) === ".html");
const text = (path) => readFileSync(join(folder, path), "utf8");

/** How the element of a document ended: waits until it has. */
async function ended() {
  const element = document.querySelector("article-widget");
  if (!["ready", "error"].includes(element.state)) {
    await new Promise((done) => {
      for (const type of ["article-load", "article-error"]) element.addEventListener(type, done);
    });
  }
  const shadow = element.shadowRoot;
  return {
    error: element.error,
    headline: shadow.querySelector("[part~=headline]")?.textContent,
    pictures: shadow.querySelectorAll("img").length > 0,
    seen: shadow.querySelector("[part~=article]").getBoundingClientRect().height > 300,
    fallback: Boolean(element.querySelector(":scope > a")?.getClientRects().length),
  };
}

/** The headline that a page should show: that of the story it names, or of the one that it holds. */
function headline(page) {
  const html = text(page);
  const [, story] = html.match(/demo(?:\/|%2F)([\w-]+\.json)/) ?? [];
  const [, inside] = html.match(/<script type="application\/json">(.*?)<\/script>/s) ?? [];
  return JSON.parse(inside ?? text(join("../demo", story))).headline;
}

const shown = (page) => async ({ open, server }) => {
  const tab = await open(`/examples/${page}`, {
    set: () => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    },
  });
  const framed = text(page).includes("<iframe title");
  const run = framed ? await tab.frame(/embed\.html/) : tab.run;
  assert.deepEqual(await run(ended), { error: null, headline: headline(page), pictures: true, seen: true, fallback: false });
  if (framed) {
    // 40rem, until the frame has told its height.
    await tab.until((before) => document.querySelector("iframe").clientHeight !== before, 640);
  }
  assert.deepEqual(await tab.run(() => globalThis.violations), []);
  const missing = server.requests("page").filter(({ path }) => !/^\/(examples|dist|demo)\/|^\/favicon/.test(path));
  assert.deepEqual(missing, []);
};

export const tests = {
  ...Object.fromEntries(pages.map((page) => [page, shown(page)])),

  async "a page is served with what it needs, and with nothing else of the repository"() {
    const server = spawn(process.execPath, ["tools/serve.mjs", "plain.html", "0"], {
      cwd: join(folder, ".."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await once(createInterface(server.stdout), "line");
      const page = line.split(" ")[0];
      const answer = async (path) => {
        const { status, headers, url } = await fetch(new URL(path, page));
        return [status, headers.get("content-type"), new URL(url).pathname];
      };
      assert.deepEqual(await answer("/"), [200, "text/html; charset=utf-8", "/examples/plain.html"]);
      assert.deepEqual(await answer("/demo/harbour.json"), [200, "application/json", "/demo/harbour.json"]);
      for (const path of ["/Cargo.toml", "/examples/%2e%2e%2fCargo.toml", "/dist/..%2fCargo.toml", "/%ff", "/examples/"]) {
        assert.equal((await answer(path))[0], 404, path);
      }
    } finally {
      server.kill();
    }
  },

  async "each example begins with a comment, and the list names it"() {
    const list = text("README.md");
    for (const path of files.filter((path) => path !== "README.md")) {
      assert.ok(list.includes(`(${path})`), `${path} is in examples/README.md`);
      assert.match(text(path), /^(<!doctype html>\n)?(<!-- |\/\/ |<\?php\n\/\*\*)/, path);
    }
    const linked = Array.from(list.matchAll(/\]\((?!\.\.)([^)]+)\)/g), ([, path]) => path);
    assert.deepEqual(linked.filter((path) => !files.includes(path)), []);
  },

  async "a component has at most 30 lines and knows every event"() {
    const components = files.filter((path) => ["react", "vue", "svelte"].includes(dirname(path)));
    assert.equal(components.length, 3);
    for (const path of components) {
      assert.ok(text(path).split("\n").length <= 31, path);
      for (const event of ["article-load", "article-error", "related-select"]) {
        assert.ok(text(path).includes(event), `${path}: ${event}`);
      }
    }
  },
};
