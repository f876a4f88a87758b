// The browser that host pages are opened in: Chromium by Playwright. A driver of another engine has to offer
// what a tab offers here; the cases themselves know neither Playwright nor Chromium.
//
// What every page has to keep is checked after each test: no error that nobody caught, and no request to a
// server that is not ours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { limited, until } from "./limited.mjs";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-lcd-text",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];
/** Milliseconds that a page may take for one question. */
const LIMIT = 20_000;

/** Starts the browser. */
export async function launch({ tools, program }) {
  const require = createRequire(join(resolve(tools), "node_modules", "-"));
  const { chromium } = require("playwright-core");
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: program, args: ARGS });
  return {
    session: (server) => session(browser, axe, server),
    close: () => browser.close(),
  };
}

/** A browser without memory: cookies, storage and cache are its own. */
async function session(browser, axe, server) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const origins = [server.cdn, server.page, server.api, server.img];
  const strangers = [];
  const tabs = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !origins.includes(new URL(url).origin)) strangers.push(request);
  });

  /**
   * Opens a page of the case. Options: `at`, another origin than the page's; `width`; `scheme`, light or
   * dark; `clock`: the page's time can be stopped and moved; `set`, an arrow function that runs in the page
   * before anything else; `argument`, what it gets; `early`: does not wait for the end of the page.
   */
  async function open(path = "/", options = {}) {
    const page = await context.newPage();
    const made = tab(context, page, axe);
    tabs.push(made);
    if (options.width) await made.resize(options.width);
    if (options.scheme) await made.scheme(options.scheme);
    if (options.clock) await page.clock.install();
    if (options.set) await page.addInitScript(options.set, options.argument);
    // A server that the test itself has started.
    if (options.at) origins.push(new URL(options.at).origin);
    const waitUntil = options.early ? "commit" : "load";
    await page.goto(new URL(path, options.at ?? server.page).href, { waitUntil });
    return made;
  }

  return {
    open,
    async verify() {
      for (const tab of tabs) {
        assert.deepEqual(tab.uncaught, [], "an error in the page that nobody caught");
      }
      // What the page's own policy stopped has never left.
      const left = strangers.filter((request) => request.failure()?.errorText !== "csp");
      const urls = left.map((request) => request.url());
      assert.deepEqual(urls, [], "a request to a host that is not ours");
    },
    notes: () => tabs.flatMap((tab) => tab.notes.slice(-8).map(short)),
    close: () => context.close(),
  };
}

const short = (note) => note.split("\n").slice(0, 2).join(" ").slice(0, 300);

/** One page: what a case can do with it. */
function tab(context, page, axe) {
  const uncaught = [];
  const notes = [];
  let measuring;
  page.on("pageerror", (error) => {
    uncaught.push(String(error?.message ?? error));
    notes.push(`not caught: ${error?.stack ?? error}`);
  });
  page.on("console", (message) => notes.push(`console: ${message.text()}`));
  const run = (ask, argument) =>
    limited(page.evaluate(ask, argument), LIMIT, `the page's answer to ${ask}`);
  return {
    uncaught,
    notes,
    /** Runs a function in the page, with one argument; the answer is JSON, or a promise of it. */
    run,
    /** Runs functions in a frame of the page: `run` for the first whose address fits. */
    async frame(address) {
      const found = () => page.frames().find((frame) => address.test(frame.url()));
      await until(async () => Boolean(found()), `a frame at ${address}`);
      return (ask, argument) => limited(found().evaluate(ask, argument), LIMIT, `a frame's answer to ${ask}`);
    },
    /** Runs it again and again until the answer is true. */
    until: (ask, argument) => until(() => run(ask, argument), `the page to say yes to ${ask}`),
    /** Presses a key, as the reader does. */
    press: (key) => page.keyboard.press(key),
    /** Points at a place. */
    point: ({ x, y }) => page.mouse.move(x, y),
    /** Drags with the mouse from one place to another, in steps. */
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    },
    /** A finger that moves so many pixels from a place, and stops before it is lifted. */
    async swipe({ x, y }, way) {
      const session = await context.newCDPSession(page);
      const touch = (type, part) => {
        const touchPoints = part === undefined ? [] : [{ x: x + way.x * part, y: y + way.y * part }];
        return session.send("Input.dispatchTouchEvent", { type, touchPoints });
      };
      await touch("touchStart", 0);
      for (let step = 1; step <= 10; step += 1) await touch("touchMove", step / 10);
      await touch("touchEnd");
      await session.detach();
    },
    /** What screen readers get, in the order of reading: role, name, role description, a heading's level, and the ids on the way to it. */
    async tree() {
      const session = await context.newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      await session.detach();
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const path = ({ parentId }) => (parentId && byId.has(parentId) ? [...path(byId.get(parentId)), parentId] : []);
      const inOrder = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? inOrder(byId.get(id)) : []))];
      return inOrder(nodes[0])
        .filter(({ ignored }) => !ignored)
        .map((node) => ({
          id: node.nodeId,
          role: node.role?.value,
          name: node.name?.value,
          level: node.properties?.find(({ name }) => name === "level")?.value.value,
          roledescription: node.properties?.find(({ name }) => name === "roledescription")?.value.value,
          path: path(node),
        }));
    },
    resize: (width, height = 800) => page.setViewportSize({ width, height }),
    scheme: (colorScheme) => page.emulateMedia({ colorScheme }),
    /** The first element of a selector, which may look into shadow roots, as a PNG. */
    picture: (selector) => limited(page.locator(selector).first().screenshot(), LIMIT, "the picture of an element"),
    /** The page as it is printed. */
    printed: () => page.emulateMedia({ media: "print" }),
    forcedColors: () => page.emulateMedia({ forcedColors: "active" }),
    reducedMotion: () => page.emulateMedia({ reducedMotion: "reduce" }),
    close: () => page.close(),
    go: (path) => page.goto(new URL(path, page.url()).href),
    back: () => page.goBack(),
    online: (online) => context.setOffline(!online),
    /** The reader's time zone, from now on. */
    async zone(timezoneId) {
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setTimezoneOverride", { timezoneId });
    },
    /** What the browser counts of the page once its garbage is collected: nodes, listeners, bytes of scripts. */
    async counts() {
      const session = await context.newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      await session.send("Performance.enable");
      const { metrics } = await session.send("Performance.getMetrics");
      await session.detach();
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      return { nodes: of("Nodes"), listeners: of("JSEventListeners"), bytes: of("JSHeapUsedSize") };
    },
    /** Milliseconds that the processor has worked for the page's main thread since this was asked first, whatever else it had to do. */
    async busy() {
      if (!measuring) {
        // The browser counts from here on, and only for this session.
        measuring = await context.newCDPSession(page);
        await measuring.send("Performance.enable", { timeDomain: "threadTicks" });
      }
      const { metrics } = await measuring.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    },
    /** Only with the option `clock`. Stops the page's time, and moves it by milliseconds. */
    async stopTime() {
      // On a busy machine that second has passed before the page hears of it: another one, then.
      for (let tries = 5; ; tries -= 1) {
        const soon = (await run(() => Date.now())) + 1_000;
        const failed = await page.clock.pauseAt(soon).then(() => undefined, (error) => error);
        if (failed === undefined) return;
        if (tries === 0 || !failed.message.includes("to the past")) throw failed;
      }
    },
    moveTime: (milliseconds) => page.clock.runFor(milliseconds),
    /** The accessibility violations that axe finds: "rule: place". */
    async axe() {
      await run(axe);
      return run(async () => {
        const { violations, passes } = await globalThis.axe.run(document);
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
        );
        return { found, passed: passes.map(({ id }) => id) };
      });
    },
    /** The types of the listeners that the browser itself knows at an object of the page, sorted. */
    async listeners(expression) {
      const cdp = await context.newCDPSession(page);
      const { result } = await cdp.send("Runtime.evaluate", { expression });
      const { listeners } = await cdp.send("DOMDebugger.getEventListeners", {
        objectId: result.objectId,
      });
      await cdp.detach();
      return listeners.map(({ type }) => type).sort();
    },
    /** The names of all cookies of the session. */
    cookies: async () => (await context.cookies()).map(({ name }) => name),
  };
}
