// The page for iframes: the element in a sandbox without an origin, its attributes from the query, JSON of allowed
// origins alone, a policy of its own; its height and its events are told to the page around.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { attributes, events } from "../../../package/element.mjs";

const page = readFileSync(join(process.env.ARTICLE_DIST, "embed.html"), "utf8");

/** From now on the page for iframes names these origins. */
function allow(server, ...origins) {
  const body = page.replace(/(name="article-widget-origins" content=)""/, `$1"${origins.join(" ")}"`);
  assert.ok(body.includes(origins.join(" ")), "there is a place for origins");
  server.answer("cdn", "/dist/embed.html", { body, type: "text/html" });
}

/** Opens the host page with a frame that asks for this; hands back what runs functions in the frame. */
async function framed({ open, server }, query) {
  const tab = await open();
  await tab.run((src) => globalThis.frame(src), `${server.cdn}/dist/embed.html?${new URLSearchParams(query)}`);
  const run = await tab.frame(/embed\.html/);
  // It may be there with nothing in it yet.
  await run(() => document.readyState === "complete" || new Promise((done) => addEventListener("load", () => done(true))));
  return { tab, run };
}

/** In the frame: waits until the load has ended; what the element shows. */
async function ended() {
  const element = document.querySelector("article-widget");
  if (!["ready", "error"].includes(element.state)) {
    await new Promise((done) => {
      for (const type of ["article-load", "article-error"]) element.addEventListener(type, done, { once: true });
    });
  }
  const headline = element.shadowRoot.querySelector("[part~=headline]");
  return {
    origin: globalThis.origin,
    title: document.title,
    code: element.error?.code,
    headline: headline && [headline.localName, headline.textContent],
    theme: element.theme,
    height: Math.ceil(element.getBoundingClientRect().height),
  };
}

export const tests = {
  async "an iframe in a sandbox shows the story, and its page knows how high it is"({ open, server }) {
    allow(server, server.api);
    const { tab, run } = await framed({ open, server }, { src: `${server.api}/short.json`, theme: "dark", "heading-level": 1 });
    const seen = await run(ended);
    assert.equal(seen.origin, "null");
    assert.deepEqual(seen.headline, ["h1", seen.title]);
    assert.equal(seen.theme, "dark");
    await tab.until((height) => globalThis.heights.at(-1) === height, seen.height);
    assert.equal(await tab.run(() => document.querySelector("iframe").clientHeight), seen.height);
    assert.equal(server.requests("api").length, 1);
  },

  async "every attribute may stand in the query, and nothing else does anything"({ open, server }) {
    allow(server, server.api);
    const query = Object.fromEntries(attributes.map(({ name, address }) => [name, address ? `${server.api}/short.json` : "1"]));
    const { run } = await framed({ open, server }, { ...query, style: "color: red", onclick: "alert(1)", id: "a", "data-state": "ready" });
    const given = await run(() => {
      const { attributes } = document.querySelector("article-widget");
      return Object.fromEntries(Array.from(attributes, ({ name, value }) => [name, value]).filter(([name]) => name !== "data-state"));
    });
    assert.deepEqual(given, query);
  },

  async "the page around hears every event, with its detail"({ open, server }) {
    allow(server, server.api);
    server.answer("api", "/gone.json", { status: 404, body: "" });
    const { tab, run } = await framed({ open, server }, { src: `${server.api}/story.json` });
    await run(ended);
    await run((src) => {
      const element = document.querySelector("article-widget");
      element.addEventListener("related-select", (event) => event.preventDefault());
      element.shadowRoot.querySelector("[part~=card] a").click();
      element.src = src;
    }, `${server.api}/gone.json`);
    await tab.until(() => globalThis.heard.at(-1)?.name === "article-error");
    const heard = await tab.run(() => globalThis.heard);
    const expected = { type: "article-widget-event", name: "article-load" };
    assert.deepEqual({ type: heard[0].type, name: heard[0].name }, expected);
    for (const { name, detail } of heard) {
      const { detail: fields } = events.find((event) => event.name === name);
      assert.deepEqual(Object.keys(detail).sort(), Object.keys(fields).sort(), name);
    }
    assert.deepEqual(heard.map(({ name }) => name), ["article-load", "related-select", "article-error"]);
    assert.equal(heard[2].detail.status, 404);
    // The others by hand: what the element sends is told, whatever it is.
    await run((names) => {
      const element = document.querySelector("article-widget");
      for (const name of names) element.dispatchEvent(new CustomEvent(name, { detail: { name } }));
    }, events.map(({ name }) => name));
    await tab.until((count) => globalThis.heard.length === count, 3 + events.length);
  },

  async "JSON of an origin that is not named is neither asked for nor shown"({ open, server }) {
    // Nobody is named in the file as it is.
    for (const query of [{ src: `${server.api}/short.json` }, { src: `${server.api.replace("http:", "")}/short.json` }]) {
      const { tab, run } = await framed({ open, server }, query);
      await tab.until(() => globalThis.heard.length > 0);
      const [{ name, detail }] = await tab.run(() => globalThis.heard);
      assert.deepEqual([name, detail.code, detail.retryable], ["article-error", "network", false]);
      assert.ok(detail.message.includes(server.api), detail.message);
      assert.ok((await run(() => document.body.innerText)).includes(`This page does not show stories from ${server.api}`));
    }
    allow(server, server.img);
    const { run } = await framed({ open, server }, { src: `${server.img}/short.json`, "related-src": `${server.api}/list.json` });
    assert.equal(await run(() => document.querySelector("article-widget").hasAttribute("related-src")), false);
    assert.deepEqual(server.requests("api"), []);
  },

  async "an allowed origin does not lead on to one that is not"({ open, server }) {
    server.answer("cdn", "/moved.json", { status: 302, headers: { location: `${server.api}/short.json` } });
    const { run } = await framed({ open, server }, { src: `${server.cdn}/moved.json` });
    assert.equal((await run(ended)).code, "network");
    assert.deepEqual(server.requests("api"), []);
    assert.ok(server.requests("cdn", "/moved.json").length > 0);
  },

  async "a hostile query shows nothing"({ open, server }) {
    const story = JSON.stringify({ headline: "Not ours" });
    for (const src of [
      `data:application/json,${story}`,
      `data:text/html,<script>parent.postMessage("hacked", "*")</script>`,
      "javascript:alert(1)",
      `blob:${server.api}/0`,
      `${server.cdn}@${new URL(server.api).host}/short.json`,
      `\t//${new URL(server.api).host}/short.json`,
      `\\\\${new URL(server.api).host}\\short.json`,
      "https://[",
      "file:///etc/passwd",
    ]) {
      const { tab, run } = await framed({ open, server }, { src, lang: "\"><script>alert(1)</script>" });
      await tab.until(() => globalThis.heard.length > 0);
      assert.deepEqual(await tab.run(() => globalThis.heard.map(({ name }) => name)), ["article-error"], src);
      assert.equal(await run(() => document.scripts.length), 2);
    }
    assert.deepEqual(server.requests("api"), []);
  },

  async "its policy lets nothing in that is not the widget's, and nothing breaks it"({ open, server }) {
    assert.ok(!/<script(?![^>]* src=)/.test(page) && !/ on\w+=/.test(page), "no script in the page");
    assert.ok(!page.includes("unsafe-inline"));
    allow(server, server.api);
    const { run } = await framed({ open, server }, { src: `${server.api}/short.json` });
    await run(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    });
    assert.equal((await run(ended)).code, undefined);
    assert.deepEqual(await run(() => [getComputedStyle(document.body).margin, globalThis.violations.length]), ["0px", 0]);
    // What would be a hole is none.
    const stopped = await run(async () => {
      const script = document.createElement("script");
      for (const attempt of [
        () => script.append("globalThis.hole = true"),
        () => document.body.append(script),
        () => document.body.setAttribute("onclick", "globalThis.hole = true"),
        () => document.body.click(),
      ]) {
        try {
          attempt();
        } catch {
          // What asks for Trusted Types throws.
        }
      }
      await new Promise((done) => setTimeout(done, 200));
      return [globalThis.hole, globalThis.violations.length > 0];
    });
    assert.deepEqual(stopped, [undefined, true]);
    server.answer("img", "/foreign.js", { body: "globalThis.hole = true", type: "text/javascript" });
    const asked = await run(async (src) => {
      try {
        await import(src);
      } catch {}
      return globalThis.hole;
    }, `${server.img}/foreign.js`);
    assert.equal(asked, undefined);
    assert.deepEqual(server.requests("img", "/foreign.js"), []);
  },
};
