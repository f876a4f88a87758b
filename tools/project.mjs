// Builds a project of examples/ as who copies it would: with the npm package made of dist/, and what its
// package.json names besides. No registry is asked; all of that is in the folder of the tools.

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const start = promisify(execFile);

/** Builds the project in `source` below `work`, an empty folder; returns the folder of what Vite made. */
export async function build(source, { dist, tools, work }) {
  const project = join(work, "project");
  cpSync(source, project, { recursive: true });
  const modules = join(project, "node_modules");
  mkdirSync(modules);
  await node(root, join(root, "package/build.mjs"), resolve(dist), join(modules, "article-widget"));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    if (name === "article-widget") continue;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    // `junction`: Windows asks for no rights for one, and other systems do not look at it.
    symlinkSync(join(resolve(tools), "node_modules", name), join(modules, name), "junction");
  }
  const built = join(work, "built");
  await node(project, join(modules, "vite/bin/vite.js"), "build", "--base=./", `--outDir=${built}`, "--emptyOutDir", "--logLevel=warn");
  return built;
}

/** Runs a script; what it wrote is the reason when it fails. */
async function node(cwd, ...words) {
  try {
    await start(process.execPath, words, { cwd });
  } catch (error) {
    throw new Error(`${words[0]} failed\n${error.stdout}${error.stderr}`);
  }
}
