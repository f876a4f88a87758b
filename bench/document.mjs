// What stands around the tables: the machine and the versions; and the place of it all in docs/.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";

const BEGIN = "<!-- Written by `cargo xtask bench`, from here … -->";
const END = "<!-- … to here. -->";

/** Where and with what it was measured. */
export function machine(root, browser) {
  const { dependencies } = JSON.parse(readFileSync(join(root, "tools", "package.json"), "utf8"));
  const git = (...words) => spawnSync("git", words, { cwd: root, encoding: "utf8" }).stdout?.trim() ?? "";
  const changed = git("status", "--porcelain", "--", "src", "crates", "loader", "style", "bench") ? ", changed" : "";
  const cpus = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git("rev-parse", "--short=10", "HEAD") + changed,
    machine: `${cpus.length} cores of ${cpus[0]?.model.trim() ?? "an unknown processor"}, ${(os.totalmem() / 1e9).toFixed(0)} GB, ${system()}`,
    load: os.loadavg()[0].toFixed(1),
    versions: {
      Chromium: browser.version(),
      Preact: dependencies.preact,
      DOMPurify: dependencies.dompurify,
      Embla: dependencies["embla-carousel"],
      "Node.js": process.versions.node,
    },
  };
}

function system() {
  try {
    const [, name] = readFileSync("/etc/os-release", "utf8").match(/^PRETTY_NAME="?([^"\n]*)/m) ?? [];
    return `${name ?? os.type()}, kernel ${os.release()}`;
  } catch {
    return `${os.type()} ${os.release()}`;
  }
}

/** The measured part of the document. */
export function written({ date, commit, rounds, machine, load, versions }, tables) {
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${date}, commit ${commit}; ${rounds === 1 ? "1 round" : `${rounds} rounds`}.

- Machine: ${machine}; load at the end ${load}.
- Versions: ${list.join(", ")}.

![Bars: the time to the whole article in layout, by scenario and peer](benchmarks.svg)

${tables}`;
}

/** Puts it into docs/benchmarks.md, with the plot beside it, and the summary into docs/comparison.md. */
export function publish(root, text, summary, picture) {
  between(join(root, "docs", "benchmarks.md"), text);
  between(join(root, "docs", "comparison.md"), summary);
  writeFileSync(join(root, "docs", "benchmarks.svg"), picture);
}

/** Replaces what stands between the two marks of a file. */
function between(path, text) {
  const document = readFileSync(path, "utf8");
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${path} lacks its marks ${BEGIN} and ${END}`);
  writeFileSync(path, `${document.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${document.slice(end)}`);
}
