// Builds a project of examples/ as who copies it would: with the npm package made of dist/, and what its
// package.json names besides. No registry is asked; all of that is in the folder of the tools.

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const start = promisify(execFile);

/**
 * Copies the project in `source` below `work`, an empty folder, and gives it its packages; returns its folder. `instead`
 * names others for some of them, such as `react-18` for `react`; those are copied, so that they find each other, and
 * what they need themselves is put beside them.
 */
export async function prepare(source, { dist, tools, work, instead = {} }) {
  const project = join(work, "project");
  cpSync(source, project, { recursive: true });
  const modules = join(project, "node_modules");
  mkdirSync(modules);
  await node(root, [join(root, "package/build.mjs"), resolve(dist), join(modules, "article-widget")]);
  const names = new Set(Object.keys({ ...packages(project), ...packages(project, "devDependencies") }));
  for (const name of names) {
    const [from, to] = [join(resolve(tools), "node_modules", instead[name] ?? name), join(modules, name)];
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    if (instead[name]) {
      cpSync(from, to, { recursive: true });
      for (const needed of Object.keys(packages(from))) names.add(needed);
    } else {
      // `junction`: Windows asks for no rights for one, and other systems do not look at it.
      symlinkSync(from, to, "junction");
    }
  }
  return project;
}

/** What a package's own description names. */
function packages(folder, kind = "dependencies") {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))[kind] ?? {};
}

/** How a project is built, by a package that tells its kind: the script, its words, and the folder of what it makes. */
const KINDS = [
  // The bundler that Next takes by itself does not follow links that lead out of the project.
  ["next", "next/dist/bin/next", ["build", "--webpack"], "out"],
  ["@sveltejs/kit", "vite/bin/vite.js", ["build", "--logLevel=warn"], "build"],
  ["vite", "vite/bin/vite.js", ["build", "--base=./", "--logLevel=warn"], "dist"],
];

/** Builds the project in `source` below `work`, an empty folder, for the path `base`; returns the folder of the pages. */
export async function build(source, options) {
  const project = await prepare(source, options);
  const [, script, words, built] = KINDS.find(([name]) => existsSync(join(project, "node_modules", name)));
  const env = { ...process.env, BASE_PATH: options.base, NEXT_TELEMETRY_DISABLED: "1" };
  await node(project, [join(project, "node_modules", script), ...words], env);
  return join(project, built);
}

/** Runs a script; what it wrote is the reason when it fails. */
export async function node(cwd, words, env = process.env) {
  try {
    await start(process.execPath, words, { cwd, env });
  } catch (error) {
    throw new Error(`${words[0]} failed\n${error.stdout}${error.stderr}`);
  }
}
