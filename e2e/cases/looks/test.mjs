// How every block looks, held against pictures that somebody has looked at: references/. They are a quarter as
// large, in a font of boxes, so that the fonts of a machine make no difference; beside them stands where each block
// is. What counts as a difference is said in compare.mjs.
//
// After a change that is meant, make them anew and look at them: LOOKS=new, and the name of this case.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { differ, reduced } from "./compare.mjs";
import { boxes } from "./font.mjs";

/** How many times as small as the page the pictures are. */
const SCALE = 4;

const here = (name) => new URL(`references/${name}`, import.meta.url);
const address = (file, type) => `data:image/${type};base64,${file.toString("base64")}`;

/** Opens the demo's page of blocks, and leaves of it what looks the same everywhere. */
async function blocks({ open, server }, { width, scheme, dir }) {
  const tab = await open("/demo.html?story=every-block", { at: server.cdn, width, scheme });
  await tab.until(() => document.querySelector("article-widget").state === "ready");
  await tab.run(
    async ({ font, dir }) => {
      const widget = document.querySelector("article-widget");
      widget.dir = dir;
      widget.setAttribute("time-zone", "UTC");
      const face = new FontFace("Boxes", `url(${font})`, { weight: "100 900" });
      document.fonts.add(await face.load());
      for (const name of ["font", "heading-font"]) widget.style.setProperty(`--article-${name}`, "Boxes");
      const { shadowRoot } = widget;
      const sheet = new CSSStyleSheet();
      // Players look as the browser's makers like it; what stands above must not move the body by half a pixel.
      sheet.replaceSync(
        "video,audio{visibility:hidden}header,[part~=lead],[part=today],[part=related]{display:none!important}" +
          "*,::before,::after{font-family:Boxes!important;font-synthesis:none!important;text-rendering:geometricPrecision!important}",
      );
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
      for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const pictures = Array.from(shadowRoot.querySelectorAll("[part=body] img"));
      for (const picture of pictures) picture.loading = "eager";
      await Promise.all(pictures.map((picture) => picture.decode()));
    },
    { font: address(boxes(), "ttf").replace("image", "font"), dir },
  );
  return tab;
}

/** The article's body as it is now: a picture, and its blocks. */
async function look(tab) {
  const picture = address(await tab.picture("article-widget [part=body]"), "png");
  const blocks = await tab.run(() => {
    const body = document.querySelector("article-widget").shadowRoot.querySelector("[part=body]");
    const from = body.getBoundingClientRect();
    return Array.from(body.children, (block) => {
      const { top, left, width, height } = block.getBoundingClientRect();
      const name = [block.localName, ...block.part].join(" ");
      return [name, ...[top - from.top, left - from.left, width, height].map(Math.round)];
    });
  });
  return { picture, blocks };
}

/** What the page looked like to somebody. */
function reference({ width, scheme, dir }) {
  const [picture, places] = [here(`${width}-${scheme}-${dir}.webp`), here(`${width}-${dir}.json`)];
  for (const { pathname } of [picture, places].filter((file) => !existsSync(file))) {
    assert.fail(`${pathname} is missing: make it with LOOKS=new`);
  }
  return { picture: address(readFileSync(picture), "webp"), blocks: JSON.parse(readFileSync(places, "utf8")) };
}

async function keep(tab, { width, scheme, dir }, { picture, blocks }) {
  const small = await tab.run(reduced, [picture, SCALE]);
  writeFileSync(here(`${width}-${scheme}-${dir}.webp`), Buffer.from(small.split(",")[1], "base64"));
  const lines = blocks.map((block) => `  ${JSON.stringify(block)}`);
  writeFileSync(here(`${width}-${dir}.json`), `[\n${lines.join(",\n")}\n]\n`);
}

export const tests = Object.fromEntries(
  [320, 768, 1280].flatMap((width) =>
    ["light", "dark"].flatMap((scheme) =>
      ["ltr", "rtl"].map((dir) => [
        `${width} pixels, ${scheme}, ${dir}`,
        async (page) => {
          const set = { width, scheme, dir };
          const tab = await blocks(page, set);
          const seen = await look(tab);
          if (process.env.LOOKS === "new") return keep(tab, set, seen);
          assert.equal(await tab.run(differ, [seen, reference(set), SCALE]), undefined);
        },
      ]),
    ),
  ),
);

/** Of 320 pixels: the narrowest has the most lines, and the most to round. */
const NARROW = { width: 320, scheme: "light", dir: "ltr" };

/** What becomes of a page that looks as it should, when something is done to it: a style, or a function in the page. */
async function planted(page, plants) {
  const tab = await blocks(page, NARROW);
  const was = reference(NARROW);
  const found = {};
  for (const [what, plant] of Object.entries(plants)) {
    await tab.run(() => {
      globalThis.body = document.querySelector("article-widget").shadowRoot.querySelector("[part=body]");
      globalThis.kept = body.cloneNode(true);
    });
    if (typeof plant === "function") await tab.run(plant);
    else {
      await tab.run((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        const root = body.getRootNode();
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      }, plant);
    }
    found[what] = await tab.run(differ, [await look(tab), was, SCALE]);
    await tab.run((style) => {
      const root = body.getRootNode();
      if (style) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
      else body.replaceWith(kept);
    }, typeof plant === "string");
  }
  return found;
}

/** Lines of text, and none in another one. */
const LINES = ":is([part=body] > p, li:not(:has(li, p)), figcaption, summary, h2, h3, td)";

/** What a browser may do by rounding: in another patch of it, or on another machine. */
const ROUNDED = {
  nothing: "",
  "text a pixel further down": `${LINES} { position: relative; top: 1px }`,
  "text a pixel further right": `${LINES} { position: relative; left: 1px }`,
  "every other line a pixel further up": `${LINES}:nth-child(even) { position: relative; top: -1px }`,
  "every text a pixel higher": () => {
    for (const block of body.querySelectorAll("[part=body] > :is(p, h2, ul, ol, dl, aside, blockquote)")) {
      const { height } = block.getBoundingClientRect();
      Object.assign(block.style, { boxSizing: "border-box", minHeight: `${height + 1}px` });
    }
  },
};

/** What has to be noticed, and by which words. */
const OTHER = {
  "another colour of all captions": ["[part~=caption] { color: #d00 }", /differ/],
  "another colour of one word": ["[part=body] > p a { color: #080 !important }", /differ/],
  "another grey of one line": ["[part~=caption] { color: #222 }", /differ/],
  "another ground": ["aside { background: #e0e4ea !important }", /differ/],
  "a rule that is gone": ["hr { border-color: transparent !important; background: none !important }", /differ/],
  "a thinner edge": ["blockquote { border-inline-start-color: transparent !important }", /differ/],
  "larger text": ["[part=body] > p { font-size: 106% }", /instead of/],
  "smaller pictures": ["figure img { transform: scale(.94) }", /differ/],
  "a list further right": ["[part=body] > ul { translate: 6px }", /left/],
  "items further right": ["li { position: relative; left: 6px }", /differ/],
  "a block further down": ["[part=body] > blockquote { margin-top: 70px !important }", /distance/],
  "a missing block": [() => body.children[12].remove(), /block 12 is dl instead of ol/],
  "a missing item": [() => body.querySelector("ul > li").remove(), /height/],
  "a missing caption": [() => (body.querySelector("figcaption").style.visibility = "hidden"), /differ/],
  "two kinds in another order": [() => body.children[3].before(body.children[13]), /block 3 is dl instead of p/],
  "two of a kind in another order": [() => body.querySelectorAll("[part=body] > figure")[0].before(body.querySelectorAll("[part=body] > figure")[1]), /differ/],
};

tests["what is rounded to another pixel looks the same"] = async (page) => {
  const found = await planted(page, ROUNDED);
  assert.deepEqual(Object.entries(found).filter(([, said]) => said !== undefined), []);
};

tests["another colour, size, place or order, and what is missing, is found"] = async (page) => {
  const found = await planted(page, Object.fromEntries(Object.entries(OTHER).map(([what, [plant]]) => [what, plant])));
  for (const [what, [, words]] of Object.entries(OTHER)) assert.match(found[what] ?? "nothing", words, what);
};
