// One fault after the other, at the first load and when the element is mounted again: the article or the
// fallback is in sight, the code is right, and the neighbour on the page is unharmed.

import assert from "node:assert/strict";

const WASM = /\.wasm$/;
const PLACE = "/asked.json";

const json = (value) => ({ json: value });
const text = (body, type = "text/html") => ({ body, type });
const padded = (length) => `{"headline":"x"}${" ".repeat(length)}`;

/** Faults of the article's server: how it answers, and the code; `null`: the article is shown. */
const ANSWERS = {
  "no permission (CORS)": [{ story: "short", cors: false }, "network"],
  "a connection that is cut": [{ cut: "head" }, "network"],
  "a body that is cut": [{ story: "story", cut: "body" }, "network"],
  "a body shorter than announced": [{ story: "short", headers: { "content-length": "5000" }, cut: "body" }, "network"],
  "404": [{ status: 404 }, "http"],
  "403 with a page": [{ status: 403, ...text("<h1>Forbidden</h1>") }, "http"],
  "500": [{ status: 500 }, "http"],
  "503 that asks to wait for a day": [{ status: 503, headers: { "retry-after": "86400" } }, "http"],
  "a redirect to nowhere": [{ status: 302, headers: { location: "/nowhere.json" } }, "http"],
  "a redirect in a circle": [{ status: 302, headers: { location: PLACE } }, "network"],
  "an API's error with status 200": [json({ code: "rest_no_route", message: "No route", data: { status: 404 } }), "http"],
  "a sign-in page": [text("<!doctype html><title>Sign in</title>"), "malformed"],
  "an empty body": [text(""), "malformed"],
  "half of a document": [text('{"headline": "Half'), "malformed"],
  "two documents": [text('{"headline": "One"}{"headline": "Two"}'), "malformed"],
  "JSON of nobody": [json({ some: "thing" }), "unknown-format"],
  "a string": [json("headline"), "unknown-format"],
  "nothing in the article": [json({ headline: " " }), "empty"],
  "an empty list": [json([]), "empty"],
  "an item that was cancelled": [json({ uri: "urn:a", headlines: [{ value: "x" }], pubStatus: "canceled" }), "withheld"],
  "more than 10 MB": [{ bytes: 11_000_000 }, "too-large"],
  "depth without end": [text(`{"headline":"x","body":${"[".repeat(5_000)}${"]".repeat(5_000)}}`), null],
  "white space for megabytes": [text(padded(3_000_000)), null],
  "the wrong type": [{ story: "short", type: "text/plain" }, null],
  "a byte order mark": [text('\u{feff}{"headline":"Marked"}', "application/json"), null],
};

/** Faults of the script's own server. */
const FILES = {
  "wasm: 404": [{ status: 404, type: "text/plain" }, "wasm-load"],
  "wasm: another file": [{ body: "not wasm", type: "application/wasm" }, "wasm-load"],
  "wasm: cut": [{ usual: true, cut: "body" }, "wasm-load"],
  "wasm: no permission": [{ usual: true, cors: false }, "wasm-load"],
  "wasm: another type": [{ usual: true, type: "text/plain" }, null],
};

/** Gives an element its address; how the load ends, and what there is to see. */
const look = (tab, again) =>
  tab.run(async (again) => {
    const element = document.getElementById("target");
    const place = element.parentNode;
    element.remove();
    // Taken down, not moved.
    await new Promise((done) => setTimeout(done));
    if (!again) element.src = element.dataset.asked;
    const ended = probe.ended(element);
    place.append(element);
    const { type, detail } = await ended;
    const { fallback, article, code } = probe.look("target");
    return { type, code, told: detail.code ?? null, fallback, article };
  }, again);

const check = (answer, code, [origin, path]) =>
  async ({ open, server }) => {
    server.answer(origin, path, answer);
    const tab = await open();
    const ours = origin === "cdn";
    await tab.run(
      async ([asked, beside, ours]) => {
        // Where the script's own files are missing, the neighbour has nothing to be drawn with.
        if (!ours) {
          probe.widget().src = beside;
          await probe.ended();
        }
        probe.add({ id: "target" }, { innerHTML: "<a href='/story'>The fallback</a>" }).dataset.asked = asked;
      },
      [`${server.api}${ours ? "/short.json" : PLACE}`, `${server.api}/short.json`, ours],
    );
    const expected = code
      ? { type: "article-error", code, told: code, fallback: true, article: false }
      : { type: "article-load", code: null, told: null, fallback: false, article: true };
    assert.deepEqual(await look(tab, false), expected, "at the first load");
    assert.deepEqual(await look(tab, true), expected, "mounted again");
    if (!ours) {
      const beside = await tab.run(() => probe.look().article && probe.widget().state);
      assert.equal(beside, "ready", "the neighbour");
    }
  };

const all = (faults, place) =>
  Object.entries(faults).map(([title, [answer, code]]) => [title, check(answer, code, place)]);

export const tests = Object.fromEntries([...all(ANSWERS, ["api", PLACE]), ...all(FILES, ["cdn", WASM])]);
