// Colours and sizes: what is written can be read on every ground in both themes; what a page or a reader sets
// is followed, and nothing is cut off by it.

import assert from "node:assert/strict";

/** What is written, and on what; what has a shape of its own needs less. */
const TEXT = ["--ink", "--muted", "--accent"];
const GROUNDS = ["--paper", "--tint"];
const SHAPES = ["--muted"];

async function opened({ open, server }, options = {}) {
  const tab = await open("/demo.html?story=every-block", { at: server.cdn, width: 700, ...options });
  await tab.until(() => document.querySelector("article-widget").state === "ready");
  return tab;
}

/** The pairs with too little contrast between them, by the rule of WCAG 2.2 (1.4.3, 1.4.11). */
function faint({ text, grounds, shapes }) {
  const root = document.querySelector("article-widget").shadowRoot.querySelector(".root");
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // A ground that lets the paper through is painted on it.
  const colour = (...names) => {
    for (const name of names) {
      const probe = document.createElement("p");
      probe.style.color = `var(${name})`;
      root.append(probe);
      brush.fillStyle = getComputedStyle(probe).color;
      brush.fillRect(0, 0, 1, 1);
      probe.remove();
    }
    return brush.getImageData(0, 0, 1, 1).data;
  };
  const light = ([red, green, blue]) => {
    const linear = (part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const found = [];
  const look = (names, least) => {
    for (const name of names) {
      for (const ground of grounds) {
        const is = contrast(colour("--paper", ground, name), colour("--paper", ground));
        if (is < least) found.push(`${name} on ${ground}: ${is.toFixed(2)}`);
      }
    }
  };
  look(text, 4.5);
  look(shapes, 3);
  return found;
}

const pairs = { text: TEXT, grounds: GROUNDS, shapes: SHAPES };

export const tests = {
  ...Object.fromEntries(
    ["light", "dark"].map((theme) => [
      `every pair of colours has enough contrast: ${theme}`,
      async ({ open, server }) => {
        const tab = await opened({ open, server });
        await tab.run((theme) => (document.querySelector("article-widget").theme = theme), theme);
        assert.deepEqual(await tab.run(faint, pairs), []);
        // A pair that is too faint would be found.
        await tab.run(() => document.querySelector("article-widget").style.setProperty("--article-muted", "#8886"));
        assert.deepEqual((await tab.run(faint, pairs)).map((found) => found.split(":")[0]), [
          "--muted on --paper",
          "--muted on --tint",
          "--muted on --paper",
          "--muted on --tint",
        ]);
      },
    ]),
  ),

  async "what a page sets is followed"({ open, server }) {
    const tab = await opened({ open, server });
    const seen = await tab.run(() => {
      const widget = document.querySelector("article-widget");
      const set = {
        font: "Courier",
        "heading-font": "Verdana",
        size: "24px",
        measure: "300px",
        color: "rgb(1, 2, 3)",
        muted: "rgb(4, 5, 6)",
        background: "rgb(250, 251, 252)",
        accent: "rgb(7, 8, 9)",
        border: "rgb(10, 11, 12)",
        radius: "9px",
        gap: "31px",
        "image-ratio": "1/1",
        "card-width": "123px",
      };
      for (const [name, value] of Object.entries(set)) widget.style.setProperty(`--article-${name}`, value);
      const part = (name) => widget.shadowRoot.querySelector(`[part~="${name}"]`);
      const style = (selector) => getComputedStyle(widget.shadowRoot.querySelector(selector));
      const unsized = widget.shadowRoot.querySelectorAll(".figure .frame")[2].getBoundingClientRect();
      return {
        font: style("[part=body] > p").fontFamily,
        "heading-font": getComputedStyle(part("headline")).fontFamily,
        size: style("[part=body] > p").fontSize,
        measure: `${part("article").clientWidth}px`,
        color: style("[part=body] > p").color,
        muted: style("[part=caption]").color,
        background: style(".root").backgroundColor,
        accent: style("[part=section]").color,
        border: style(".tags span").borderTopColor,
        radius: style(".callout").borderTopLeftRadius,
        gap: style("[part=body] > p + p").marginTop,
        "image-ratio": `${Math.round(unsized.width / unsized.height)}/1`,
        // Around what a card shows is room for the ring of its focus.
        "card-width": `${Math.round(part("card-image").getBoundingClientRect().width)}px`,
        asked: set,
      };
    });
    const { asked, ...followed } = seen;
    assert.deepEqual(followed, asked);
  },

  /** WCAG 2.2, 1.4.4 and 1.4.12. */
  async "text twice as large, and set wide, is not cut off"({ open, server }) {
    const tab = await opened({ open, server }, { width: 320 });
    const cut = await tab.run(() => {
      const { shadowRoot } = document.querySelector("article-widget");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
          "p{margin-block-end:2em!important}.root>*{font-size:2em!important}",
      );
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
      const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
      const cuts = (element) =>
        element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      // The row scrolls, and a card shows the beginnings of texts that stand on another page.
      const found = Array.from(
        shadowRoot.querySelectorAll(".root *:not(.visually-hidden, .skip, .frame, .cards, .cards *)"),
      );
      return [
        ...found.filter((element) => hides(element) && cuts(element)).map((element) => element.className),
        document.documentElement.scrollWidth,
      ];
    });
    assert.deepEqual(cut, [320]);
  },

  async "in forced colours every button has an edge"({ open, server }) {
    const tab = await opened({ open, server });
    await tab.forcedColors();
    const edges = await tab.run(() => {
      const { shadowRoot } = document.querySelector("article-widget");
      return Array.from(shadowRoot.querySelectorAll("button"), (button) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
        return `${borderTopStyle} ${borderTopWidth}`;
      });
    });
    assert.ok(edges.length > 5);
    assert.deepEqual(edges.filter((edge) => edge !== "solid 1px"), []);
  },
};
