// The texts of the interface, in the language of what is shown: English is built in, every other language is a
// small file beside the script. It is fetched once, and never waited for for long: English is shown then.

import { files, own } from "virtual:texts";

const { AbortSignal, Map, Promise } = globalThis;
const { clearTimeout, fetch, setTimeout } = globalThis;

/** Milliseconds that a request may take, and that a drawing waits for it. */
const LIMIT = 12_000;
const PATIENCE = 1_000;

/** The lines of a language, or the promise of them. */
const known = new Map();

/** The first language that there are texts in: of the tag, the element, the page. */
function spoken(host, tag) {
  const tags = [tag, host.closest("[lang]")?.lang, host.ownerDocument.documentElement.lang, "en"];
  const names = tags.map((tag) => (tag ?? "").split("-")[0].toLowerCase());
  return names.find((name) => name === "en" || name in files);
}

/**
 * The texts in the language of a tag, else in that of the element: a string with a line each, in the order of
 * their names, which is empty for English; or a promise of that, which is fulfilled soon.
 */
export function texts(host, tag) {
  const name = spoken(host, tag);
  if (name === "en") return "";
  if (!known.has(name)) known.set(name, fetched(name));
  const lines = known.get(name);
  return typeof lines === "string" ? lines : soon(lines);
}

async function fetched(name) {
  try {
    // No integrity: it is text, shown as text, and each hash would be in every page's download.
    const signal = AbortSignal.timeout(LIMIT);
    const response = await fetch(files[name], { credentials: "omit", signal });
    const lines = (await response.json()).join("\n");
    known.set(name, lines);
    return lines;
  } catch {
    // The next one who asks tries again.
    known.delete(name);
    return "";
  }
}

function soon(lines) {
  let timer;
  const english = new Promise((done) => {
    timer = setTimeout(done, PATIENCE, "");
  });
  return Promise.race([lines, english]).finally(() => clearTimeout(timer));
}

/**
 * Calls back with a language, and the loader's own texts in it, in the order of `loader/build.mjs`. At once, where
 * they are there.
 */
export function speak(host, say) {
  const tell = (lines) => {
    const all = lines.split("\n");
    say(lines ? spoken(host) : "en", ...own.map(([line, english]) => (lines ? all[line] : english)));
  };
  const lines = texts(host);
  if (typeof lines === "string") tell(lines);
  else lines.then(tell);
}
