// The demo page's stories, each in light and dark, narrow and wide: axe, with contrast, finds nothing.

import assert from "node:assert/strict";

const STORIES = ["harbour", "minaa", "every-block", "ferry", "front", "orchard", "missing"];

/** What a reader may open, and what is open then. */
const OPENED = [
  [".note-ref", ":popover-open"],
  [".enlarge", "dialog[open]"],
];

/** The rules that have to have found something to look at, so that silence means something. */
const LOOKED_AT = ["color-contrast", "image-alt", "link-name", "heading-order", "button-name"];

async function opened({ open, server }, story) {
  const tab = await open(`/demo.html?story=${story}`, { at: server.cdn, width: 1280 });
  await tab.until(() => ["ready", "error"].includes(document.querySelector("article-widget").state));
  return tab;
}

export const tests = {
  ...Object.fromEntries(
    STORIES.map((story) => [
      story,
      async ({ open, server }) => {
        const tab = await opened({ open, server }, story);
        const found = [];
        for (const scheme of ["light", "dark"]) {
          for (const width of [1280, 320]) {
            await tab.scheme(scheme);
            await tab.resize(width);
            const { found: violations, passed } = await tab.axe();
            found.push(...violations.map((violation) => ({ scheme, width, ...violation })));
            if (story === "harbour") {
              assert.deepEqual(LOOKED_AT.filter((rule) => !passed.includes(rule)), []);
            }
          }
        }
        assert.deepEqual(found, []);
      },
    ]),
  ),

  ...Object.fromEntries(
    ["ltr", "rtl"].flatMap((dir) =>
      ["light", "dark"].map((scheme) => [
        `every block, ${dir}, ${scheme}, with the controls and what opens`,
        async ({ open, server }) => {
          const tab = await opened({ open, server }, "every-block");
          await tab.scheme(scheme);
          await tab.run((dir) => {
            const widget = document.querySelector("article-widget");
            Object.assign(widget, { dir, controls: true });
            for (const details of widget.shadowRoot.querySelectorAll("details")) details.open = true;
          }, dir);
          await tab.until(() => document.querySelector("article-widget").shadowRoot.querySelector(".controls"));
          const found = [];
          for (const width of [1280, 320]) {
            await tab.resize(width);
            found.push(...(await tab.axe()).found.map((violation) => ({ width, ...violation })));
          }
          for (const [button, opens] of OPENED) {
            await tab.run((button) => document.querySelector("article-widget").shadowRoot.querySelector(button).click(), button);
            await tab.until((opens) => document.querySelector("article-widget").shadowRoot.querySelector(opens), opens);
            found.push(...(await tab.axe()).found.map((violation) => ({ opens, ...violation })));
            await tab.press("Escape");
            await tab.until((opens) => !document.querySelector("article-widget").shadowRoot.querySelector(opens), opens);
          }
          assert.deepEqual(found, []);
        },
      ]),
    ),
  ),

  async "a violation inside the widget is found"({ open, server }) {
    const tab = await opened({ open, server }, "harbour");
    await tab.run(() => {
      const root = document.querySelector("article-widget").shadowRoot;
      root.querySelector("[part~=lead] img").removeAttribute("alt");
    });
    const { found } = await tab.axe();
    assert.deepEqual(found.map(({ id }) => id), ["image-alt"]);
  },
};
