// Makes the npm package out of a built dist/: node package/build.mjs DIST OUT
//
// OUT is made anew. It gets the widget's files as they are, what element.mjs says of the element in several
// forms, the components for frameworks, the readme and the licences; the project's addresses come from project.json.
// `npm pack OUT` then makes the tarball.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { manifest, webTypes } from "./manifest.mjs";
import { readme } from "./readme.mjs";
import { declarations, shared } from "./types.mjs";

const [, , dist, out] = process.argv;
if (!dist || !out) {
  console.error("usage: node package/build.mjs DIST OUT");
  process.exit(2);
}
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

// The files that the script needs are those that it has hashes for; `compiler` is none.
const hashed = Object.keys(JSON.parse(readFileSync(join(dist, "integrity.json"), "utf8"))).filter((name) => name.includes("."));
const widget = [...hashed, "integrity.json"];
const read = (folder, name) => readFileSync(join(folder, name), "utf8");
const version = workspaceVersion(read(root, "Cargo.toml"));
const project = JSON.parse(read(root, "project.json"));

clear(out);
for (const name of widget) copyFileSync(join(dist, name), join(out, name));
// Where the console's messages lead; the other documents are not beside it.
mkdirSync(join(out, "docs"));
const errors = read(dist, "docs/errors.html").replace(/href="(?!#|\w+:)([^"#]+)\.html/g, `href="${project.files}docs/$1.md`);
write("docs/errors.html", errors);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(out, name));
copyFileSync(join(here, "server.js"), join(out, "server.js"));
const schema = read(root, "crates/article/schema/article.schema.json");
write("article.schema.json", schema);
write("index.d.ts", declarations(read(here, "index.d.ts"), JSON.parse(schema)));
const wrappers = join(here, "wrappers");
for (const name of readdirSync(wrappers)) copyFileSync(join(wrappers, name), join(out, name));
write("shared.js", shared(read(wrappers, "shared.js")));
write("custom-elements.json", json(manifest()));
write("web-types.json", json(webTypes(version)));
write(
  "README.md",
  readme(read(here, "README.md"), {
    files: Object.fromEntries(hashed.map((name) => [name, readFileSync(join(dist, name))])),
    browsers: read(root, "docs/browsers.md"),
    base: project.files,
  }),
);
write("package.json", json(described()));

/** An empty folder. One that holds anything but an earlier package is left alone. */
function clear(folder) {
  const full = existsSync(folder) && readdirSync(folder).length > 0;
  if (full && !existsSync(join(folder, "custom-elements.json"))) {
    throw new Error(`${folder} is not empty and holds no earlier package`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** package.json with the version, the project's addresses, and the names of the files, which are all there by now. */
function described() {
  const { name, description, ...rest } = JSON.parse(read(here, "package.json"));
  const { repository, homepage, bugs, keywords } = project;
  const places = { homepage, repository: { type: "git", url: `git+${repository}.git` }, bugs: { url: bugs }, keywords };
  const files = readdirSync(out).sort();
  return { name, version, description, ...places, ...rest, files };
}

function workspaceVersion(manifest) {
  const [, version] = manifest.match(/\[workspace\.package\][^[]*?^version = "([^"]+)"$/ms) ?? [];
  if (!version) throw new Error("Cargo.toml has no version in [workspace.package]");
  return version;
}

function write(name, text) {
  writeFileSync(join(out, name), text);
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
