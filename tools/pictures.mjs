// The pictures of the README and the docs, and the recording, made from the built dist/, so that they stay true:
// node tools/pictures.mjs, with ARTICLE_DIST naming that folder, ARTICLE_TOOLS the one that holds node_modules, and
// CHROMIUM the browser.

import { Buffer } from "node:buffer";
import { createReadStream, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { recording } from "./recording.mjs";
import { draw } from "./rooms.mjs";

const { ARTICLE_DIST: dist, ARTICLE_TOOLS: tools, CHROMIUM: executablePath } = process.env;
const root = fileURLToPath(new URL("..", import.meta.url));
const { chromium } = createRequire(join(resolve(tools), "node_modules", "-"))("playwright-core");
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** When the pictures are taken, for the line with today's date. */
const NOW = new Date("2025-10-16T10:00:00Z");
/** Each picture: its file, page, size in CSS pixels, pixels to each of them, theme; `end`: scrolled to its end. */
const PICTURES = [
  { name: "wide", page: "demo.html", width: 1280, height: 960 },
  { name: "narrow-dark", page: "demo.html", width: 360, height: 800, scale: 2, dark: true, end: true },
  { name: "playground", page: "index.html#sample=ghost&width=600", width: 1280, height: 860 },
];

const server = createServer((request, response) => {
  const path = join(dist, new URL(request.url, "http://host").pathname);
  if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
  createReadStream(path).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
mkdirSync(join(root, "docs", "pictures"), { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const picture of PICTURES) await take(picture);
await record();
draw();
await browser.close();
server.close();

async function take({ name, page: path, width, height, scale = 1, dark, end }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`http://127.0.0.1:${server.address().port}/${path}`);
  await page.waitForFunction(() => document.querySelector("article-widget").state === "ready");
  if (path.startsWith("index.html")) await page.waitForFunction(() => document.querySelector(".verdict")?.textContent.startsWith("Format"));
  if (end) {
    await page.evaluate(() => {
      const related = document.querySelector("article-widget").shadowRoot.querySelector("[part~=related]");
      related.scrollIntoView({ block: "end", behavior: "instant" });
    });
  }
  // Pictures that have come into view.
  await page.waitForLoadState("networkidle");
  const bytes = await small(context, await page.screenshot());
  writeFileSync(join(root, "docs", "pictures", `${name}.webp`), bytes);
  console.log(`docs/pictures/${name}.webp  ${bytes.length} bytes`);
  await context.close();
}

async function record() {
  const { bytes, seconds } = await recording(browser, { dist, now: NOW });
  writeFileSync(join(root, "docs", "pictures", "playground-moves.webp"), bytes);
  console.log(`docs/pictures/playground-moves.webp  ${bytes.length} bytes, ${seconds} s`);
}

/** A picture as WebP, which is less than half of the PNG: written by the browser itself. */
async function small(context, png) {
  const page = await context.newPage();
  const written = await page.evaluate(async (source) => {
    const picture = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, `data:image/png;base64,${png.toString("base64")}`);
  return Buffer.from(written);
}
