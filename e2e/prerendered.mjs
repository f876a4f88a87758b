// Pages that hold an element with its article as HTML, as `article prerender` writes it.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { TYPES } from "../tools/types.mjs";

const { ARTICLE_COMMAND: command, ARTICLE_DIST: dist } = process.env;

/** What the command writes of a document (a value): with `src`, and whatever else it is told. */
export async function prerendered(server, document, src, ...options) {
  if (!command) throw new Error("ARTICLE_COMMAND names no command `article`");
  const folder = mkdtempSync(join(tmpdir(), "prerendered-"));
  const file = join(folder, "story.json");
  writeFileSync(file, JSON.stringify(document));
  const where = ["--src", src, "--assets", `${server.cdn}/dist/`, "--dist", dist];
  try {
    const { stdout } = await promisify(execFile)(command, ["prerender", file, ...where, ...options]);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Has the page's server answer with a page that holds HTML; `head` goes into its head, `headers` before it. */
export function show(server, html, { head = "", headers = {}, script = true, below = "" } = {}) {
  const widget = `<script type="module" src="${server.cdn}/dist/article-widget.js"></script>`;
  const body = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host page</title>
<link rel="icon" href="data:,">
<script src="${server.cdn}/probe.js"></script>
${head}${script ? widget : ""}
</head>
<body>
<main>
<h1>A host page</h1>
${html}
${below}
</main>
</body>
</html>`;
  server.answer("page", "/", { body, type: TYPES[".html"], headers });
}
