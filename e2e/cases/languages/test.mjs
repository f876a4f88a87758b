// The texts of the interface in other languages: small files beside the script, fetched only for the language
// that is shown, and never a reason to hold the article.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const TEXTS = /\.json$/;
const article = (language, more) => ({ headline: "Top", language, authors: ["Ada"], ...more });

/** Shows an article that is given as a property; says what stands in the byline. */
const shown = (tab, article, attributes = {}) =>
  tab.run(
    async ([article, attributes]) => {
      const element = probe.add(attributes, { article });
      await probe.ended(element);
      return element.shadowRoot.querySelector("[part=byline]").textContent;
    },
    [article, attributes],
  );

/** Before anything else: writes down how many milliseconds each wait of the page is meant to be. */
function noteWaits() {
  const { setTimeout } = globalThis;
  globalThis.waits = [];
  globalThis.setTimeout = (act, wait, ...more) => {
    globalThis.waits.push(wait);
    return setTimeout(act, wait, ...more);
  };
}

const speak = (tab, language) =>
  tab.run((language) => {
    document.documentElement.lang = language;
  }, language);

const asked = (server) => server.requests("cdn", TEXTS).map(({ path }) => path.match(/widget-[\w-]{16}-(\w+)\.json$/)[1]);

export const tests = {
  async "fetched for the language that is shown, and once"({ open, server }) {
    const tab = await open();
    assert.equal(await shown(tab, article("en-US")), "By Ada");
    assert.equal(await shown(tab, article("da")), "By Ada");
    assert.deepEqual(asked(server), []);
    assert.equal(await shown(tab, article("fr-CA")), "Par Ada");
    assert.equal(await shown(tab, article("fr")), "Par Ada");
    assert.equal(await shown(tab, article("FR")), "Par Ada");
    assert.deepEqual(asked(server), ["fr"]);
    assert.equal(await shown(tab, article("fr"), { lang: "uk" }), "Текст: Ada");
    assert.deepEqual(asked(server), ["fr", "uk"]);
    const [{ headers }] = server.requests("cdn", TEXTS);
    assert.deepEqual([headers.cookie, headers.origin], [undefined, server.page]);
  },

  async "in the page's language where the article names none, or one without texts"({ open, server }) {
    const tab = await open();
    await speak(tab, "de-CH");
    assert.equal(await shown(tab, article(undefined)), "Von Ada");
    assert.equal(await shown(tab, article("da")), "Von Ada");
    assert.equal(await shown(tab, article("en")), "By Ada");
    // What a page has put on the prototype of all objects is no language.
    await tab.run(() => (Object.prototype.xx = { url: "/", integrity: "" }));
    assert.equal(await shown(tab, article("xx")), "Von Ada");
    assert.equal(await shown(tab, article("__proto__")), "Von Ada");
    assert.deepEqual(asked(server), ["de"]);
  },

  async "begun with the article, where the page is in its language"({ open, server }) {
    server.answer("api", "/slow.json", { hang: "head" });
    const tab = await open();
    await speak(tab, "pl");
    await tab.run((src) => {
      probe.widget().src = src;
    }, `${server.api}/slow.json`);
    await server.until(() => asked(server).includes("pl"), "the texts");
  },

  async "404, something else, cut: English, and the next article tries again"({ open, server }) {
    const tab = await open();
    for (const answer of [
      { status: 404, type: "text/plain" },
      { body: "<!doctype html>", type: "text/html" },
      { body: "{}" },
      { cut: "head" },
    ]) {
      server.answer("cdn", TEXTS, answer);
      assert.equal(await shown(tab, article("fr")), "By Ada");
    }
    // The browser itself asks again after a cut.
    assert.ok(asked(server).length >= 4);
    server.usual();
    assert.equal(await shown(tab, article("fr")), "Par Ada");
  },

  async "hanging: the article comes in English, and stays as it is when the texts come after all"({ open, server }) {
    const late = gate();
    server.answer("cdn", TEXTS, { usual: true, before: late.opened });
    const tab = await open("/", { set: noteWaits });
    assert.equal(await shown(tab, article("fr")), "By Ada");
    // However long a busy machine takes.
    assert.deepEqual(await tab.run(() => waits.filter((wait) => wait >= 1_000)), [1_000]);
    late.open();
    await server.until(() => server.requests("cdn", TEXTS)[0].state === "done", "the texts");
    assert.equal(await shown(tab, article("fr")), "Par Ada");
    const first = await tab.run(() => document.querySelectorAll("article-widget")[1].shadowRoot.querySelector("[part=byline]").textContent);
    assert.equal(first, "By Ada");
    assert.equal(asked(server).length, 1);
  },

  async "removed while it waits for its texts: no event, nothing drawn"({ open, server }) {
    const late = gate();
    server.answer("cdn", TEXTS, { usual: true, before: late.opened });
    const tab = await open();
    await tab.run((article) => {
      globalThis.gone = probe.add({ id: "gone" }, { article });
    }, article("fr"));
    await server.until(() => asked(server).length === 1, "the request");
    await tab.run(() => globalThis.gone.remove());
    late.open();
    assert.equal(await shown(tab, article("fr")), "Par Ada");
    const [events, views] = await tab.run(() => [
      probe.events.filter(({ id }) => id === "gone").length,
      globalThis.gone.shadowRoot.querySelectorAll("article").length,
    ]);
    assert.deepEqual([events, views], [0, 0]);
  },

  async "a failure speaks the page's language"({ open, server }) {
    server.answer("api", "/missing.json", { status: 404 });
    const tab = await open();
    for (const [language, lang, failed, again] of [
      ["en", "en", "This article could not be loaded.", "Try again"],
      ["de", "de", "Dieser Artikel konnte nicht geladen werden.", "Erneut versuchen"],
      ["da", "en", "This article could not be loaded.", "Try again"],
    ]) {
      await speak(tab, language);
      await tab.run(async (src) => {
        const element = probe.widget();
        const ended = probe.ended(element);
        element.removeAttribute("src");
        element.src = src;
        await ended;
      }, `${server.api}/missing.json`);
      const text = () => probe.part("status").textContent;
      await tab.until(text);
      const [said, button, spoken] = await tab.run(() => [
        probe.part("status").textContent,
        probe.part("retry").textContent,
        probe.part("status").closest("[lang]").lang,
      ]);
      assert.deepEqual([said, button, spoken], [failed, again, lang], language);
    }
  },
};
