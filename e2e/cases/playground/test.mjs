// The playground, dist/index.html: whatever a visitor gives it is read, drawn by the real element, and explained
// where that fails; settings come to the element, the snippet and the address; nothing that is pasted leaves the
// page; it works by keyboard, and axe finds nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const OWN = { headline: "Bread rises twice", language: "en", body: [{ type: "paragraph", text: "It did." }, { type: "image", src: "data:,x" }] };

/** The page, when the first article is there. What follows the address is its `#`. */
async function opened({ open, server }, hash = "", options = {}) {
  const tab = await open(`/index.html${hash}`, { at: server.cdn, width: 1280, ...options });
  await tab.until(() => document.querySelector(".verdict")?.textContent.startsWith("Loading") === false);
  await tab.run(() => {
    globalThis.widget = document.querySelector("article-widget");
    globalThis.verdict = () => document.querySelector(".verdict").textContent;
    globalThis.drawn = () => widget.shadowRoot.querySelector("[part~=headline]")?.textContent;
    globalThis.snippet = () => document.querySelector("#snippet").textContent;
    globalThis.button = (text) => Array.from(document.querySelectorAll("button")).find((it) => it.textContent.trim() === text);
    globalThis.put = (selector, value, event = "input") => {
      const field = document.querySelector(selector);
      field.value = value;
      field.dispatchEvent(new Event(event, { bubbles: true }));
    };
  });
  return tab;
}

/** Types or pastes into the editor. */
const paste = (tab, text) => tab.run((text) => put("#json", text), text);

export const tests = {
  async "it begins with an article, whose JSON is asked for once by the widget"({ open, server }) {
    const tab = await opened({ open, server });
    assert.equal(await tab.run(() => verdict().split(",")[0]), "Format: article");
    assert.deepEqual(await tab.run(() => [location.hash, widget.state, snippet().includes("demo/harbour.json")]), ["", "ready", true]);
    assert.ok(server.requests("cdn", "/demo/harbour.json").length <= 2, "the second one is the panel's");
  },

  async "JSON that is pasted is drawn, its issues are listed, and nothing of it leaves the page"({ open, server }) {
    const tab = await opened({ open, server });
    const before = server.log.length;
    await paste(tab, JSON.stringify(OWN));
    await tab.until(() => drawn() === "Bread rises twice");
    const seen = await tab.run(() => ({
      verdict: verdict(),
      issue: document.querySelector(".issue").innerText.split("\n").filter(Boolean),
      colour: getComputedStyle(document.querySelector(".issue.lost strong")).color !== getComputedStyle(document.body).color,
      inside: snippet().includes('<script type="application/json">') && snippet().includes("Bread rises twice"),
      address: location.hash + snippet().includes(' src="demo'),
    }));
    assert.equal(seen.verdict, "Format: article, 1 issue");
    assert.deepEqual([seen.issue[0], seen.issue.at(-1)], ["Left out unsafe-url", "$.body[1].src"]);
    assert.deepEqual([seen.colour, seen.inside, seen.address], [true, true, "false"]);
    // The parts of the widget that such an article needs may come, and nothing else.
    assert.deepEqual(server.log.slice(before).filter(({ path }) => !/\.wasm$|-[a-z]+\.json$/.test(path)), []);
  },

  async "JSON with a mistake keeps the article and says where the mistake is"({ open, server }) {
    const tab = await opened({ open, server });
    await paste(tab, '{ "headline": "A" "b": 1 }');
    await tab.until(() => verdict() === "It cannot be shown: malformed");
    const [words, link] = await tab.run(() => [
      document.querySelector(".failure").textContent,
      document.querySelector(".failure a").getAttribute("href"),
    ]);
    assert.match(words, /position 18[^]*not JSON/);
    assert.equal(link, "docs/errors.html#malformed");
    assert.match(await tab.run(drawnOf), /tide mill/);
    await paste(tab, "[]");
    await tab.until(() => /^It cannot be shown: (unknown-format|empty)$/.test(verdict()));
    await paste(tab, JSON.stringify(OWN));
    await tab.until(() => drawn() === "Bread rises twice");
  },

  async "JSON in the field for the address is JSON, and a file is read"({ open, server }) {
    const tab = await opened({ open, server });
    await tab.run((text) => {
      put("#address", text);
      button("Show").click();
    }, JSON.stringify(OWN));
    await tab.until(() => drawn() === "Bread rises twice");
    await tab.run(() => {
      const file = new File(['{ "headline": "From a file", "body": [] }'], "a.json");
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      document.querySelector(".cards").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await tab.until(() => drawn() === "From a file");
  },

  async "an address on another origin is shown, and one that does not allow it is explained"({ open, server }) {
    const tab = await opened({ open, server });
    await tab.run((src) => {
      put("#address", src);
      button("Show").click();
    }, `${server.api}/story.json`);
    await tab.until(() => verdict().startsWith("Format: article") && widget.state === "ready");
    const policy = await tab.run(() => document.querySelector("#policy").textContent);
    assert.ok(policy.includes(`connect-src ${server.cdn} ${server.api}`), policy);
    server.answer("api", "/closed.json", { json: OWN, cors: false });
    await tab.run((src) => {
      put("#address", src);
      button("Show").click();
    }, `${server.api}/closed.json`);
    await tab.until(() => verdict() === "It cannot be shown: network");
    const [words, link] = await tab.run(() => [
      document.querySelector(".failure").textContent,
      document.querySelector(".failure a").getAttribute("href"),
    ]);
    assert.match(words, /Access-Control-Allow-Origin/);
    assert.equal(link, "docs/errors.html#network");
    assert.equal(server.requests("cdn", "/docs/errors.html").length, 0);
    assert.ok(await tab.run(async () => (await fetch("docs/errors.html")).ok), "the link leads somewhere");
  },

  async "a sample of each format is a click away"({ open, server }) {
    const tab = await opened({ open, server });
    const labels = await tab.run(() => Array.from(document.querySelectorAll(".card > fieldset button"), (it) => it.textContent));
    assert.ok(labels.length >= 12, labels.join());
    for (const label of labels) {
      const [format] = label.split(" ");
      await tab.run((label) => button(label).click(), label);
      await tab.until((format) => verdict().startsWith(`Format: ${format},`) && widget.state === "ready", format);
      const headline = await tab.run(() => document.querySelector(".facts dd").textContent);
      await tab.until((headline) => drawn() === headline, headline);
    }
  },

  async "the states of the related stories are a click away"({ open, server }) {
    const tab = await opened({ open, server });
    const cards = () => widget.shadowRoot.querySelectorAll("[part~=card]").length;
    for (const [name, count] of [["None", 0], ["One", 1], ["Two", 2], ["Many", 9], ["Right to left", 9], ["Opened in place", 9]]) {
      await tab.run((name) => button(name).click(), name);
      await tab.until((count) => widget.state === "ready" && widget.shadowRoot.querySelectorAll("[part~=card]").length === count, count);
    }
    assert.deepEqual(await tab.run(() => [widget.related, widget.dir]), ["in-place", ""]);
    await tab.run(() => button("List that fails").click());
    await tab.until(() => widget.getAttribute("related-src") === "demo/missing.json" && widget.related === "link" && drawn()?.includes("no story"));
    assert.equal(await tab.run(cards), 0);
  },

  async "settings come to the element, the snippet and the address, and a link restores them"({ open, server }) {
    const tab = await opened({ open, server });
    await tab.run(() => {
      put("#theme", "dark", "change");
      put("#heading-level", "3", "change");
      document.querySelector("#controls").click();
      put("[id='--article-accent']", "#0a7d55", "change");
      put("#width", "390");
    });
    await tab.until(() => widget.getAttribute("heading-level") === "3" && location.hash.includes("width=390"));
    const now = () => ({
      attributes: ["theme", "heading-level", "controls"].map((name) => widget.getAttribute(name)),
      accent: widget.style.getPropertyValue("--article-accent"),
      width: widget.getBoundingClientRect().width,
      snippet: snippet().match(/theme="dark" heading-level="3"|controls>|--article-accent: #0a7d55;|theme=.*controls/g)?.length,
      fields: ["#theme", "#heading-level", "#controls", "[id='--article-accent']", "#width"].map((field) => document.querySelector(field).value),
      checked: document.querySelector("#controls").checked,
    });
    const seen = await tab.run(now);
    assert.deepEqual(seen.attributes, ["dark", "3", ""]);
    assert.deepEqual([seen.accent, seen.width, seen.checked], ["#0a7d55", 390, true]);
    assert.ok(seen.snippet >= 2, "the snippet names them");
    const hash = await tab.run(() => location.hash);
    const other = await opened({ open, server }, hash);
    assert.deepEqual(await other.run(now), seen);
    await other.run(() => button("Back to the defaults").click());
    await other.until(() => location.hash === "" && !widget.hasAttribute("theme") && document.querySelector("#theme").value === "");
  },

  async "a link to a sample or an address shows it, and the next one in the same tab too"({ open, server }) {
    const tab = await opened({ open, server }, "#sample=ghost&theme=light");
    assert.match(await tab.run(() => verdict()), /^Format: ghost/);
    await tab.run(() => void (location.hash = "#src=demo/minaa.json"));
    await tab.until(() => verdict().startsWith("Format: article") && widget.state === "ready" && !widget.hasAttribute("theme"));
    assert.equal(await tab.run(() => document.querySelector("#address").value), "demo/minaa.json");
    await tab.run(() => document.querySelector(".skip").click());
    await tab.until(() => document.activeElement.id === "stage" && location.hash === "#src=demo/minaa.json");
  },

  async "the snippet is copied whole"({ open, server }) {
    const tab = await opened({ open, server });
    await tab.run(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (globalThis.copied = text) } });
      button("Copy the snippet").click();
    });
    await tab.until(() => globalThis.copied !== undefined);
    assert.equal(await tab.run(() => copied), await tab.run(() => snippet()));
    await tab.until(() => Array.from(document.querySelectorAll("[role=status]")).some((it) => it.textContent === "Copied"));
  },

  async "the snippet works in a page of its own"({ open, server }) {
    const tab = await opened({ open, server }, "#src=demo/tram.json&theme=dark");
    const html = await tab.run(() => snippet());
    server.answer("page", "/own.html", { body: `<!doctype html><title>Own</title>${html}`, type: "text/html" });
    const page = await open("/own.html");
    await page.until(() => document.querySelector("article-widget").state === "ready");
    assert.deepEqual(
      await page.run(() => [document.querySelector("article-widget").article.headline, document.querySelector("article-widget").theme]),
      [await tab.run(drawnOf), "dark"],
    );
  },

  async "the snippet with JSON of any script works in a file that begins as README says"({ open, server }) {
    const begin = '<!doctype html><meta charset="utf-8">';
    const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
    assert.ok(readme.includes(`has to begin with \`${begin}\``));
    const tab = await opened({ open, server });
    await paste(tab, JSON.stringify({ headline: "Größe – 果", body: ["مرحبا"] }));
    await tab.until(() => snippet().includes("Größe"));
    const html = await tab.run(() => [snippet(), document.querySelector("[aria-labelledby=take]").textContent]);
    assert.ok(html[1].includes(begin), "the playground says so too");
    // A server that says nothing of an encoding, as those for files on the disk do.
    server.answer("page", "/own.html", { body: begin + html[0], type: "text/html" });
    const page = await open("/own.html");
    await page.until(() => document.querySelector("article-widget").state === "ready");
    assert.equal(await page.run(() => document.querySelector("article-widget").article.headline), "Größe – 果");
  },

  async "everything is done by keyboard alone"({ open, server }) {
    const tab = await opened({ open, server });
    const focused = (id) => tab.until((id) => document.activeElement?.id === id || document.activeElement?.textContent === id, id);
    const walk = async (until) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await tab.press("Tab");
        if (await tab.run((until) => [document.activeElement.id, document.activeElement.textContent].includes(until), until)) return;
      }
      assert.fail(`Tab never comes to ${until}`);
    };
    await walk("address");
    assert.ok(await tab.run(() => getComputedStyle(document.activeElement).outlineStyle !== "none"), "the focus is seen");
    await tab.press("Control+a");
    for (const key of "demo/tram.json") await tab.press(key);
    await tab.press("Enter");
    await tab.until(() => location.hash === "#src=demo/tram.json" && verdict().startsWith("Format: article") && widget.state === "ready");
    await walk("ghost");
    await tab.press(" ");
    await tab.until(() => verdict().startsWith("Format: ghost"));
    await focused("ghost");
    await walk("json");
    await walk("width");
    await tab.press("Home");
    await tab.until(() => widget.getBoundingClientRect().width === 240);
    await walk("theme");
    for (const key of "dark") await tab.press(key);
    await tab.until(() => widget.theme === "dark");
  },

  async "axe finds nothing, at any width and in both themes, and nothing is wider than a phone"({ open, server }) {
    const found = [];
    for (const hash of ["", "#src=demo/missing.json", "#sample=arc-ans&dir=rtl&controls="]) {
      const tab = await opened({ open, server }, hash);
      await tab.run(() => document.querySelectorAll("details").forEach((it) => void (it.open = true)));
      for (const scheme of ["light", "dark"]) {
        for (const width of [1280, 320]) {
          await tab.scheme(scheme);
          await tab.resize(width);
          const { found: violations } = await tab.axe();
          found.push(...violations.map((violation) => ({ hash, scheme, width, ...violation })));
          const overflow = await tab.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (overflow > 0) found.push({ hash, width, overflow });
        }
      }
    }
    assert.deepEqual(found, []);
  },

  async "an address of the newspaper that stood here leads to it"({ open, server }) {
    const tab = await opened({ open, server });
    const seen = await tab.run(async () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.src = "index.html?story=tram";
      const there = () => frame.contentWindow.location.pathname === "/demo.html" && frame.contentDocument.readyState === "complete";
      while (!there()) await new Promise(requestAnimationFrame);
      return frame.contentWindow.location.search + frame.contentDocument.querySelector("article-widget").getAttribute("src");
    });
    assert.equal(seen, "?story=tramdemo/tram.json");
  },
};

/** The headline that the element shows. */
function drawnOf() {
  return document.querySelector("article-widget").shadowRoot.querySelector("[part~=headline]").textContent;
}
