// The package's page: README.md with its marked places filled in with what element.mjs lists, what the files weigh, and
// the browsers of docs/browsers.md. Links into the repository become whole addresses.

import { brotliCompressSync, constants } from "node:zlib";

import { attributes, camel, cssProperties, events, methods, parts, properties } from "./element.mjs";

/** The text, out of the template; `files` are the widget's, by name; `browsers` is docs/browsers.md; `base` the repository's address. */
export function readme(template, { files, browsers, base }) {
  const places = {
    attributes: () =>
      table(["attribute", "property", "values", "default", "meaning"], attributes, ({ name, type, default: value, description }) => [
        code(name),
        code(camel(name)),
        values(type),
        value ? code(value) : "–",
        description,
      ]),
    properties: () =>
      table(["property or method", "type", "meaning"], [...properties, ...methods], ({ name, type, returns, readonly, description }) => [
        code(returns ? `${name}()` : name),
        code(returns ?? type),
        `${description}${readonly ? " Read only." : ""}`,
      ]),
    events: () =>
      table(["event", "`detail`", "when"], events, ({ name, detail, description }) => [
        code(name),
        code(`{${Object.keys(detail).join(", ")}}`),
        description,
      ]),
    parts: () => table(["part", "what it is"], parts, ({ name, description }) => [code(name), description]),
    "custom properties": () =>
      table(["custom property", "value", "what it is"], cssProperties, ({ name, syntax, default: value, description }) => [
        code(name),
        code(syntax),
        `${description}${value ? ` Default: \`${value}\`.` : ""}`,
      ]),
    sizes: () => sizes(files),
    browsers: () => browsers.match(/^\| browser .*\n(\|.*\n)+/m)[0].trim(),
  };
  const left = new Set(Object.keys(places));
  const text = template.replace(/^<!-- generated: ([\w ]+) -->$/gm, (_, name) => {
    left.delete(name);
    return places[name]();
  });
  if (left.size > 0) throw new Error(`package/README.md has no place for: ${[...left].join(", ")}`);
  return text.replaceAll("](../", `](${base}`);
}

/** What a browser downloads. Of the parts and texts a page loads those that it needs: no more is told of them than the extremes. */
function sizes(files) {
  const all = Object.entries(files).map(([name, bytes]) => ({ name, kb: kb(bytes) }));
  const [script, main] = [/^article-widget\.js$/, /^article-widget-.*\.wasm$/].map((name) => all.filter((file) => name.test(file.name)));
  const parts = all.filter(({ name }) => /\.wasm$/.test(name) && !main.some((file) => file.name === name));
  const texts = all.filter(({ name }) => /\.json$/.test(name));
  const rows = [
    ["`article-widget.js`", script, "always"],
    ["the wasm", main, "always"],
    [`each of ${parts.length} parts of the wasm`, parts, "for what needs it: JSON of other systems, what the reader opens"],
    [`the words of each of ${texts.length} languages`, texts, "for pages and articles in that language; English is built in"],
  ].filter(([, list]) => list.length > 0);
  return table(["file", "KB", "when"], rows, ([what, list, when]) => [what, range(list.map(({ kb }) => kb)), when]);
}

const range = (numbers) => [...new Set([Math.min(...numbers), Math.max(...numbers)].map((number) => number.toFixed(1)))].join(" to ");

/** Kilobytes (1,000 bytes) by brotli 11; quicker for a build for development, whose size tells nothing. */
function kb(bytes) {
  const quality = bytes.length > 1_000_000 ? 5 : 11;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length / 1000;
}

const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;
const values = (type) => (type.includes('"') ? type.split(" | ").map((word) => code(word.replaceAll('"', ""))).join(", ") : type);

function table(head, list, row) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...list.map((item) => line(row(item)))].join("\n");
}
