// A page of examples/ on the loopback address, with the built dist/ and demo/ beside it:
// node tools/serve.mjs PAGE PORT. Nothing else of the repository is served. A page with a package.json beside it is
// a project: it is built first, in a temporary folder, with the packages in ARTICLE_TOOLS. ARTICLE_DIST may name
// another dist/, and ARTICLE_INSTEAD, as JSON, packages to be taken in place of others.

import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "./project.mjs";
import { TYPES } from "./types.mjs";

const [, , page, port] = process.argv;
const root = fileURLToPath(new URL("..", import.meta.url));
const { ARTICLE_DIST: dist = join(root, "dist"), ARTICLE_TOOLS: tools, ARTICLE_INSTEAD: instead = "{}" } = process.env;

/** What is served, by the beginning of its path; the first that fits. */
const folders = [
  ["/dist/", dist],
  ["/demo/", join(root, "demo")],
  ["/examples/", join(root, "examples")],
];
const source = join(root, "examples", dirname(page));
if (existsSync(join(source, "package.json"))) {
  const work = mkdtempSync(join(tmpdir(), "article-widget-example-"));
  process.on("exit", () => rmSync(work, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));
  const base = `/examples/${dirname(page)}`;
  folders.unshift([`${base}/`, await build(source, { dist, tools, work, base, instead: JSON.parse(instead) })]);
}

const server = createServer((request, response) => {
  const path = decoded(new URL(request.url, "http://host").pathname);
  const [prefix, folder] = folders.find(([prefix]) => path?.startsWith(prefix)) ?? [];
  const file = folder && join(folder, path.slice(prefix.length));
  if (!file || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(path === "/" ? 302 : 404, path === "/" ? { location: `/examples/${page}` } : {}).end();
    return;
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" });
  createReadStream(file).pipe(response);
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/examples/${page} (Ctrl-C ends it)`);
});
server.on("error", ({ code }) => {
  console.error(code === "EADDRINUSE" ? `port ${port} is taken: choose another with --port` : code);
  process.exit(1);
});

/** A path without a way out of the root; nothing where it cannot be read. */
function decoded(path) {
  try {
    return normalize(decodeURIComponent(path)).replaceAll("\\", "/");
  } catch {
    return undefined;
  }
}
