// The snippets of README, docs/ and the package's readme do what they are there for: those of HTML show an article, those
// of JavaScript run, those of CSS are understood. Their names are checked in xtask/src/docs.rs. In dist/ the documents are
// pages, and the console's messages lead to one of them.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { pictures } from "../../../tools/rooms.mjs";
import { until } from "../../limited.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const documents = ["README.md", "package/README.md", ...readdirSync(`${root}docs`).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];
const ELEMENT = '<article-widget src="https://news.example/api/story.json"></article-widget>';
const SCRIPT = '<script type="module" src="https://cdn.example/article-widget.js"></script>';

/** The snippets of a language: where each stands, and its text. */
function snippets(language) {
  const found = documents.flatMap((path) => {
    const text = readFileSync(root + path, "utf8");
    return Array.from(text.matchAll(/^```(\w*)\n(.*?)^```$/gms))
      .filter(([, name]) => name === language)
      .map((match) => ({ place: `${path}:${text.slice(0, match.index).split("\n").length}`, text: match[2] }));
  });
  assert.ok(found.length > 5, `only ${found.length} of ${language}`);
  return found;
}

/** A page with a snippet whose example addresses are the test's own; the hash that it leaves out is the real one. */
function page(server, html) {
  const encoded = encodeURIComponent;
  const hashes = JSON.parse(readFileSync(`${process.env.ARTICLE_DIST}/integrity.json`, "utf8"));
  return `<!doctype html><meta charset="utf-8"><title>A snippet</title><link rel="icon" href="data:,">${html}`
    .replaceAll("https://cdn.example/article-widget/", "https://cdn.example/dist/")
    .replaceAll("https://cdn.example", server.cdn)
    .replaceAll("https://news.example/api", server.api)
    .replaceAll(encoded("https://news.example/api"), encoded(server.api))
    .replaceAll("https://news.example", server.page)
    .replaceAll("sha384-…", hashes["article-widget.js"]);
}

/** The state in which the first element of a document ends, and whether it shows a headline. */
async function ended() {
  const element = document.querySelector("article-widget");
  if (!["ready", "error"].includes(element.state)) {
    await new Promise((done) => {
      for (const type of ["article-load", "article-error"]) addEventListener(type, done);
    });
  }
  return [element.state, Boolean(element.shadowRoot.querySelector("[part~=headline]")?.textContent)];
}

/** A page for each snippet, one after the other. */
export const limit = 180_000;

export const tests = {
  async "what the console says of an error leads to what it means"({ open, server }) {
    const tab = await open();
    const codes = await tab.run(
      async ([missing, text]) => {
        const ended = [probe.add({ src: missing }), probe.add({}, { article: { unknown: text } })].map((it) => probe.ended(it));
        return (await Promise.all(ended)).map(({ detail }) => detail.code);
      },
      [`${server.api}/missing.json`, "text"],
    );
    assert.deepEqual(codes, ["http", "unknown-format"]);
    for (const code of codes) {
      await until(() => tab.notes.some((note) => note.includes(`>: ${code}: `)), `the console to speak of ${code}`);
      const [, address] = tab.notes.find((note) => note.includes(`>: ${code}: `)).match(/ See (http\S+)$/);
      const { hash, pathname } = new URL(address);
      assert.deepEqual([pathname, hash], ["/dist/docs/errors.html", `#${code}`]);
      const answer = await fetch(address);
      assert.equal(answer.status, 200);
      assert.ok((await answer.text()).includes(`<h2 id="${code}">`), address);
    }
  },

  async "each document is a page, and its links lead somewhere"() {
    const folder = `${process.env.ARTICLE_DIST}/docs/`;
    const list = (from, ends) => readdirSync(from, { recursive: true }).filter((name) => name.endsWith(ends)).sort();
    const pages = list(folder, ".html");
    const written = list(`${root}docs`, ".md").map((name) => name.replace("README.md", "index.md").replace(/md$/, "html"));
    assert.deepEqual(pages, written.sort());
    const text = Object.fromEntries(pages.map((name) => [name, readFileSync(folder + name, "utf8")]));
    const dead = [];
    for (const name of pages) {
      for (const [, link] of text[name].matchAll(/ (?:href|src)="(?!https?:|mailto:|data:)([^"]+)"/g)) {
        const { pathname, hash } = new URL(link, `http://docs/${name}`);
        const target = text[pathname.slice(1)] ?? (existsSync(folder + pathname) ? "" : undefined);
        if (target === undefined || (hash && !target.includes(` id="${hash.slice(1)}"`))) dead.push(`${name}: ${link}`);
      }
    }
    assert.deepEqual(dead, []);
  },

  async "the pictures of the architecture are those of the code"() {
    for (const [path, text] of Object.entries(pictures())) {
      assert.equal(readFileSync(root + path, "utf8"), text, `${path} is drawn anew by: node tools/rooms.mjs`);
    }
  },

  async "each snippet of HTML shows an article"({ open, server }) {
    // The page for iframes names the origins whose JSON it shows.
    const framing = readFileSync(`${process.env.ARTICLE_DIST}/embed.html`, "utf8");
    const body = framing.replace('origins" content=""', `origins" content="${server.api}"`);
    server.answer("cdn", "/embed.html", { body, type: "text/html" });
    for (const { place, text } of snippets("html")) {
      const framed = text.includes("<iframe");
      const whole = [
        /<script[^>]+src=/.test(text) || framed ? "" : SCRIPT,
        text,
        text.includes("<article-widget") || framed ? "" : ELEMENT,
      ].join("\n");
      server.answer("page", "/snippet.html", { body: page(server, whole), type: "text/html" });
      const tab = await open("/snippet.html");
      const run = framed ? await tab.frame(/embed\.html/) : tab.run;
      assert.deepEqual(await run(ended), ["ready", true], place);
      await tab.close();
    }
  },

  async "each snippet of JavaScript runs"({ open, server }) {
    const map = `<script type="importmap">{ "imports": { "article-widget": "https://cdn.example/article-widget.js" } }</script>`;
    for (const { place, text } of snippets("js")) {
      const own = `<script type="module">${text}\ndocument.title = "It has run";</script>`;
      server.answer("page", "/snippet.html", { body: page(server, map + SCRIPT + ELEMENT + own), type: "text/html" });
      const tab = await open("/snippet.html");
      assert.deepEqual(await tab.run(ended), ["ready", true], place);
      assert.equal(await tab.run(() => document.title), "It has run", place);
      await tab.close();
    }
  },

  async "each declaration in a snippet of CSS is understood"({ open }) {
    const tab = await open();
    for (const { place, text } of snippets("css")) {
      const names = Array.from(text.matchAll(/([\w-]+)\s*:\s*[^;{}]+(?=[;}])/g), ([, name]) => name);
      assert.ok(names.length > 0, place);
      const unknown = await tab.run(
        ([text, names]) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          const rules = (list) => Array.from(list).flatMap((rule) => (rule.style ? [rule] : rules(rule.cssRules)));
          return names.filter((name) => !rules(sheet.cssRules).some(({ style }) => style.getPropertyValue(name) !== ""));
        },
        [text, names],
      );
      assert.deepEqual(unknown, [], place);
    }
  },
};
