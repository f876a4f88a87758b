// The npm package: what it says of the element is what the element has, neither more nor less; and a project
// that installs it can check its types, be bundled by Vite, and show an article.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { attributes, cssProperties, events, parts, properties } from "../../../package/element.mjs";
import { prepare } from "../../../tools/project.mjs";

const { ARTICLE_DIST: dist, ARTICLE_TOOLS: tools } = process.env;
const start = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The package, made once for all tests, which leave it as it is. */
let made;

async function make() {
  const folder = mkdtempSync(join(tmpdir(), "article-widget-package-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await run(root, process.execPath, "package/build.mjs", dist, join(folder, "out"));
  return join(folder, "out");
}

/** A folder for one test, and the package in `out`. */
async function packaged(work) {
  made ??= make();
  const out = await made;
  const folder = mkdtempSync(join(tmpdir(), "article-widget-"));
  try {
    return await work({ folder, out });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a program; what it wrote is the reason when it fails. */
async function run(cwd, program, ...words) {
  try {
    const { stdout } = await start(program, words, { cwd });
    return stdout;
  } catch (error) {
    throw new Error(`${words.slice(0, 2).join(" ")} failed\n${error.stdout}${error.stderr}`);
  }
}

/** The package where programs in a folder find it, without its tarball. */
function installed(folder, out) {
  mkdirSync(join(folder, "node_modules"));
  cpSync(out, join(folder, "node_modules/article-widget"), { recursive: true });
}

const tool = (cwd, file, ...words) => run(cwd, process.execPath, join(tools, "node_modules", file), ...words);

/** The element's entry in custom-elements.json. */
const listed = () =>
  packaged(({ out }) => {
    const { modules } = JSON.parse(readFileSync(join(out, "custom-elements.json"), "utf8"));
    return modules[0].declarations[0];
  });

const names = (list) => list.map(({ name }) => name).sort();

/** Every match of a pattern's first group in the project's own files. */
function found(pattern, ...folders) {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => [".css", ".rs", ".js"].includes(extname(name)))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const all = texts.flatMap((text) => Array.from(text.matchAll(pattern), ([, name]) => name));
  return [...new Set(all)].sort();
}

/** A page that shows the whole story. */
async function shown({ open, server }) {
  const tab = await open();
  await tab.run(async (src) => {
    Object.assign(probe.widget(), { src, today: true });
    await probe.ended();
  }, `${server.api}/story.json`);
  return tab;
}

/** A value that no page has by chance, for each syntax of a custom property. */
const VALUES = {
  "<color>": "rgb(1, 2, 3)",
  "<family-name>#": "monospace",
  "<length>": "77px",
  "<length-percentage>": "77px",
  "<ratio>": "7/2",
};

/** Of some custom properties, those that change no computed style in an element's shadow tree. */
async function idle(tab, id, properties) {
  return tab.run(
    ([id, properties]) => {
      const nodes = Array.from(probe.root(id).querySelectorAll("*"), (node) => [node, getComputedStyle(node)]);
      const fields = Array.from(nodes[0][1]).filter((name) => !name.startsWith("--"));
      const before = nodes.map(([, style]) => fields.map((name) => style.getPropertyValue(name)));
      const { style } = probe.widget(id);
      return properties.filter(([name, value]) => {
        style.setProperty(name, value);
        const changes = nodes.some(([, style], row) =>
          fields.some((name, column) => style.getPropertyValue(name) !== before[row][column]),
        );
        style.removeProperty(name);
        return !changes;
      });
    },
    [id, properties],
  );
}

/** A value of an attribute that is not its default: the last word of a list, or one that fits the type. */
function another({ type: { text } }) {
  const words = Array.from(text.matchAll(/"([^"]+)"/g), ([, word]) => word);
  return words.at(-1) ?? { number: "5", boolean: "", string: "de" }[text];
}

/** Attributes that are read when a load ends, and change nothing before. */
const READ_LATER = ["cache"];

/** npm, the compiler of TypeScript and Vite take their time on a busy machine. */
export const limit = 400_000;

export const tests = {
  async "every attribute that is listed does something, and every one that is observed is listed"({ open, server }) {
    const { attributes } = await listed();
    const tab = await shown({ open, server });
    const observed = await tab.run(() => customElements.get("article-widget").observedAttributes);
    assert.deepEqual([...observed, ...READ_LATER].sort(), names(attributes));
    const given = attributes.map((attribute) => ({ ...attribute, value: another(attribute) }));
    const idle = await tab.run(async (given) => {
      const widget = probe.widget();
      // Drawing is a task of the browser's own; a message comes after it.
      const drawn = () =>
        new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(port1.close());
          port2.postMessage(0);
        });
      const look = async ({ inheritedFrom, fieldName }) => {
        if (!inheritedFrom) return widget[fieldName];
        await drawn();
        const article = probe.part("article");
        return `${article.closest("[lang]").lang} ${getComputedStyle(article).direction}`;
      };
      const idle = [];
      // Those that every element has come first: the others may load anew.
      for (const attribute of given.sort((a, b) => !a.inheritedFrom - !b.inheritedFrom)) {
        widget.removeAttribute(attribute.name);
        const before = await look(attribute);
        widget.setAttribute(attribute.name, attribute.value);
        if ((await look(attribute)) === before) idle.push(attribute.name);
        widget.removeAttribute(attribute.name);
      }
      return idle;
    }, given);
    assert.deepEqual(idle, []);
  },

  async "properties and methods"({ open }) {
    const { members } = await listed();
    const tab = await open();
    const own = await tab.run(() => {
      const described = Object.entries(
        Object.getOwnPropertyDescriptors(customElements.get("article-widget").prototype),
      );
      const callbacks = /^(constructor|(connected|disconnected|adopted|attributeChanged)Callback)$/;
      return {
        field: described.filter(([, { get }]) => get).map(([name, { set }]) => ({ name, readonly: !set })),
        method: described
          .filter(([name, { value }]) => typeof value === "function" && !callbacks.test(name))
          .map(([name]) => ({ name, readonly: false })),
      };
    });
    for (const kind of ["field", "method"]) {
      const said = members.filter((member) => member.kind === kind);
      const order = (list) =>
        list.map(({ name, readonly = false }) => ({ name, readonly })).sort((a, b) => (a.name < b.name ? -1 : 1));
      assert.deepEqual(order(own[kind]), order(said), kind);
    }
  },

  async "events and their details"({ open, server }) {
    const said = (await listed()).events.map(({ name }) => name);
    assert.deepEqual(said, events.map(({ name }) => name));
    const sources = found(/"((?:article|related)-(?:load|error|update|progress|select|slide))"/g, "src", "loader");
    assert.deepEqual(sources, [...said].sort());
    const tab = await shown({ open: () => open("/", { clock: true }), server });
    await tab.stopTime();
    server.answer("api", "/story.json", { json: { headline: "Newer", related: Array.from({ length: 9 }, (_, at) => ({ headline: `Card ${at}`, url: `/card-${at}` })) } });
    await tab.run(
      () =>
        new Promise((done) => {
          probe.widget().refresh = 15;
          // It is asked for once the browser knows that the element is in view.
          const observer = new IntersectionObserver(() => done(observer.disconnect()));
          observer.observe(probe.widget());
        }),
    );
    await tab.moveTime(15_000);
    await tab.run(() => probe.seen("article-update"));
    await tab.run(async (src) => {
      document.addEventListener("related-select", (event) => event.preventDefault());
      probe.part("card").querySelector("a").click();
      probe.widget().carousel.next();
      await probe.seen("related-slide");
      probe.widget().src = src;
      await probe.ended();
      probe.hear("article-progress");
      probe.widget().article = { headline: "Top", body: [{ type: "paragraph", text: "Words." }] };
      await probe.ended();
    }, "https://[");
    await tab.moveTime(2_000);
    await tab.run(() => probe.seen("article-progress"));
    const sent = await tab.run(() =>
      probe.events.map(({ type, detail, cancelable, bubbles, composed }) => ({
        type,
        fields: Object.keys(detail),
        cancelable,
        bubbles,
        composed,
      })),
    );
    for (const { name, detail, cancelable = false } of events) {
      const event = sent.find(({ type }) => type === name);
      assert.deepEqual(
        { ...event, fields: event?.fields.sort() },
        { type: name, fields: Object.keys(detail).sort(), cancelable, bubbles: true, composed: true },
      );
    }
  },

  async "parts, slots and states"({ open, server }) {
    const { cssParts, cssStates, slots } = await listed();
    const written = found(/(?:\bpart=|"part", )"([a-z-]+)"/g, "src", "loader");
    assert.ok(written.length > 20);
    assert.deepEqual(written.filter((name) => !names(cssParts).includes(name)), []);
    const tab = await shown({ open, server });
    const seen = await tab.run(async () => {
      const all = (selector, read) => Array.from(probe.root().querySelectorAll(selector), read);
      const parts = () => all("[part]", ({ part }) => [...part]).flat();
      Object.assign(probe.widget(), { contents: true, controls: true, refresh: 60 });
      const before = parts();
      const dialog = new Promise((done) => {
        new MutationObserver(() => probe.part("pictures") && done()).observe(probe.root(), { childList: true, subtree: true });
      });
      probe.root().querySelector(".enlarge").click();
      await dialog;
      before.push(...parts());
      probe.root().querySelector(".close").click();
      probe.widget().related = "in-place";
      probe.root().querySelector("[data-article]").click();
      await probe.seen("article-load", 2);
      const inside = parts();
      const media = { type: "video", duration: 90 };
      const headings = ["One", "Two"].map((text) => ({ type: "heading", text }));
      const body = [...headings, { type: "update", text: "Words and more words. ".repeat(99) }, { type: "gallery", images: [{ src: "/a.svg", alt: "A" }] }];
      probe.widget().article = { headline: "Top", body, related: [{ headline: "A", kicker: "B", live: true, rating: 4, source: "C", media }] };
      await probe.seen("article-load", 3);
      return {
        parts: [...before, ...inside, ...parts()],
        slots: all("slot", ({ name }) => name),
        custom: probe.look().custom,
      };
    });
    assert.deepEqual([...new Set(seen.parts)].sort(), names(cssParts));
    assert.deepEqual(seen.slots, names(slots));
    assert.deepEqual(seen.custom, ["ready"]);
    assert.ok(names(cssStates).includes("ready"));
  },

  async "every custom property changes a computed style, and every one in the style sheets is listed"({ open, server }) {
    const { cssProperties } = await listed();
    assert.deepEqual(found(/var\((--article-[a-z-]+)/g, "style", "loader"), names(cssProperties));
    const tab = await shown({ open, server });
    server.answer("api", "/waits.json", { hang: "head" });
    await tab.run((src) => {
      probe.widget().id = "shown";
      probe.add({ id: "loading", src });
    }, `${server.api}/waits.json`);
    const all = cssProperties.map(({ name, syntax }) => [name, VALUES[syntax]]);
    const left = await idle(tab, "shown", all);
    assert.deepEqual(await idle(tab, "loading", left), []);
  },

  async "on a server the import does nothing, by whatever name, and says nothing"() {
    await packaged(async ({ folder, out }) => {
      installed(folder, out);
      for (const name of ["article-widget", "article-widget/article-widget.js"]) {
        const written = await start(process.execPath, ["-e", `import(${JSON.stringify(name)})`], { cwd: folder });
        assert.deepEqual(written, { stdout: "", stderr: "" }, name);
      }
    });
  },

  async "each place gets what it can run: a server nothing, a browser the element"() {
    await packaged(async ({ folder, out }) => {
      installed(folder, out);
      const { build } = createRequire(join(tools, "node_modules", "-"))("esbuild");
      // The conditions of runtimes, and those that bundlers add for them.
      for (const [conditions, defines] of [
        ["node", false],
        ["react-server node", false],
        ["bun node", false],
        ["deno node", false],
        ["edge-light", false],
        ["workerd worker browser", false],
        ["worker browser", false],
        ["browser", true],
        ["", true],
      ]) {
        const { outputFiles } = await build({
          absWorkingDir: folder,
          bundle: true,
          conditions: conditions.split(" ").filter(Boolean),
          format: "esm",
          // Else the bundler adds conditions of its own.
          platform: "neutral",
          stdin: { contents: `import "article-widget";`, resolveDir: folder },
          write: false,
        });
        assert.equal(outputFiles[0].text.includes("customElements"), defines, conditions);
      }
    });
  },

  async "components write the element and its fallback on a server, and what is false is not there"() {
    const props = { src: "/story.json", headingLevel: 3, today: true, controls: false, cache: null, article: { headline: "A" } };
    const given = JSON.stringify(props);
    const react = `
      import { ArticleWidget } from "article-widget/react";
      import { createElement as h } from "react";
      import { renderToString } from "react-dom/server";
      const given = { ...${given}, className: "wide", onArticleLoad() {}, onClick() {} };
      console.log(renderToString(h(ArticleWidget, given, h("a", { href: "/story" }, "A story"))));`;
    const vue = `
      import { ArticleWidget } from "article-widget/vue";
      import { createSSRApp, h } from "vue";
      import { renderToString } from "vue/server-renderer";
      const given = { ...${given}, class: "wide", onArticleLoad() {}, onClick() {} };
      const app = createSSRApp({ render: () => h(ArticleWidget, given, () => h("a", { href: "/story" }, "A story")) });
      console.log(await renderToString(app));`;
    const svelte = `
      import { compile } from "svelte/compiler";
      import { readFileSync, writeFileSync } from "node:fs";
      const own = "node_modules/article-widget/ArticleWidget.svelte";
      writeFileSync(own.replace(".svelte", ".js"), compile(readFileSync(own, "utf8"), { generate: "server" }).js.code);
      const page = '<script>import Own from "./node_modules/article-widget/ArticleWidget.js"; const given = ${given};</script>'
        + '<Own {...given} class="wide" onclick={() => {}} onarticle-load={() => {}}><a href="/story">A story</a></Own>';
      writeFileSync("Page.js", compile(page, { generate: "server" }).js.code);
      const { render } = await import("svelte/server");
      console.log(render((await import("./Page.js")).default).body);`;
    const react18 = { react: "react-18", "react-dom": "react-dom-18" };
    for (const [name, script, instead] of [["react", react], ["react", react, react18], ["vue", vue], ["svelte", svelte]]) {
      const work = mkdtempSync(join(tmpdir(), "article-widget-"));
      try {
        const project = await prepare(join(root, "examples", name), { dist, tools, work, instead });
        writeFileSync(join(project, "server.mjs"), script);
        const { stdout, stderr } = await start(process.execPath, ["server.mjs"], { cwd: project });
        // What frameworks leave for themselves.
        const [, tag, inside] = stdout.replaceAll(/<!--.*?-->/g, "").match(/<article-widget([^>]*)>(.*)<\/article-widget>/s);
        const attributes = Array.from(tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g), ([, name, value = ""]) => [name, value]);
        assert.deepEqual(
          [Object.fromEntries(attributes), inside.trim()],
          [{ src: "/story.json", "heading-level": "3", today: "", class: "wide" }, '<a href="/story">A story</a>'],
          name,
        );
        assert.equal(stderr, "", name);
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    }
  },

  async "its page lists what the element has, with whole addresses; those of the project stand in one place"() {
    await packaged(({ out }) => {
      const text = readFileSync(join(out, "README.md"), "utf8");
      for (const list of [attributes, properties, events, parts, cssProperties]) {
        for (const { name } of list) assert.ok(text.includes(`\n| \`${name}\` | `), name);
      }
      assert.match(text, /\| the wasm \| [\d.]+ \| always \|/);
      assert.match(text, /\| Firefox \| \d+ \|/);
      assert.ok(!/generated:|\]\(\.\.?\//.test(text));
      const project = JSON.parse(readFileSync(join(root, "project.json"), "utf8"));
      const { homepage, repository, bugs, keywords } = JSON.parse(readFileSync(join(out, "package.json"), "utf8"));
      assert.deepEqual(
        [homepage, repository.url, bugs.url, keywords],
        [project.homepage, `git+${project.repository}.git`, project.bugs, project.keywords],
      );
    });
  },

  async "the hashes are those of the files, and the compiler of the release is named"() {
    await packaged(({ out }) => {
      const { compiler, ...hashes } = JSON.parse(readFileSync(join(out, "integrity.json"), "utf8"));
      assert.match(compiler, /^rustc 1\.\d+\.\d+/);
      assert.ok(Object.keys(hashes).length > 20);
      for (const [name, integrity] of Object.entries(hashes)) {
        const [algorithm, hash] = integrity.split(/-(.*)/);
        assert.equal(createHash(algorithm).update(readFileSync(join(out, name))).digest("base64"), hash, name);
      }
    });
  },

  async "publint and Are The Types Wrong find nothing"() {
    await packaged(async ({ folder, out }) => {
      const said = await tool(folder, "publint/src/cli.js", "run", "--strict", out);
      assert.match(said, /All good!/);
      const [{ filename }] = JSON.parse(await run(out, "npm", "pack", "--json", "--pack-destination", folder));
      // The package is of modules only, as the browser is.
      await tool(folder, "@arethetypeswrong/cli/dist/index.js", join(folder, filename), "--profile", "esm-only");
    });
  },

  async "a project installs it, checks its types, bundles it, and shows an article"({ open, server }) {
    await packaged(async ({ folder, out }) => {
      const [{ filename, files }] = JSON.parse(await run(out, "npm", "pack", "--json", "--pack-destination", folder));
      const all = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      assert.deepEqual(
        files.map(({ path }) => path).sort(),
        all.map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(out.length + 1)).sort(),
      );

      const project = join(folder, "project");
      cpSync(fileURLToPath(new URL("project/", import.meta.url)), project, { recursive: true });
      await run(project, "npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", join(folder, filename));

      // What the schema's own tests show is what the types allow.
      for (const path of ["crates/article/tests/samples/article/full.json", "demo/every-block.json"]) {
        const sample = `import type { Article } from "article-widget";\nexport const sample: Article = ${readFileSync(join(root, path), "utf8")};\n`;
        writeFileSync(join(project, `${basename(path)}.ts`), sample);
      }
      // First without React, Vue and Svelte: the types must not need them.
      await tool(project, "typescript/bin/tsc", "--project", "tsconfig.plain.json");
      mkdirSync(join(project, "node_modules/@types"), { recursive: true });
      symlinkSync(join(tools, "node_modules/@types/react"), join(project, "node_modules/@types/react"), "dir");
      await tool(project, "typescript/bin/tsc", "--project", "tsconfig.json");

      await tool(project, "vite/bin/vite.js", "build", "--base=./", "--outDir=built", "--logLevel=warn");
      const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
      for (const path of readdirSync(join(project, "built"), { recursive: true })) {
        const type = types[extname(path)];
        if (!type) continue;
        server.answer("page", `/app/${path}`, { body: readFileSync(join(project, "built", path)), type });
      }
    });
    const tab = await open(`/app/index.html?src=${server.api}/story.json`);
    const seen = await tab.run(async () => {
      const element = document.querySelector("article-widget");
      if (!["ready", "error"].includes(element.state)) {
        await new Promise((done) => {
          for (const type of ["article-load", "article-error"]) element.addEventListener(type, done);
        });
      }
      const headline = element.shadowRoot.querySelector("[part~=headline]");
      return { error: element.error, title: document.title, tag: headline?.localName, headline: headline?.textContent };
    });
    // Where the console's messages lead is a file of the bundle.
    const errors = await tab.run(async () => {
      const [script] = document.querySelectorAll("script[src]");
      const [, name] = (await (await fetch(script.src)).text()).match(/(errors-[\w-]+\.html)/);
      return (await fetch(new URL(name, script.src))).text();
    });
    assert.match(errors, /<h2 id="http">/);
    assert.ok(!/href="(?!#|https?:|data:)/.test(errors));
    const headline = "Lamplighters return to Osier Quay";
    assert.deepEqual(seen, { error: null, title: headline, tag: "h1", headline });
    assert.deepEqual(server.requests("cdn"), []);
  },
};
