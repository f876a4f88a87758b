// The examples work as `cargo xtask serve --example NAME` serves them, from tools/serve.mjs, beside dist/ and demo/:
// the pages as they stand in examples/, the projects built by their frameworks with the npm package. Their types are
// checked, strictly, and the list of examples names each file.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { node, prepare } from "../../../tools/project.mjs";

const { ARTICLE_DIST: dist, ARTICLE_TOOLS: tools } = process.env;

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length))
  .sort();
const isProject = (path) => existsSync(join(folder, path.split("/")[0], "package.json"));
/** A folder with a list of its own, and a test: prerender-examples. */
const isListed = (path) => existsSync(join(folder, path.split("/")[0], "README.md"));
const pages = files.filter((path) => extname(path) === ".html" && !isProject(path));
const projects = files.filter((path) => path.endsWith("/package.json")).map(dirname);
/** Projects whose pages are written by a server, or as one does it when they are built. */
const SERVED = ["next", "sveltekit"];
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

/** Serves an example while a test needs it. */
async function serving(page, work, instead = {}) {
  const server = spawn(process.execPath, ["tools/serve.mjs", page, "0"], {
    cwd: join(folder, ".."),
    env: { ...process.env, ARTICLE_INSTEAD: JSON.stringify(instead) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = await Promise.race([once(createInterface(server.stdout), "line"), once(server, "exit")]);
    assert.match(String(line), /^http/, `${page} is served`);
    return await work(new URL(line.split(" ")[0]));
  } finally {
    server.kill();
  }
}

const shown = (page) => async ({ open }) => {
  await serving(page, async (url) => {
    const tab = await open(url.pathname, {
      at: url.origin,
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
    const asked = await tab.run(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    assert.ok(asked.includes("/dist/article-widget.js") || framed, asked.join());
    assert.deepEqual(asked.filter((path) => !/^\/(examples|dist|demo)\/|^\/favicon/.test(path)), []);
  });
};

/** What the page of a project shows: what it was told last, and what is drawn. */
function look() {
  const element = document.querySelector("article-widget");
  const headline = element.shadowRoot.querySelector("[part~=headline]");
  return {
    told: document.querySelector("output").textContent,
    tag: headline?.localName,
    headline: headline?.textContent,
    theme: element.theme,
    today: element.today,
    controls: element.hasAttribute("controls"),
    fallback: Boolean(element.querySelector(":scope > a")?.getClientRects().length),
  };
}

/** A project: its article is drawn, and what its component is given and tells works both ways. */
const works = (name, instead) => async ({ open }) => {
  const walk = async (url) => {
    if (SERVED.includes(name)) {
      const html = await (await fetch(url)).text();
      const [, tag, inside] = html.match(/<article-widget([^>]*)>(.*?)<\/article-widget>/s) ?? [];
      assert.match(tag ?? html, / src="..\/..\/demo\/harbour.json"(.* )heading-level="1" today=""/);
      assert.match(inside, /^<a href="..\/..\/demo\/harbour.json">The story<\/a>/);
    }
    const tab = await open(url.pathname, { at: url.origin });
    const [harbour, tram] = ["harbour", "tram"].map((name) => JSON.parse(text(join("../demo", `${name}.json`))).headline);
    const told = (words) => tab.until((words) => document.querySelector("output")?.textContent === words, words);
    const press = (name) =>
      tab.run((name) => Array.from(document.querySelectorAll("button")).find((it) => it.textContent === name).click(), name);
    const choose = (at) =>
      tab.run((at) => {
        const list = document.querySelector("select");
        list.selectedIndex = at;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      }, at);
    const drawn = { told: `Shown: ${harbour}`, tag: "h1", headline: harbour, theme: "light", today: true, controls: false, fallback: false };

    await told(drawn.told);
    assert.deepEqual(await tab.run(look), drawn);
    await press("Theme");
    await tab.until(() => document.querySelector("article-widget").theme === "dark");
    assert.deepEqual(await tab.run(look), { ...drawn, theme: "dark", controls: true });
    await press("Theme");
    await tab.until(() => document.querySelector("article-widget").theme === "light");
    assert.deepEqual(await tab.run(look), drawn);
    const before = await tab.run(() => location.href);
    await tab.run(() => document.querySelector("article-widget").shadowRoot.querySelector("[part~=card] a").click());
    await told(`Chosen: ${JSON.parse(text("../demo/harbour.json")).related.stories[0].headline}`);
    await choose(1);
    await told(`Shown: ${tram}`);
    // The card's link was not followed.
    assert.equal(await tab.run(() => location.href), before);
    await press("Own article");
    await told("Shown: Written by the page");
    assert.equal((await tab.run(look)).headline, "Written by the page");
    await press("Own article");
    await told(`Shown: ${tram}`);
    await choose(2);
    await told("Error: http");
    assert.equal((await tab.run(look)).fallback, true);
  };
  await serving(`${name}/index.html`, walk, instead);
};

/** The scripts of what a project's command `check` calls. */
const PROGRAMS = {
  "svelte-check": "svelte-check/bin/svelte-check",
  "svelte-kit": "@sveltejs/kit/svelte-kit.js",
  tsc: "typescript/bin/tsc",
  "vue-tsc": "vue-tsc/bin/vue-tsc.js",
};

/** Checks a project's types as its own command `check` does, with other versions of its packages if they are named. */
const checked = (name, instead) => async () => {
  const work = mkdtempSync(join(tmpdir(), "article-widget-check-"));
  try {
    const project = await prepare(join(folder, name), { dist, tools, work, instead });
    const { scripts } = JSON.parse(text(join(name, "package.json")));
    for (const command of scripts.check.split(" && ")) {
      const [program, ...words] = command.split(" ");
      await node(project, [join(project, "node_modules", PROGRAMS[program]), ...words]);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** React 18 in place of 19, with the types of either; those of `react-dom` fit both. */
const REACT_18 = {
  react: "react-18",
  "react-dom": "react-dom-18",
  "@types/react": "@types/react-18",
  "@types/react-dom": "@types/react-dom",
};

/** Bundlers and compilers take their time on a busy machine. */
export const limit = 400_000;

export const tests = {
  ...Object.fromEntries(pages.map((page) => [page, shown(page)])),
  ...Object.fromEntries(projects.map((name) => [`${name}: the page works`, works(name)])),
  ...Object.fromEntries(projects.map((name) => [`${name}: the types of the page fit`, checked(name)])),
  "react: the page works with React 18": works("react", REACT_18),
  "react: the types of the page fit those of React 18": checked("react", REACT_18),

  async "a project for each framework, with the versions of the tools"() {
    assert.deepEqual(projects, ["next", "react", "svelte", "sveltekit", "vue"]);
    const read = (path) => JSON.parse(text(path));
    const [, version] = text("../Cargo.toml").match(/^version = "([^"]+)"$/m);
    const pinned = { ...read("../tools/package.json").dependencies, "article-widget": version };
    for (const path of projects) {
      const { dependencies, devDependencies } = read(join(path, "package.json"));
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        assert.equal(version, pinned[name], `${path}: ${name}`);
      }
    }
  },

  async "a page is served with what it needs, and with nothing else of the repository"() {
    await serving("plain.html", async (page) => {
      const answer = async (path) => {
        const { status, headers, url } = await fetch(new URL(path, page));
        return [status, headers.get("content-type"), new URL(url).pathname];
      };
      assert.deepEqual(await answer("/"), [200, "text/html; charset=utf-8", "/examples/plain.html"]);
      assert.deepEqual(await answer("/demo/harbour.json"), [200, "application/json", "/demo/harbour.json"]);
      for (const path of ["/Cargo.toml", "/examples/%2e%2e%2fCargo.toml", "/dist/..%2fCargo.toml", "/%ff", "/examples/"]) {
        assert.equal((await answer(path))[0], 404, path);
      }
    });
  },

  async "the page for WordPress has what the plugin prints"() {
    const page = text("wordpress/index.html");
    const plugin = text("wordpress/article-widget.php");
    const [, given] = page.match(/\[article_widget ([^\]]+)\]/);
    const attributes = Object.fromEntries(Array.from(given.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name, value]));
    const [, format] = plugin.match(/sprintf\(\s*'([^']+)'/);
    const order = Array.from(plugin.matchAll(/esc_\w+\( \$given\['(\w+)'\] \)/g), ([, name]) => name);
    // None of the values has anything to escape.
    const printed = format.replace(/%(\d)\$s/g, (_, number) => attributes[order[number - 1]]);
    assert.ok(page.includes(`\n${printed}\n`), printed);
    assert.match(plugin, /wp_enqueue_script_module\( 'article-widget',/);
    assert.ok(page.includes('id="article-widget-js-module"'));
  },

  async "each example begins with a comment, and the list names it"() {
    const list = text("README.md");
    for (const path of files.filter((path) => extname(path) !== ".md")) {
      const [top, ...below] = path.split("/");
      const listed = isListed(path) ? text(join(top, "README.md")).includes(`(${below.join("/")})`) : list.includes(`(${path})`);
      if (!isProject(path)) assert.ok(listed, `${path} is in its README.md`);
      // JSON has no comments.
      if (extname(path) !== ".json") assert.match(text(path), /^(<!doctype html>\n|"use client";\n|#!\/bin\/sh\n)?(<!-- |\/\/ |# |<\?php\n\/\*\*)/, path);
    }
    const linked = Array.from(list.matchAll(/\]\((?!\.\.)([^)]+)\)/g), ([, path]) => path);
    assert.deepEqual(linked.filter((path) => !files.includes(path)), []);
  },
};
