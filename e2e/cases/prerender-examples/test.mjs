// examples/prerender/ does what it says: its pages have the article in them and are taken over, only what has changed is
// made anew, and what goes wrong with one story leaves the others.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { TYPES } from "../../../tools/types.mjs";
import { show } from "../../prerendered.mjs";

const { ARTICLE_COMMAND: command, ARTICLE_DIST: dist } = process.env;
const run = promisify(execFile);

const source = fileURLToPath(new URL("../../../examples/prerender/", import.meta.url));
const plugin = "wordpress/article-prerendered.php";
const STORIES = ["clock", "lanterns"];

/** A copy of the folder with the servers' addresses, as who copies it writes theirs, while a test needs it. */
const copied = (work) => async ({ open, server }) => {
  const folder = mkdtempSync(join(tmpdir(), "prerender-examples-"));
  cpSync(source, folder, { recursive: true });
  for (const path of ["Makefile", "page.template", "prerender.mjs", "build.mjs", "wordpress/write.sh"]) {
    const text = readFileSync(join(folder, path), "utf8");
    const changed = text
      .replaceAll("https://cdn.example/article-widget/", `${server.cdn}/dist/`)
      .replaceAll("https://news.example/api/", `${server.api}/`);
    writeFileSync(join(folder, path), changed);
  }
  for (const name of STORIES) {
    const body = readFileSync(join(folder, "stories", `${name}.json`), "utf8");
    server.answer("api", `/${name}.json`, { body, type: TYPES[".json"] });
  }
  const env = { ...process.env, ARTICLE: command, DIST: dist };
  const example = {
    folder,
    /** Runs a program in it, which may fail. */
    call: (program, ...words) => run(program, words, { cwd: folder, env }).then(({ stdout }) => stdout.trim()),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    write: (path, text) => writeFileSync(join(folder, path), text),
    /** Makes a file older than all, or, with more seconds, newer. */
    date: (path, seconds) => utimesSync(join(folder, path), seconds, seconds),
    time: (path) => statSync(join(folder, path)).mtimeMs,
    headline: (name) => JSON.parse(readFileSync(join(folder, "stories", `${name}.json`), "utf8")).headline,
  };
  try {
    await work({ open, server, example });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The page of a story has it without scripts, and the element takes it over: no node is made anew. */
async function takenOver({ open, server, example }, name) {
  const body = example.read(`public/${name}.html`).replace("<head>", `<head><script src="${server.cdn}/probe.js"></script>`);
  server.answer("page", "/", { body, type: TYPES[".html"] });
  const tab = await open("/", {
    set: () => {
      addEventListener("DOMContentLoaded", () => {
        globalThis.standing = Array.from(probe.root().querySelectorAll("article, article *"));
        globalThis.heading = probe.part("headline").textContent;
      });
    },
  });
  const [{ headline }] = await tab.run(() => probe.seen("article-load"));
  const seen = await tab.run(() => ({
    title: document.title,
    heading,
    tag: probe.part("headline").localName,
    state: probe.look().state,
    stood: standing.length > 5,
    gone: standing.filter((node) => !node.isConnected).length,
    preloaded: document.querySelector("head > link[rel=preload]")?.as,
    mode: document.compatMode,
  }));
  const expected = example.headline(name);
  assert.equal(headline, expected);
  assert.deepEqual(seen, {
    title: expected,
    heading: expected,
    tag: "h1",
    state: "ready",
    stood: true,
    gone: 0,
    preloaded: "style",
    mode: "CSS1Compat",
  });
  await tab.close();
}

/** The stories whose page a run has written. */
const written = (told) => STORIES.filter((name) => told.includes(`${name}.html`));

/** What is made anew: the pages of stories, and all of them after a change of what they share. */
async function anew({ example }, make, shared) {
  assert.deepEqual(written(await make()), STORIES);
  assert.deepEqual(written(await make()), []);
  const later = Date.now() / 1000 + 10;
  example.date("stories/clock.json", later);
  assert.deepEqual(written(await make()), ["clock"]);
  // Its page is as new as the clock of this machine, and so older than the story of the future.
  example.date("stories/clock.json", 1);
  assert.deepEqual(written(await make()), []);
  for (const path of shared) {
    example.date(path, later);
    assert.deepEqual(written(await make()), STORIES, path);
    example.date(path, 1);
  }
}

/** One story without an article: it is told, it has no page, and the other has. */
async function odd({ example }, make) {
  example.write("stories/broken.json", '{ "neither": "nor" }');
  await assert.rejects(make, ({ code, stderr }) => code > 0 && /broken\.json: unknown-format/.test(stderr));
  assert.ok(!readdirSync(join(example.folder, "public")).some((file) => file.includes("broken")));
  assert.ok(example.read("public/clock.html").includes("Pell Square"));
}

export const tests = {
  "the Makefile's pages are taken over": copied(async (test) => {
    await test.example.call("make");
    for (const name of STORIES) await takenOver(test, name);
  }),

  "make writes what has changed, and no page of a story without an article": copied(async (test) => {
    const make = (...words) => test.example.call("make", ...words);
    await anew(test, make, ["page.template", "Makefile"]);
    await odd(test, () => make("-k"));
  }),

  "make takes no name that a shell could misread": copied(async ({ example }) => {
    example.write("stories/a$(touch evil);.json", example.read("stories/clock.json"));
    await assert.rejects(example.call("make"), ({ stderr }) => stderr.includes("may be in the name of a story"));
    assert.ok(!readdirSync(example.folder).includes("evil"));
  }),

  "the pages of Node's build are taken over": copied(async (test) => {
    await test.example.call(process.execPath, "build.mjs");
    for (const name of STORIES) await takenOver(test, name);
  }),

  "Node's build writes what has changed, and no page of a story without an article": copied(async (test) => {
    const make = () => test.example.call(process.execPath, "build.mjs");
    await anew(test, make, ["page.template", "prerender.mjs", "build.mjs"]);
    await odd(test, make);
  }),

  "both make the same page": copied(async ({ example }) => {
    await example.call("make");
    const made = example.read("public/lanterns.html");
    rmSync(join(example.folder, "public"), { recursive: true });
    await example.call(process.execPath, "build.mjs");
    assert.equal(example.read("public/lanterns.html"), made);
  }),

  "Node's build keeps the page of an address for some minutes": copied(async ({ server, example }) => {
    example.write("build.mjs", example.read("build.mjs").replace("// guest: ", "guest: "));
    server.answer("api", "/guest.json", { story: "short" });
    const make = () => example.call(process.execPath, "build.mjs");
    const asked = () => server.requests("api", "/guest.json").length;
    assert.ok((await make()).includes("guest.html"));
    await make();
    assert.equal(asked(), 1);
    const made = example.read("public/guest.html");
    assert.ok(made.includes(`src="${server.api}/guest.json"`), made);
    // The other files are older still.
    for (const path of ["page.template", "prerender.mjs", "build.mjs"]) example.date(path, 1);
    example.date("public/guest.html", Date.now() / 1000 - 3600);
    server.answer("api", "/guest.json", { status: 500, body: "" });
    await assert.rejects(make(), ({ code, stderr }) => code === 1 && stderr.includes("500"));
    assert.equal(asked(), 2);
    assert.equal(example.read("public/guest.html"), made, "the page of before stays");
  }),

  "the job writes whole files, and leaves a story that has lost its article": copied(async ({ open, server, example }) => {
    const stories = [...STORIES, "broken"].map((name) => `stories/${name}.json`);
    const job = () => example.call("sh", "wordpress/write.sh", "uploads/articles", ...stories);
    example.write("stories/broken.json", example.read("stories/clock.json"));
    await job();
    const list = () => readdirSync(join(example.folder, "uploads/articles")).sort();
    assert.deepEqual(list(), ["broken.html", "clock.html", "head.html", "lanterns.html"]);
    const before = example.read("uploads/articles/broken.html");
    example.write("stories/broken.json", "{}");
    await assert.rejects(job(), ({ code, stderr }) => code === 1 && stderr.includes("broken.json"));
    assert.deepEqual(list(), ["broken.html", "clock.html", "head.html", "lanterns.html"]);
    assert.equal(example.read("uploads/articles/broken.html"), before);
    const read = (name) => example.read(`uploads/articles/${name}.html`);
    show(server, read("lanterns"), { head: read("head") });
    const tab = await open("/");
    const [{ headline }] = await tab.run(() => probe.seen("article-load"));
    assert.equal(headline, example.headline("lanterns"));
  }),

  "the plugin is PHP, and starts no program"() {
    const text = readFileSync(join(source, plugin), "utf8");
    assert.doesNotMatch(text, /\b(exec|shell_exec|system|passthru|popen|proc_open|eval)\b|`/);
    // Where PHP is not there, nobody asks.
    const checked = spawnSync("php", ["-l", join(source, plugin)], { encoding: "utf8" });
    if (checked.error?.code !== "ENOENT") assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  },
};
