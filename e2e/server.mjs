// The servers that a case needs, each an origin of its own on the loopback address:
//
//   page  the host page, with the headers that headers.json asks for; examples/, demo/ and dist/ too
//   cdn   dist/, as a CDN serves it, and probe.js
//   api   stories/ as JSON, and what a test asks for: see `answer`
//   img   a picture of any size: /name-WIDTHxHEIGHT.svg
//
// {{cdn}}, {{page}}, {{api}} and {{img}} in pages, headers and stories become the origins' addresses.
// Everything that is asked for is written down in `log`.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { limited } from "./limited.mjs";
import { TYPES } from "../tools/types.mjs";
import { send } from "./send.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const NAMES = ["page", "cdn", "api", "img"];

/** Starts the servers for a case's folder. */
export async function serve({ dist, folder }) {
  const rules = [];
  let before = "";
  const log = [];
  const waiting = new Set();
  const changed = () => {
    for (const look of waiting) look();
  };
  const origins = {};
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => origins[name]);
  const extra = optional(join(folder, "headers.json"));
  const headers = extra ? JSON.parse(extra) : {};

  /** The script that pages run before all others, and what a driver wants to run even before it. */
  const first = (probe) => ({ ...probe, body: `${before}${probe.body}` });

  /** What an origin answers when no test has asked for something else. */
  const usual = {
    page(path) {
      // What people copy, beside what it needs.
      if (/^\/(examples|demo)\//.test(path)) return file(join(here, "..", path));
      if (path.startsWith("/dist/")) return file(join(dist, path.slice("/dist/".length)));
      const name = path === "/" ? "/index.html" : path;
      const own = optional(join(folder, name));
      const text = own ?? (name === "/index.html" ? optional(join(here, "page.html")) : undefined);
      if (text === undefined) return undefined;
      const wanted = headers[name.slice(1)] ?? {};
      const filled = Object.entries(wanted).map(([header, value]) => [header, fill(value)]);
      return { body: fill(text), type: TYPES[".html"], headers: Object.fromEntries(filled) };
    },
    cdn(path) {
      if (path === "/probe.js") return first(file(join(here, "probe.js")));
      // Any folder holds the same: dist/ works under every path.
      return file(join(dist, path.replace(/^\/(dist|again)\//, "/")));
    },
    api(path) {
      const text = optional(join(here, "stories", path));
      return text === undefined ? undefined : { body: fill(text), type: TYPES[".json"] };
    },
    img(path) {
      const [, width, height] = path.match(/-(\d+)x(\d+)\.svg$/) ?? [];
      return width && { body: picture(width, height), type: TYPES[".svg"] };
    },
  };

  const servers = await Promise.all(
    NAMES.map(async (name) => {
      const server = createServer((request, response) => {
        const path = new URL(request.url, "http://host").pathname;
        const entry = {
          origin: name,
          method: request.method,
          path,
          headers: request.headers,
          body: "",
          state: "open",
        };
        log.push(entry);
        request.on("data", (chunk) => (entry.body += chunk));
        request.on("end", changed);
        response.on("close", () => {
          // "cut" is our own doing; all else that does not end has been given up by the browser.
          if (entry.state === "open") entry.state = response.writableFinished ? "done" : "aborted";
          changed();
        });
        changed();
        const rule = rules.find((rule) => rule.origin === name && matches(rule.path, path));
        const asked = rule ? rule.next() : { usual: true };
        const known = asked.story ? usual.api(`/${asked.story}.json`) : asked.usual && usual[name](path);
        const missing = (asked.usual || asked.story) && !known && { status: 404, body: "not here" };
        const open = name === "page" ? undefined : request.headers.origin && "*";
        const answer = { ...known, ...missing, ...asked };
        if (asked.edit) answer.body = asked.edit(known.body);
        send(response, answer, open, entry);
      });
      await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
      origins[name] = `http://127.0.0.1:${server.address().port}`;
      return server;
    }),
  );

  return {
    ...origins,
    log,
    fill,
    /**
     * From now on `path` (a string, or a pattern) of `origin` is answered so, one answer after the other;
     * the last one stays. What an answer may ask for is told in send.mjs; `{ story: "name" }` is
     * stories/name.json, and `{ usual: true }` what would be answered anyhow, with `edit`, a
     * function, changed.
     */
    answer(origin, path, ...answers) {
      let turn = 0;
      const next = () => answers[Math.min(turn++, answers.length - 1)];
      rules.unshift({ origin, path, next });
    },
    /** What runs in a page before probe.js, for drivers that cannot run anything there. */
    before: (script) => (before = script),
    /** From now on the usual answers again. */
    usual: () => rules.splice(0),
    /** The requests so far. */
    requests: (origin, path) =>
      log.filter((entry) => entry.origin === origin && (!path || matches(path, entry.path))),
    /** Waits until the log fits. */
    until(fits, what = String(fits)) {
      let look;
      const fitting = new Promise((done) => {
        look = () => fits(log) && done();
        waiting.add(look);
        look();
      });
      return limited(fitting, 15_000, `the servers to see ${what}`).finally(() =>
        waiting.delete(look),
      );
    },
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** Something that an answer waits for until a test opens it. */
export function gate() {
  let open;
  const opened = new Promise((done) => (open = done));
  return { opened, open };
}

function matches(pattern, path) {
  return typeof pattern === "string" ? pattern === path : pattern.test(path);
}

function file(path) {
  const body = existsSync(path) && extname(path) ? readFileSync(path) : undefined;
  return body && { body, type: TYPES[extname(path)] ?? "text/plain" };
}

function optional(path) {
  return existsSync(path) && extname(path) ? readFileSync(path, "utf8") : undefined;
}

function picture(width, height) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;
}
