// How every block looks, held against pictures that somebody has looked at: references/. They are a quarter as
// large, in a font of boxes, so that the fonts of a machine make no difference.
//
// After a change that is meant, make them anew and look at them: LOOKS=new, and the name of this case.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { boxes } from "./font.mjs";

/** How far a pixel's channel may be off, of 255, and how many may be further. */
const OFF = 40;
const MANY = 0.002;

const here = (name) => new URL(`references/${name}.webp`, import.meta.url);
const address = (file, type) => `data:image/${type};base64,${file.toString("base64")}`;

/** The body of the demo's page of blocks, as a small picture. */
async function look({ open, server }, { width, scheme, dir, muted = "" }) {
  const tab = await open("/demo.html?story=every-block", { at: server.cdn, width, scheme });
  await tab.until(() => document.querySelector("article-widget").state === "ready");
  await tab.run(
    async ({ font, dir, muted }) => {
      const widget = document.querySelector("article-widget");
      widget.dir = dir;
      widget.style.setProperty("--article-muted", muted);
      const face = new FontFace("Boxes", `url(${font})`, { weight: "100 900" });
      document.fonts.add(await face.load());
      for (const name of ["font", "heading-font"]) widget.style.setProperty(`--article-${name}`, "Boxes");
      const { shadowRoot } = widget;
      const sheet = new CSSStyleSheet();
      // Players look as the browser's makers like it; what stands above must not move the body by half a pixel.
      sheet.replaceSync(
        "video,audio{visibility:hidden}header,[part~=lead],[part=today],[part=related]{display:none!important}" +
          "*,::before,::after{font-family:Boxes!important;font-synthesis:none!important}",
      );
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
      for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const pictures = Array.from(shadowRoot.querySelectorAll("[part=body] img"));
      for (const picture of pictures) picture.loading = "eager";
      await Promise.all(pictures.map((picture) => picture.decode()));
    },
    { font: `data:font/ttf;base64,${boxes().toString("base64")}`, dir, muted },
  );
  const whole = await tab.picture("article-widget [part=body]");
  const small = await tab.run(async (whole) => {
    const picture = new Image();
    picture.src = whole;
    await picture.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: picture.width / 4, height: picture.height / 4 });
    const brush = canvas.getContext("2d");
    brush.imageSmoothingQuality = "high";
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/webp", 0.8);
  }, address(whole, "png"));
  return { tab, small };
}

/** How two pictures differ: the share of pixels that do, and where the first one is; or their sizes. */
async function differ([one, other, off]) {
  const pixels = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { width, height } = picture;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const brush = canvas.getContext("2d");
    brush.drawImage(picture, 0, 0);
    return { width, height, data: brush.getImageData(0, 0, width, height).data };
  };
  const [is, was] = [await pixels(one), await pixels(other)];
  if (is.width !== was.width || is.height !== was.height) {
    return `${is.width} × ${is.height} instead of ${was.width} × ${was.height}`;
  }
  let count = 0;
  let first;
  for (let at = 0; at < is.data.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(is.data[at + channel] - was.data[at + channel]) > off)) {
      count += 1;
      first ??= Math.floor(at / 4 / is.width) * 4;
    }
  }
  return { share: count / (is.data.length / 4), first };
}

export const tests = Object.fromEntries(
  [320, 768, 1280].flatMap((width) =>
    ["light", "dark"].flatMap((scheme) =>
      ["ltr", "rtl"].map((dir) => [
        `${width} pixels, ${scheme}, ${dir}`,
        async ({ open, server }) => {
          const { tab, small } = await look({ open, server }, { width, scheme, dir });
          const place = here(`${width}-${scheme}-${dir}`);
          if (process.env.LOOKS === "new") {
            writeFileSync(place, Buffer.from(small.split(",")[1], "base64"));
            return;
          }
          assert.ok(existsSync(place), `${place.pathname} is missing: make it with LOOKS=new`);
          const found = await tab.run(differ, [small, address(readFileSync(place), "webp"), OFF]);
          assert.ok(found.share <= MANY, `it looks different, from ${found.first} pixels on: ${JSON.stringify(found)}`);
        },
      ]),
    ),
  ),
);

tests["a difference would be found"] = async ({ open, server }) => {
  const usual = { width: 320, scheme: "light", dir: "ltr" };
  const { tab, small } = await look({ open, server }, usual);
  const { small: other } = await look({ open, server }, { ...usual, muted: "#d00" });
  const found = await tab.run(differ, [small, other, OFF]);
  assert.ok(found.share > MANY, JSON.stringify(found));
};
