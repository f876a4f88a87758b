// From measurements to what people read: medians, ratios, tables in Markdown.

import { PEERS } from "./scenarios.mjs";

/** What is shown of each scenario, in tables of its own: a title, how a value is written, what stays out. */
const MEASURES = [
  { of: "first", title: "To the first screen, ms", write: whole },
  { of: "all", title: "To the whole article in layout, ms", write: whole },
  { of: "cpu", title: "Work of the page's main thread, ms of processor time", write: whole },
  { of: "longest", title: "Longest task, ms", write: long },
  { of: "blocking", title: "Total blocking time, ms", write: whole },
  { of: "heap", title: "JavaScript's memory once garbage is collected, MB", write: mega },
];

const HEADS = ["", ...Object.values(PEERS), "widget ÷ Preact"];

export function median(values) {
  return quantile(values, 0.5);
}

/** Of a list of numbers the one that a share of them is below; between two, in proportion. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}

/** The widget's medians as parts of Preact's, and the quartiles of the same in each round. */
export function ratio(widget, preact) {
  const rounds = widget.map((value, round) => value / preact[round]);
  const middle = median(widget) / median(preact);
  // Nothing is no part of something, and the browser does not tell of the tasks under 50 ms.
  if (!Number.isFinite(middle) || middle === 0) return undefined;
  return { middle, low: quantile(rounds, 0.25), high: quantile(rounds, 0.75) };
}

/** Everything in Markdown. `results[scenario][peer][measure]` is a list with a value for each round. */
export function tables(scenarios, results) {
  const parts = MEASURES.map((measure) => byScenario(measure, scenarios, results));
  const grown = growth(results);
  return [bytes(scenarios, results), ...parts, ...(grown ? [grown] : [])].join("\n\n");
}

/** One table for docs/comparison.md: what is sent, and the times to the whole article. */
export function summary(scenarios, results) {
  const sent = scenarios
    .filter(({ name }) => ["cold", "wordpress"].includes(name))
    .map((scenario) =>
      row(`${scenario.title}: scripts and wasm, KB`, kilo, (peer) =>
        results[scenario.name]?.[peer]?.bytes.map((bytes) => bytes.cdn ?? 0),
      ),
    );
  const of = (measure, what, names) =>
    scenarios
      .filter(({ name }) => !names || names.includes(name))
      .map(({ name, title }) => row(`${title}${what}, ms`, whole, (peer) => results[name]?.[peer]?.[measure]));
  const large = ["blocks-2000", "blocks-20000"];
  const rows = [
    ...sent,
    ...of("all", ""),
    ...of("first", ": first screen", large),
    ...of("longest", ": longest task", large),
  ];
  return table(undefined, HEADS, rows);
}

function byScenario({ of, title, write }, scenarios, results) {
  const rows = scenarios.map(({ name, title }) => row(title, write, (peer) => results[name]?.[peer]?.[of]));
  return table(title, HEADS, rows);
}

/** The medians of all peers, and the ratio. */
function row(title, write, values) {
  const cells = Object.keys(PEERS).map((peer) => (values(peer) ? write(median(values(peer))) : "–"));
  const [widget, preact] = [values("widget"), values("preact")];
  return [title, ...cells, widget && preact ? times(ratio(widget, preact)) : "–"];
}

function times(ratio) {
  if (!ratio) return "–";
  const { middle, low, high } = ratio;
  const spread = Number.isFinite(low) && Number.isFinite(high) ? ` (${low.toFixed(2)}–${high.toFixed(2)})` : "";
  return middle.toFixed(2) + spread;
}

/** What is sent, of the scenarios that begin without anything; and the widget's memory, which only it has. */
function bytes(scenarios, results) {
  const cold = scenarios.filter(({ name, network, warm, change }) => results[name] && !network && !warm && !change);
  const rows = cold.flatMap(({ name, title }) =>
    Object.entries(PEERS).flatMap(([peer, label]) => {
      const measured = results[name][peer];
      if (!measured) return [];
      const kb = (origin) => kilo(median(measured.bytes.map((bytes) => bytes[origin] ?? 0)));
      const memory = median(measured.wasm);
      return [[title, label, kb("cdn"), kb("api"), kb("page"), memory ? mega(memory) : "–"]];
    }),
  );
  const heads = ["", "", "scripts and wasm", "JSON", "page", "wasm memory, MB"];
  return table("Sent, KB of brotli 11 (1 KB = 1,000 bytes), without pictures; and wasm memory", heads, rows);
}

/** What one more costs: from the scenarios that differ in one number only. */
function growth(results) {
  const steps = [
    ["a block, from 30 to 2,000, µs", "cold", "blocks-2000", 1_970, 1_000],
    ["a block, from 2,000 to 20,000, µs", "blocks-2000", "blocks-20000", 18_000, 1_000],
    ["a card, from 8 to 500, µs", "cold", "cards-500", 492, 1_000],
    ["an element, from 1 to 50, ms", "cold", "elements-50", 49, 1],
  ];
  const known = steps.filter(([, from, to]) => results[from] && results[to]);
  const rows = known.map(([title, from, to, count, scale]) => {
    const cost = (peer) => {
      const [low, high] = [results[from][peer]?.cpu, results[to][peer]?.cpu];
      return low && high ? ((median(high) - median(low)) / count) * scale : undefined;
    };
    const costs = Object.keys(PEERS).map(cost);
    const cells = costs.map((value) => value?.toFixed(scale === 1 ? 1 : 0) ?? "–");
    const [widget, preact] = costs;
    return [title, ...cells, widget && preact ? (widget / preact).toFixed(2) : "–"];
  });
  if (rows.length === 0) return undefined;
  return table("What one more costs, processor time of the main thread", HEADS, rows);
}

function table(title, heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, 3, ...rows.map((row) => row[column].length)));
  const words = (column) => column === 0 || heads[column] === "";
  const line = (cells) =>
    `| ${cells.map((cell, column) => (words(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (words(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [...(title ? [`### ${title}`, ""] : []), line(heads), rule, ...rows.map(line)].join("\n");
}

function whole(value) {
  return value.toFixed(0);
}

/** The browser tells of tasks from 50 ms on. */
function long(value) {
  return value === 0 ? "< 50" : value.toFixed(0);
}

function kilo(value) {
  return (value / 1e3).toFixed(1);
}

function mega(value) {
  return (value / 1e6).toFixed(1);
}
