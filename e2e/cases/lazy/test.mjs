// `loading="lazy"`: nothing is fetched until the element is near the view, and its place is kept meanwhile.

import assert from "node:assert/strict";

/** An element far below the view. */
const far = (src) => {
  const space = document.createElement("div");
  space.style.height = "5000px";
  document.querySelector("main").append(space);
  probe.add({ src, loading: "lazy", id: "far" }).after("The end of the page");
};

export const tests = {
  async "far below nothing is fetched, near the view it is"({ open, server }) {
    const tab = await open();
    await tab.run(far, `${server.api}/short.json`);
    const waiting = await tab.run(async () => {
      // Observers have spoken after two frames.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
      const element = probe.widget("far");
      return { state: element.state, height: element.offsetHeight, reserve: Math.floor(innerHeight * 0.9) };
    });
    assert.equal(waiting.state, "idle");
    assert.ok(waiting.height >= waiting.reserve, `${waiting.height}`);
    assert.deepEqual(server.requests("api"), []);
    assert.deepEqual(server.requests("cdn", /\.wasm$/), []);
    await tab.run(() => {
      probe.widget("far").scrollIntoView();
      return probe.seen("article-load");
    });
    assert.equal(server.requests("api").length, 1);
  },

  async "eager again, it is fetched wherever it is"({ open, server }) {
    const tab = await open();
    await tab.run(far, `${server.api}/short.json`);
    assert.equal(await tab.run(() => probe.widget("far").loading), "lazy");
    await tab.run(() => {
      probe.widget("far").loading = "eager";
      return probe.seen("article-load");
    });
  },

  async "`reload()` does not wait"({ open, server }) {
    const tab = await open();
    await tab.run(far, `${server.api}/short.json`);
    await tab.run(() => probe.widget("far").reload());
    assert.equal(await tab.run(() => probe.widget("far").state), "ready");
  },

  async "removed while it waits, it fetches nothing"({ open, server }) {
    const tab = await open();
    await tab.run(far, `${server.api}/short.json`);
    await tab.run(async () => {
      const element = probe.widget("far");
      element.remove();
      await Promise.resolve();
      scrollTo(0, 5000);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    });
    assert.deepEqual(server.requests("api"), []);
  },
};
