// Prints a line `bytes brotli name` for every file of code that integrity.json in FOLDER lists (texts in other
// languages than English are .json): node tools/brotli.mjs FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
const files = Object.keys(JSON.parse(readFileSync(join(folder, "integrity.json"), "utf8")));
// `compiler` is no file.
const names = files.filter((name) => /\.(js|wasm)$/.test(name));
for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  console.log(bytes.length, packed.length, name);
}
