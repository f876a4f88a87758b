// Makes embed.html and its script, which is named by its content, in FOLDER: node embed/build.mjs FOLDER dev|release,
// with ARTICLE_TOOLS naming the folder that holds node_modules. The script gets the names of the element's attributes
// and events from package/element.mjs, and the page's policy the hash of the page's only style.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { attributes, events } from "../package/element.mjs";

const [, , folder, profile] = process.argv;
const tools = process.env.ARTICLE_TOOLS;
if (!folder || !["dev", "release"].includes(profile) || !tools) {
  console.error("usage: ARTICLE_TOOLS=<tools> node embed/build.mjs FOLDER dev|release");
  process.exit(2);
}
const require = createRequire(join(resolve(tools), "node_modules", "-"));
const here = fileURLToPath(new URL(".", import.meta.url));
const read = (name) => readFileSync(join(here, name), "utf8");
const hash = (text, form) => createHash("sha256").update(text).digest(form);

const names = (list) => JSON.stringify(list.map(({ name }) => name));
const { code } = await require("esbuild").transform(read("embed.js"), {
  define: { ATTRIBUTES: names(attributes), ADDRESSES: names(attributes.filter(({ address }) => address)), EVENTS: names(events) },
  format: "iife",
  minify: profile === "release",
  target: "es2022",
});
const script = `embed-${hash(code, "base64url").slice(0, 16)}.js`;
writeFileSync(join(folder, script), code);

const page = read("embed.html");
const [, style] = page.match(/<style>(.*?)<\/style>/s);
const filled = { script, style: `sha256-${hash(style, "base64")}` };
writeFileSync(join(folder, "embed.html"), page.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]));
