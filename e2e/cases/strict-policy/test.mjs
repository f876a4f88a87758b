// Under the strictest policy of the contract the article is shown, and nothing is reported: neither as an
// event in the page nor to the server that the policy names.

import assert from "node:assert/strict";

/**
 * Waits for the load, and asserts that nothing was reported. The page then breaks its policy itself, so that
 * it is seen that reports arrive, and that the widget's would have arrived before.
 */
async function quiet(tab, server) {
  assert.deepEqual(await tab.run(() => probe.violations), []);
  await tab.run(async () => {
    const violated = new Promise((done) =>
      document.addEventListener("securitypolicyviolation", done, { once: true }),
    );
    document.body.setAttribute("style", "color: red");
    await violated;
  });
  // No page can help that Firefox reports a picture of its own, and WebKit the icon of a page that has none.
  const reports = () =>
    server
      .requests("api", "/report")
      .filter(({ body }) => body)
      .map(({ body }) => JSON.parse(body)["csp-report"])
      .filter((report) => report["source-file"] !== "resource" && !/favicon\.ico$/.test(report["blocked-uri"]));
  await server.until(() => reports().length > 0, "a report");
  const directives = reports().map((report) => report["effective-directive"]);
  assert.deepEqual(directives, ["style-src-attr"]);
}

/** Markup that a parser of the browser's would report in many ways; its one picture is from an allowed host. */
const MARKUP = [
  `<p style="color:red" onclick="alert(1)" onloadend="alert(2)">Red</p>`,
  `<style>p { color: blue }</style><script>alert(3)</script><script src="https://evil.example/x.js"></script>`,
  `<img src="{{img}}/a-40x30.svg" onerror="alert(4)" style="width:40px"><svg onload="alert(5)"><style>*{}</style><use href="#x"/></svg>`,
  `<iframe srcdoc="<script>alert(6)</script>"></iframe><object data="x"></object><embed src="x">`,
  `<a href="javascript:alert(7)" style="position:fixed">a link</a><form action="x"><input autofocus onfocus="alert(8)"></form>`,
  `<link rel="stylesheet" href="https://evil.example/x.css"><base href="https://evil.example/"><meta http-equiv="refresh" content="0">`,
  `<video onerror="alert(9)"></video><marquee onstart="alert(10)" style="x:y">m</marquee>`,
].join("\n");

export const tests = {
  async "the article is shown, and nothing is reported"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(async () => {
      await probe.root().querySelector("[part~=lead] img").decode();
      return {
        weight: getComputedStyle(probe.part("headline")).fontWeight,
        ratio: getComputedStyle(probe.root().querySelector(".frame")).aspectRatio,
        cards: probe.root().querySelectorAll("[part~=card]").length,
        article: probe.look().article,
      };
    });
    assert.deepEqual(seen, { weight: "700", ratio: "1200 / 800", cards: 6, article: true });
    await quiet(tab, server);
  },

  async "markup full of styles and handlers is shown, and nothing is reported"({ open, server }) {
    const text = { type: "paragraph", text: "Before it." };
    const json = { headline: "Marked up", body: [text, { type: "html", html: server.fill(MARKUP) }] };
    server.answer("api", "/story.json", { json });
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const shown = await tab.run(() => probe.part("body").textContent);
    assert.match(shown, /Before it\.\s*Red/);
    await quiet(tab, server);
  },

  async "hostile addresses are left out as issues, and nothing is reported"({ open, server }) {
    server.answer("api", "/story.json", { story: "hostile-addresses" });
    const tab = await open();
    const [{ issues }] = await tab.run(() => probe.seen("article-load"));
    const schemes = await tab.run(() => {
      const found = probe.root().querySelectorAll("[href], [src], [poster]");
      const addresses = Array.from(found, (node) => node.href ?? node.currentSrc ?? node.src);
      return [...new Set(addresses.filter(Boolean).map((address) => new URL(address).protocol))].sort();
    });
    assert.deepEqual(schemes, ["http:", "mailto:", "tel:"]);
    assert.deepEqual([...new Set(issues.map(({ code }) => code))].sort(), ["bad-url", "unsafe-url"]);
    await quiet(tab, server);
  },

  async "a failure with its retry button, and a story after it"({ open, server }) {
    server.answer("api", "/story.json", { status: 503 }, { status: 503 }, { status: 503 }, { story: "story" });
    const tab = await open();
    await tab.run(() => probe.seen("article-error"));
    await tab.run(() => probe.part("retry").click());
    await tab.run(() => probe.seen("article-load"));
    await quiet(tab, server);
  },

  async "attributes that change, cards that scroll, an element that goes"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    await tab.run(() => {
      const widget = probe.widget();
      Object.assign(widget, { theme: "dark", lang: "ar", dir: "rtl", timeZone: "Asia/Seoul", today: true });
      Object.assign(widget, { headingLevel: 4, related: "none" });
      widget.related = "link";
    });
    await tab.until(() => probe.part("today") && probe.part("next"));
    await tab.run(() => probe.part("next").click());
    await tab.run(() => probe.widget().remove());
    assert.equal(await tab.run(() => probe.add().state), "idle");
    await quiet(tab, server);
  },

  async "an article in the page"({ open, server }) {
    const tab = await open("/inline.html");
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await tab.run(() => probe.part("headline").textContent), "In the page");
    await quiet(tab, server);
  },
};
