// Pages of another time: quirks mode, a base address, a root size of 10 px, transitions on everything.

import assert from "node:assert/strict";

/** What old libraries do to the objects of the language, in the manner of Prototype and MooTools. */
function extend() {
  const add = (target, methods) => {
    for (const [name, method] of Object.entries(methods)) target[name] = method;
  };
  add(Array.prototype, {
    toJSON() {
      return `[${this.map((value) => JSON.stringify(value)).join()}]`;
    },
    each(act) {
      this.forEach(act);
      return this;
    },
    // Not the language's own: it stops at what looks false.
    find(fits) {
      return this.filter(fits)[0] ?? false;
    },
  });
  add(String.prototype, {
    toJSON() {
      return String(this);
    },
  });
  add(Function.prototype, {
    delay(seconds, ...all) {
      return setTimeout(() => this(...all), seconds * 1_000);
    },
  });
  add(Element.prototype, {
    show() {
      this.style.display = "";
      return this;
    },
    // MooTools: `element.set("text", …)`.
    set(name, value) {
      this.setAttribute(name, value);
      return this;
    },
    remove() {
      this.parentNode?.removeChild(this);
      return this;
    },
  });
  globalThis.$ = (id) => document.getElementById(id);
  Object.prototype.forEachOwn = function () {};
}

export const tests = {
  async "the story is found by the base address, and looks as everywhere"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(() => {
      const size = (name) => Number.parseFloat(getComputedStyle(probe.part(name)).fontSize);
      const picture = probe.root().querySelector("img");
      return {
        mode: document.compatMode,
        source: probe.widget().src,
        body: size("body"),
        table: Number.parseFloat(getComputedStyle(probe.root().querySelector("td")).fontSize),
        transition: getComputedStyle(probe.part("headline")).transitionDuration,
        picture: getComputedStyle(picture).display !== "none" && picture.getBoundingClientRect().height > 50,
      };
    });
    assert.equal(seen.mode, "BackCompat");
    assert.equal(seen.source, `${server.api}/story.json`);
    assert.ok(seen.body >= 16, `${seen.body} px`);
    assert.ok(seen.table >= 13, `${seen.table} px`);
    assert.equal(seen.transition, "0s");
    assert.ok(seen.picture);
  },

  async "libraries that have extended everything"({ open, server }) {
    const tab = await open("/", { set: extend });
    await tab.run(() => probe.seen("article-load"));
    const paragraphs = await tab.run(() => probe.part("body").querySelectorAll("p").length);
    assert.ok(paragraphs >= 3);
    const given = await tab.run(async () => {
      const element = probe.add({}, { article: { headline: "Given", body: [{ type: "paragraph", text: "Words" }] } });
      await probe.ended(element);
      return [element.state, element.shadowRoot.querySelector("[part~=body]")?.textContent];
    });
    assert.deepEqual(given, ["ready", "Words"]);
    await tab.run((src) => {
      probe.widget().src = src;
      return probe.ended();
    }, `${server.api}/short.json`);
    assert.equal(await tab.run(() => probe.widget().state), "ready");
  },
};
