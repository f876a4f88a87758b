// A page for each story: `node build.mjs` makes public/NAME.html of stories/NAME.json, with the article in it, and leaves
// the pages that are newer than what they are made of.

import { mkdir, readFile, readdir, rename, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { DIST, prerender } from "./prerender.mjs";

// Change these: stories that are elsewhere, name and address, and for how many minutes a page of one is kept.
const ELSEWHERE = {
  // guest: "https://news.example/api/guest.json",
};
const MINUTES = 10;

const files = (await readdir("stories")).filter((file) => file.endsWith(".json")).sort();
const stories = Object.entries(ELSEWHERE);
for (const file of files) stories.push([basename(file, ".json"), join("stories", file)]);

await mkdir("public", { recursive: true });
const template = await readFile("page.template", "utf8");
for (const [name, document] of stories) {
  const page = join("public", `${name}.html`);
  if (await isFresh(page, document)) continue;
  try {
    await write(page, fill(await prerender(document, ["--heading-level", "1"])));
    console.log(page);
  } catch (error) {
    // The page of before stays, and so do the others.
    console.error(error.stderr || error.message);
    process.exitCode = 1;
  }
}

/** When a file was written, in milliseconds; 0 if it is not there. */
function time(path) {
  return stat(path).then(({ mtimeMs }) => mtimeMs, () => 0);
}

/** Whether a page is as new as all that it is made of. */
async function isFresh(page, document) {
  const made = await time(page);
  const parts = ["page.template", "prerender.mjs", "build.mjs", join(DIST, "integrity.json")];
  // Nobody knows when an address has changed.
  const asked = /^https?:/.test(document) ? Date.now() - MINUTES * 60_000 : await time(document);
  return made >= Math.max(asked, ...(await Promise.all(parts.map(time))));
}

/** The template with a story in it. What stands in the story is not looked at: it may speak of {{head}}. */
function fill({ head, html }) {
  const [, headline = ""] = html.match(/ id="headline">(.*)<\/h1>/) ?? [];
  const parts = { head: head.trim(), title: `<title>${headline}</title>`, article: html.trim() };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

/** Writes a file in one step, so that a server never sends half of it. */
async function write(path, text) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
