// The element with its article as HTML, from Node 18 or later: it runs the command. build.mjs makes pages with it.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

// Change these: the command, the release's folder here, where it is served from, and where the JSON of a story is.
export const COMMAND = process.env.ARTICLE ?? "article";
export const DIST = process.env.DIST ?? "dist";
const ASSETS = "https://cdn.example/article-widget/";
const SRC = "https://news.example/api/{name}.json";

/**
 * Prerenders a document, which is a file or an address of JSON: gives `html`, the element, and `head`, the line for the
 * head of its page. `options` are more of the command's own. Fails with what the command says if there is no article.
 * The command fetches any address, also in your own network: give it only those that you have chosen yourself.
 */
export async function prerender(document, options = []) {
  const own = ["--head", "--src", SRC, "--assets", ASSETS, "--dist", DIST];
  // There is no shell, and behind `--` nothing is an option: a name is a name, whatever letters it has.
  const words = ["prerender", ...own, ...options, "--", document];
  const { stdout } = await promisify(execFile)(COMMAND, words, { maxBuffer: 64_000_000, timeout: 60_000 });
  const end = stdout.indexOf("\n") + 1;
  return { head: stdout.slice(0, end), html: stdout.slice(end) };
}
