// Makes pages of these documents, in FOLDER/docs/: node docs/build.mjs FOLDER dev|release, with ARTICLE_TOOLS naming the
// folder that holds node_modules. Each stands alone; errors.html is where the console's messages lead. A link to another
// document leads to its page, one to a file of the repository to where project.json says that those are.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , folder] = process.argv;
const tools = process.env.ARTICLE_TOOLS;
if (!folder || !tools) {
  console.error("usage: ARTICLE_TOOLS=<tools> node docs/build.mjs FOLDER dev|release");
  process.exit(2);
}
const require = createRequire(join(resolve(tools), "node_modules", "-"));
const { Marked } = await import(pathToFileURL(require.resolve("marked")));
const here = fileURLToPath(new URL(".", import.meta.url));
const { files } = JSON.parse(readFileSync(join(here, "../project.json"), "utf8"));

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem }
  table { border-collapse: collapse; display: block; overflow-x: auto }
  td, th { border: 1px solid #8886; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top }
  pre { background: #8882; overflow-x: auto; padding: 0.75rem }
  code { font: 0.9em ui-monospace, monospace }
  img { height: auto; max-width: 100% }
  :target { background: #fc04; scroll-margin: 1rem }
`;

const names = readdirSync(here, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
for (const name of names) {
  const to = join(folder, "docs", page(name));
  mkdirSync(dirname(to), { recursive: true });
  if (name.endsWith(".md")) writeFileSync(to, html(name, readFileSync(join(here, name), "utf8")));
  else if (/\.(svg|webp)$/.test(name)) copyFileSync(join(here, name), to);
}

/** The page of a document. */
function page(name) {
  return name.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html");
}

/** Where a link of a document leads. */
function led(name, href) {
  if (/^(\w+:|#)/.test(href)) return href;
  const [path, place = ""] = href.split(/(?=#)/);
  const folder = posix.dirname(name);
  const target = posix.join(folder, path);
  if (!names.includes(target)) return new URL(posix.join("docs", target), files).href + place;
  return posix.relative(folder, page(target)) + place;
}

function html(name, text) {
  const seen = new Map();
  const marked = new Marked({
    walkTokens(token) {
      if (token.type === "link" || token.type === "image") token.href = led(name, token.href);
    },
    renderer: {
      heading({ tokens, depth, text }) {
        const anchor = text.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
        const count = seen.get(anchor) ?? 0;
        seen.set(anchor, count + 1);
        return `<h${depth} id="${anchor}${count ? `-${count}` : ""}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const [, title] = text.match(/^# (.*)$/m) ?? [, name];
  const head = [
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title.replaceAll("`", "").replaceAll("<", "&lt;")} – article-widget</title>`,
    `<link rel="icon" href="data:,">\n<style>${STYLE}</style>`,
  ];
  return `${head.join("\n")}\n<main>\n${marked.parse(text)}</main>\n</html>\n`;
}
