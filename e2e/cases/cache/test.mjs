// `cache`: the last good copy is kept, and shown with its date when the network fails; nobody else stores
// anything.

import assert from "node:assert/strict";

const PLACE = "/kept.json";
const story = (headline) => ({ json: { headline, body: [{ type: "paragraph", text: "Words." }] } });

const load = (tab, server, attributes) =>
  tab.run(
    async ([src, attributes]) => {
      document.querySelectorAll("article-widget").forEach((element) => element.remove());
      const element = probe.add({ src, ...attributes });
      const { type, detail } = await probe.ended(element);
      const status = element.shadowRoot.querySelector(".saved");
      return {
        type,
        code: detail.code ?? null,
        headline: element.shadowRoot.querySelector("[part~=headline]")?.textContent ?? null,
        saved: status && [status.getAttribute("part"), status.textContent.split(",")[0], probe.visible(status)],
      };
    },
    [`${server.api}${PLACE}`, attributes],
  );

const stores = (tab) => tab.run(async () => (await caches.keys()).length + document.cookie.length + localStorage.length);

const COPY = { type: "article-load", code: null, headline: "First", saved: ["status", "Saved copy", true] };
const FAILED = { headline: null, saved: null, type: "article-error" };

export const tests = {
  async "a network that fails: the copy, with its date, and the new one once there is a network"({ open, server }) {
    const tab = await open();
    server.answer("api", PLACE, story("First"));
    const fresh = { type: "article-load", code: null, headline: "First", saved: null };
    assert.deepEqual(await load(tab, server, { cache: "" }), fresh);
    for (const answer of [{ cut: "head" }, { story: "short", cors: false }, { status: 503 }]) {
      server.answer("api", PLACE, answer);
      assert.deepEqual(await load(tab, server, { cache: "" }), COPY);
    }
    server.answer("api", PLACE, story("Second"));
    const headline = await tab.run(async () => {
      const ended = probe.ended();
      dispatchEvent(new Event("online"));
      await ended;
      return probe.part("headline").textContent;
    });
    assert.equal(headline, "Second");
  },

  async "what the server says counts: no copy for 404 or another document"({ open, server }) {
    const tab = await open();
    server.answer("api", PLACE, story("First"));
    await load(tab, server, { cache: "" });
    for (const [answer, code] of [
      [{ status: 404 }, "http"],
      [{ json: { some: "thing" } }, "unknown-format"],
      [{ body: "<h1>Sign in</h1>" }, "malformed"],
    ]) {
      server.answer("api", PLACE, answer);
      assert.deepEqual(await load(tab, server, { cache: "" }), { ...FAILED, code });
    }
    // Nor have these taken the copy's place.
    server.answer("api", PLACE, { cut: "head" });
    assert.deepEqual(await load(tab, server, { cache: "" }), COPY);
  },

  async "without the attribute nothing is stored, and no copy is shown"({ open, server }) {
    const tab = await open();
    server.answer("api", PLACE, story("First"));
    await load(tab, server, {});
    assert.equal(await stores(tab), 0);
    await load(tab, server, { cache: "" });
    await tab.until(async () => (await caches.keys()).length === 1);
    server.answer("api", PLACE, { cut: "head" });
    assert.deepEqual(await load(tab, server, {}), { ...FAILED, code: "network" });
  },
};
