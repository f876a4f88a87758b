// The plot: for every scenario a bar a peer, as long as its median time to the whole article, with a line from the
// quickest to the slowest round. Each scenario has a scale of its own.

import { median } from "./report.mjs";
import { PEERS } from "./scenarios.mjs";

const WIDTH = 760;
const LEFT = 110;
const BAR = 14;
const STEP = 20;

/** An SVG file; it follows the colours of the reader's system. */
export function plot(scenarios, results) {
  const parts = [];
  let y = 34;
  for (const { name, title } of scenarios.filter(({ name }) => results[name])) {
    const peers = Object.keys(PEERS).filter((peer) => results[name][peer]);
    const slowest = Math.max(...peers.flatMap((peer) => results[name][peer].all));
    const x = (value) => LEFT + (value / slowest) * (WIDTH - LEFT - 90);
    parts.push(`<text class="title" x="0" y="${y}">${title}</text>`);
    y += 8;
    for (const peer of peers) {
      const { all } = results[name][peer];
      const [low, middle, high] = [Math.min(...all), median(all), Math.max(...all)];
      const line = y + BAR / 2;
      parts.push(
        `<text class="peer" x="${LEFT - 8}" y="${y + 11}">${PEERS[peer]}</text>`,
        `<rect class="${peer}" x="${LEFT}" y="${y}" width="${round(x(middle) - LEFT)}" height="${BAR}"/>`,
        `<path d="M${round(x(low))} ${line}H${round(x(high))}"/>`,
        `<text x="${round(x(high) + 6)}" y="${y + 11}">${middle.toFixed(0)}</text>`,
      );
      y += STEP;
    }
    y += 26;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y - 14}" viewBox="0 -14 ${WIDTH} ${y}" role="img" aria-label="Time to the whole article in layout, for each scenario and peer">
<style>
text { font: 12px system-ui, sans-serif; fill: #333; }
.title { font-weight: 700; }
.peer { text-anchor: end; }
.widget { fill: #9a2a1b; }
.preact, .vanilla, .static { fill: #8a949e; }
path { stroke: #333; }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd; }
  path { stroke: #ddd; }
  .widget { fill: #f0a394; }
  .preact, .vanilla, .static { fill: #6b7580; }
}
</style>
<text class="title" x="0" y="4">Time to the whole article in layout, ms: median, and from the quickest round to the slowest</text>
${parts.join("\n")}
</svg>
`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}
