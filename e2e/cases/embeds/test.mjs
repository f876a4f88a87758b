// Third-party content: nothing of it before the reader's click; then a frame that may do little, with a way
// past it on either side.

import assert from "node:assert/strict";

async function opened({ open, server }, embed, attributes = {}) {
  server.answer("api", "/story.json", { json: { headline: "Embeds", language: "en", body: ["Before.", { type: "embed", ...embed }, "After."] } });
  const tab = await open();
  await tab.run(
    ({ src, attributes }) => {
      for (const [name, value] of Object.entries(attributes)) probe.widget().setAttribute(name, value);
      probe.widget().src = src;
      return probe.seen("article-load");
    },
    { src: `${server.api}/story.json`, attributes },
  );
  return tab;
}

const frames = () =>
  Array.from(probe.root().querySelectorAll("iframe"), (frame) => ({
    src: frame.src,
    title: frame.title,
    sandbox: frame.getAttribute("sandbox").split(" ").sort().join(" "),
    ratio: (frame.clientWidth / frame.clientHeight).toFixed(1),
  }));

const player = (server) => `${server.cdn}/probe.js?a%20chart`;

export const tests = {
  async "a known provider: named, and framed after a click"({ open, server }) {
    const tab = await opened({ open, server }, { url: "https://youtu.be/abc", title: "A film" });
    assert.deepEqual(await tab.run(frames), []);
    const card = await tab.run(() => probe.part("embed").innerText.split(/\n+/).map((line) => line.trim()));
    assert.deepEqual(card, [
      "YOUTUBE",
      "A film",
      "Show content from YouTube",
      "It comes from YouTube, which can then see your visit and store data on your device.",
    ]);
    await tab.run(() => probe.root().querySelector(".open").click());
    await tab.until(() => probe.root().querySelector("iframe"));
    assert.deepEqual(await tab.run(frames), [
      {
        src: "https://www.youtube-nocookie.com/embed/abc?autoplay=1",
        title: "A film",
        sandbox: "allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts",
        ratio: "1.8",
      },
    ]);
    // The link to the provider's own page stays.
    assert.equal(await tab.run(() => probe.root().querySelector("[part~=embed] .embed-link a").href), "https://youtu.be/abc");
  },

  async "any other: without an origin, so without cookies; in the article's proportions"({ open, server }) {
    const tab = await opened({ open, server }, { url: player(server), title: "A chart", width: 400, height: 100 });
    assert.deepEqual(server.requests("cdn", "/probe.js").length, 1);
    await tab.run(() => probe.root().querySelector(".open").click());
    await server.until(() => server.requests("cdn", "/probe.js").length === 2, "the frame");
    assert.deepEqual(await tab.run(frames), [
      { src: player(server), title: "A chart", sandbox: "allow-popups allow-popups-to-escape-sandbox allow-scripts", ratio: "4.0" },
    ]);
    const ask = await tab.frame(/a%20chart/);
    assert.equal(await ask(() => self.origin), "null");
  },

  async "the way past it, forwards and back"({ open, server }) {
    const tab = await opened({ open, server }, { url: player(server), title: "A chart" });
    const place = await tab.run(() => location.href);
    await tab.run(() => probe.root().querySelector(".open").click());
    await tab.until(() => probe.root().activeElement?.localName === "iframe");
    await tab.press("Shift+Tab");
    const focused = () => probe.root().activeElement?.textContent;
    await tab.until(() => probe.root().activeElement?.className === "skip");
    const { host } = new URL(server.cdn);
    assert.equal(await tab.run(focused), `Skip content from ${host}`);
    await tab.press("Enter");
    assert.equal(await tab.run(focused), `Back to before the content from ${host}`);
    assert.equal(await tab.run(() => probe.root().activeElement.getBoundingClientRect().height > 5), true, "it can be seen");
    await tab.press("Enter");
    assert.equal(await tab.run(focused), `Skip content from ${host}`);
    assert.equal(await tab.run(() => location.href), place);
  },

  async "off: a link, and nothing to click; the attribute may change"({ open, server }) {
    const tab = await opened({ open, server }, { url: "https://youtu.be/abc", title: "A film" }, { embeds: "off" });
    const buttons = () => probe.part("embed").querySelectorAll("button").length;
    assert.equal(await tab.run(buttons), 0);
    assert.equal(await tab.run(() => probe.part("embed").querySelector("a").href), "https://youtu.be/abc");
    await tab.run(() => (probe.widget().embeds = "click"));
    await tab.until(() => probe.part("embed").querySelectorAll("button").length === 1);
  },

  async "the article's own words, and links of schemes that no frame shows"({ open, server }) {
    const tab = await opened({ open, server }, { url: "https://social.example/1", text: "What was posted" });
    assert.equal(await tab.run(() => probe.part("embed").textContent), "What was postedsocial.example");
    const other = await opened({ open, server }, { url: "mailto:desk@news.example", title: "Write to us" });
    assert.equal(await other.run(() => probe.root().querySelectorAll(".open").length), 0);
  },
};
