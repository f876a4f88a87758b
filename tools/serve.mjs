// A page of examples/ on the loopback address, with the built dist/ and demo/ beside it:
// node tools/serve.mjs PAGE PORT. Nothing else of the repository is served.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const [, , page, port] = process.argv;
const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".vtt": "text/vtt",
  ".wasm": "application/wasm",
  ".wav": "audio/wav",
  ".webm": "video/webm",
};

const server = createServer((request, response) => {
  const path = decoded(new URL(request.url, "http://host").pathname);
  const file = path && join(root, path);
  if (!file || !/^\/(examples|dist|demo)\//.test(path) || !existsSync(file) || !statSync(file).isFile()) {
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
