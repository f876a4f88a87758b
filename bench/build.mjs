// Builds the peers with esbuild, as their authors would release them: one minified module each, styles inside.
// They wear the widget's own style sheets, so that the browser has the same to lay out.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const ENTRIES = { preact: "preact/main.jsx", vanilla: "vanilla/main.js" };
/** Style sheets that only one peer needs. */
const EXTRA = { preact: "preact/embla.css" };

/** Where npm's packages are found: a `require` of the tools' folder. */
export function packages(tools) {
  return createRequire(join(resolve(tools), "node_modules", "-"));
}

/** The text of each peer's script by its name, and the style sheet that all share. */
export async function buildPeers(tools) {
  const { build, transform } = packages(tools)("esbuild");
  const minified = async (text) => (await transform(text, { loader: "css", minify: true })).code.trim();
  const styles = await minified(widgetStyles());
  const scripts = {};
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const extra = EXTRA[name] ? readFileSync(join(here, "peers", EXTRA[name]), "utf8") : "";
    const { outputFiles } = await build({
      bundle: true,
      charset: "utf8",
      define: { "process.env.NODE_ENV": '"production"' },
      entryPoints: [join(here, "peers", entry)],
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      logLevel: "warning",
      minify: true,
      nodePaths: [join(resolve(tools), "node_modules")],
      plugins: [given("style.css", styles + (await minified(extra)))],
      target: "es2022",
      write: false,
    });
    scripts[name] = outputFiles[0].text;
  }
  return { scripts, styles };
}

/** All style sheets of the widget in its own order: `build.rs` has the same. */
function widgetStyles() {
  const root = join(here, "..");
  const names = readdirSync(join(root, "style")).filter((name) => name.endsWith(".css"));
  names.sort((a, b) => (b === "tokens.css") - (a === "tokens.css") || (a < b ? -1 : 1));
  const paths = [join("loader", "frame.css"), ...names.map((name) => join("style", name))];
  return paths.map((path) => readFileSync(join(root, path), "utf8")).join("\n");
}

/** The module `virtual:<name>` with this text. */
function given(name, contents) {
  return {
    name: "given",
    setup(build) {
      build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: "given" }));
      build.onLoad({ filter: /.*/, namespace: "given" }, ({ path }) =>
        path === `virtual:${name}` ? { contents, loader: "text" } : undefined,
      );
    },
  };
}
