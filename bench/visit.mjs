// One visit of a page in a browser without memory, and everything that is measured at it.

import { shown, watch } from "./watch.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];
/** Visits before a warm one: the browser keeps compiled code from the second on. */
const BEFORE = 2;

export function launch(chromium, program) {
  return chromium.launch({ executablePath: program, args: ARGS });
}

/**
 * Visits `url`. Returns times in ms from the navigation (or the change): `first` screen and `all`; `longest` task
 * and `blocking` time; `cpu`, ms that the page's main thread worked; bytes of `heap` and `wasm` memory once garbage
 * is collected; bytes of what was sent by origin; and what is `shown`, if it is asked for.
 */
export async function visit(browser, server, { url, scenario, headline, elements, change, look }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    const cdp = await context.newCDPSession(page);
    // The renderer and the connection to the page's server are there: neither belongs to what is compared.
    await page.goto(`${server.page}/empty.html`);
    await page.addInitScript(watch, { headline, elements });
    for (let before = 0; scenario.warm && before < BEFORE; before += 1) {
      await arrived(page, url);
      await page.goto(`${server.page}/empty.html`);
    }
    if (scenario.network) {
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", scenario.network);
    }
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const cpu = async () => (await metric(cdp, "TaskDuration")) * 1_000;
    server.sent();
    let began = await cpu();
    let times = await arrived(page, url);
    if (change && elements > 0) {
      server.sent();
      began = await cpu();
      times = await page.evaluate((next) => globalThis.bench.change(next), change);
    }
    const work = (await cpu()) - began;
    const bytes = {};
    for (const { origin, bytes: sent } of server.sent()) bytes[origin] = (bytes[origin] ?? 0) + sent;
    await cdp.send("HeapProfiler.collectGarbage");
    return {
      ...times,
      cpu: work,
      heap: await metric(cdp, "JSHeapUsedSize"),
      wasm: await page.evaluate(() => globalThis.bench.wasm()),
      bytes,
      shown: look && (await page.evaluate(shown)),
    };
  } finally {
    await context.close();
  }
}

async function arrived(page, url) {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(() => globalThis.bench.done);
}

async function metric(cdp, name) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === name).value;
}
