// The globals that wasm-bindgen's glue names. The script takes them when it is evaluated, and the glue gets those: a
// page that replaces one later does not change the widget.

/** Functions and constructors that the glue may name. */
export const NATIVES = [
  ..."AbortController Array DataView Date Element Error Event FinalizationRegistry Headers HTMLElement".split(" "),
  ..."IntersectionObserver MessageChannel Map Node Number Object Promise ReadableStreamDefaultReader RegExp".split(" "),
  ..."Request ResizeObserver Response Set ShadowRoot String TextDecoder TextEncoder URL URLSearchParams".split(" "),
  ..."Uint8Array WeakMap XMLSerializer".split(" "),
  ..."addEventListener clearTimeout fetch getComputedStyle matchMedia queueMicrotask removeEventListener".split(" "),
  ..."requestIdleCallback scrollTo setTimeout".split(" "),
];
/** Functions by name: they are taken with what is in them. */
export const SPACES = ["Intl", "JSON", "Math", "Reflect"];
/** What nobody replaces, and what is the same afterwards. */
const OBJECTS = ["WebAssembly", "console", "location", "navigator", "performance", "toString"];
/** Of these, methods of elements too. */
const METHODS = ["addEventListener", "removeEventListener", "scrollTo"];
/** Ways to the global object, where a page may have put anything: no native is looked up there. */
const GLOBALS = ["global", "globalThis", "self", "window"];
/** Names that the language itself gives a meaning. */
const LANGUAGE = ["Infinity", "NaN", "arguments", "undefined"];

/** Names that stand in the way of none of the glue's own. */
const MARK = "free_in_the_glue_";

/**
 * The statement that takes the natives for a glue. Fails where it names a global that is not on the list, or looks a
 * native up in an object.
 */
export async function taken(glue, transform) {
  const free = await freeIn(glue, transform);
  const known = [...NATIVES, ...SPACES, ...OBJECTS, ...GLOBALS];
  const unknown = free.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`the glue names globals that loader/natives.mjs does not list: ${unknown.join(", ")}`);
  }
  const functions = NATIVES.filter((name) => /^[a-z]/.test(name) && !METHODS.includes(name));
  const past = glue.match(new RegExp(`\\w+\\.(${functions.join("|")})\\(|globalThis[.[]|[^:] globalThis;`));
  if (past) throw new Error(`the glue looks a native up in an object: ${past[0]}`);
  const names = free.filter((name) => !SPACES.includes(name) && !GLOBALS.includes(name));
  const spaces = free.filter((name) => SPACES.includes(name));
  return [
    `const { ${names.join(", ")} } = globalThis;`,
    "const own = (space) => Object.create(null, Object.getOwnPropertyDescriptors(space));",
    `const [${spaces.join(", ")}] = [${spaces.map((name) => `globalThis.${name}`).join(", ")}].map(own);`,
  ].join("\n");
}

/** The names that a script takes from outside, by the bundler's own understanding of it. */
export async function freeIn(script, transform) {
  const define = {};
  for (const [word] of script.matchAll(/(?<![\w$])[A-Za-z_$][\w$]*/g)) {
    if (!LANGUAGE.includes(word) && isName(word)) define[word] = MARK + word;
  }
  const { code } = await transform(script, { define, format: "esm", target: "es2022" });
  const found = code.matchAll(new RegExp(`${MARK}([\\w$]+)`, "g"));
  return [...new Set(Array.from(found, ([, name]) => name))].sort();
}

/** Whether a word may be a name: no keyword. */
function isName(word) {
  try {
    new Function(`"use strict"; let ${word};`);
    return word !== "await";
  } catch {
    return false;
  }
}
