// The servers of the benchmark, each an origin of its own on the loopback address, as an embedding page has
// them: `page`, `cdn` (scripts and wasm, kept for a year), `api` (JSON, never kept), `img`.
//
// Everything is sent as brotli 11, compressed beforehand. What is sent is written down.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const NAMES = ["page", "cdn", "api", "img"];
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
};

/** Starts the servers. `store`: a folder that keeps what is slow to compress from run to run. */
export async function serve(store) {
  const files = new Map();
  const origins = {};
  let log = [];

  const servers = await Promise.all(
    NAMES.map(async (name) => {
      const server = createServer((request, response) => {
        const path = new URL(request.url, "http://host").pathname;
        const file = name === "img" ? picture(path) : files.get(name + path);
        log.push({ origin: name, path, bytes: file?.body.length ?? 0 });
        if (!file) {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, {
          "content-type": file.type,
          "cache-control": name === "cdn" || name === "img" ? "public, max-age=31536000, immutable" : "no-store",
          "access-control-allow-origin": "*",
          ...(file.packed && { "content-encoding": "br" }),
        });
        response.end(file.body);
      });
      // A connection that is closed between two visits would be opened anew in one of them.
      server.keepAliveTimeout = 60_000;
      await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
      origins[name] = `http://127.0.0.1:${server.address().port}`;
      return server;
    }),
  );

  return {
    ...origins,
    /** From now on a path of an origin is this text or these bytes. Returns its address. */
    put(origin, path, content) {
      const type = TYPES[path.split(".").at(-1)] ?? TYPES.json;
      files.set(origin + path, { type, body: packed(Buffer.from(content), store), packed: true });
      return origins[origin] + path;
    },
    /** What was sent since the last call: `{ origin, path, bytes }`. */
    sent() {
      const sent = log;
      log = [];
      return sent;
    },
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function packed(bytes, store) {
  const file = join(store, `${createHash("sha256").update(bytes).digest("hex")}.br`);
  if (existsSync(file)) return readFileSync(file);
  const body = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  mkdirSync(store, { recursive: true });
  writeFileSync(file, body);
  return body;
}

function picture(path) {
  const [, width, height] = path.match(/-(\d+)x(\d+)\.svg$/) ?? [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;
  return width && { type: TYPES.svg, body: Buffer.from(svg) };
}
