// The recording of the playground: somebody brings the address of a story, looks at it in the dark and on a phone, and
// takes the snippet along. It is made of single pictures, so that it is the same on every machine.

import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

import { animation } from "./animation.mjs";
import { TYPES } from "./types.mjs";

/** The page's address, and the story's: nobody is asked for either. */
const PAGE = "https://cdn.example/index.html";
const STORY = "https://news.example/wp-json/wp/v2/posts/57?_embed";
const SIZE = { width: 1000, height: 620 };

/** Makes it with a built dist/: the bytes of an animated WebP. */
export async function recording(browser, { dist, now }) {
  const context = await browser.newContext({
    viewport: SIZE,
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
    permissions: ["clipboard-write"],
  });
  await context.route("**/*", (route) => route.fulfill(answer(new URL(route.request().url()), dist)));
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(PAGE);
  const frames = [];
  await play(page, async (time) => frames.push({ png: await page.screenshot(), time }));
  const bytes = await animation(await context.newPage(), frames);
  await context.close();
  return { bytes, seconds: frames.reduce((sum, { time }) => sum + time, 0) / 1000 };
}

/** What a server answers: dist/ that of the page, the demo's pictures that of pictures, the story any other. */
function answer({ host, pathname }, dist) {
  const headers = { "access-control-allow-origin": "*" };
  if (host === "news.example") {
    const story = readFileSync(join(dist, "demo/orchard.json"), "utf8")
      .replaceAll("../demo.html?story=orchard", "https://news.example/the-lost-apple")
      .replaceAll("demo/pictures/", "https://images.example/demo/pictures/");
    return { body: story, headers, contentType: TYPES[".json"] };
  }
  try {
    return { body: readFileSync(join(dist, pathname)), headers, contentType: TYPES[extname(pathname)] ?? "text/plain" };
  } catch {
    return { status: 404, headers };
  }
}

/** What happens; `show` takes a picture that stays so many milliseconds. */
async function play(page, show) {
  const hand = await pointer(page, show);
  await read(page, "article");
  await show(1_200);

  await hand("#address");
  await page.locator("#address").click();
  await page.locator("#address").selectText();
  await show(300);
  await page.keyboard.insertText(STORY);
  await show(700);
  await hand("button.main");
  await page.locator("button.main").click();
  await read(page, "wordpress");
  await show(1_800);

  await hand("#theme");
  await page.locator("#theme").selectOption("dark");
  await show(1_200);
  await hand("#width");
  for (const width of [520, 460, 400, 340]) {
    await page.locator("#width").fill(String(width));
    await show(width === 340 ? 1_500 : 160);
  }

  await hand("#snippet + .acts button");
  await page.locator("#snippet + .acts button").click();
  await page.getByText("Copied").waitFor();
  await show(2_000);
}

/** Waits until a story of a format is drawn, and its pictures are there. */
async function read(page, format) {
  await page.getByText(`Format: ${format}`).waitFor();
  await page.waitForFunction(() => document.querySelector("article-widget").state === "ready");
  await page.waitForLoadState("networkidle");
}

/** A pointer that is seen: leads it to an element, in a few pictures. */
async function pointer(page, show) {
  await page.evaluate(() => {
    const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="22" height="30"><path d="M2 2v21l5-5 4 9 4-2-4-9h7z" fill="#fff" stroke="#000" stroke-width="1.5"/></svg>`;
    const picture = Object.assign(new Image(), { id: "pointer", alt: "", src: `data:image/svg+xml,${encodeURIComponent(shape)}` });
    picture.style.cssText = "position: fixed; inset: 0 auto auto 0; z-index: 9; pointer-events: none";
    document.body.append(picture);
  });
  let [x, y] = [SIZE.width / 2, SIZE.height - 80];
  const place = () => page.evaluate(([x, y]) => (document.querySelector("#pointer").style.translate = `${x}px ${y}px`), [x, y]);
  await place();
  return async (selector) => {
    const element = page.locator(selector);
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    const [toX, toY] = [box.x + box.width * 0.7, box.y + box.height / 2];
    for (let step = 3; step > 0; step -= 1) {
      [x, y] = [Math.round(x + (toX - x) / step), Math.round(y + (toY - y) / step)];
      await place();
      await show(step === 1 ? 300 : 60);
    }
  };
}
