// The wasm: fetched once for all elements of a page, checked, compiled while it arrives, and tried again
// when it fails. A later element tries anew after a failure.

import glue from "virtual:glue";
import wasm from "virtual:wasm";

const { AbortSignal, Math, Object, Promise, URL, Uint8Array, WebAssembly } = globalThis;
const { fetch, setTimeout } = globalThis;

/** Milliseconds for one try, and waits between tries. */
const LIMIT = 12_000;
const WAITS = [400, 1_600];

let pending;

/** The widget's functions. A rejection is `{ code, message, status, retryable }`. */
export function engine() {
  pending ??= start().catch((error) => {
    pending = undefined;
    throw error.code ? error : failure("wasm-load", `it could not be started: ${error.message}`);
  });
  return pending;
}

async function start() {
  if (!supported()) {
    throw failure("unsupported-browser", "the browser lacks a feature that the widget needs");
  }
  try {
    // The smallest module there is: a page that forbids wasm forbids this one too.
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    throw failure(
      "wasm-blocked",
      "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src",
    );
  }
  const url = new URL(wasm.name, import.meta.url);
  const module = await fetched(url, 0);
  const instance = glue();
  instance.initSync({ module });
  return { ...instance, styles: instance.styles() };
}

async function fetched(url, tries) {
  try {
    // An answer with an error status has not the right content: its integrity fails.
    const response = await fetch(url, {
      integrity: wasm.integrity,
      credentials: "omit",
      signal: AbortSignal.timeout(LIMIT),
    });
    // Compiling while it arrives needs the right type; a server that sends another one is slower.
    return response.headers.get("content-type")?.startsWith("application/wasm")
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (tries >= WAITS.length) {
      throw failure("wasm-load", `${wasm.name} could not be loaded: ${error?.message ?? error}`);
    }
    await new Promise((done) => setTimeout(done, WAITS[tries] * (0.5 + Math.random())));
    return fetched(url, tries + 1);
  }
}

function supported() {
  return (
    typeof WebAssembly === "object" &&
    "compileStreaming" in WebAssembly &&
    "adoptedStyleSheets" in document &&
    "timeout" in AbortSignal &&
    "hasOwn" in Object
  );
}

function failure(code, message) {
  return { code, message, status: 0, retryable: code === "wasm-load" };
}
