// Firefox and WebKit, driven by the WebDriver protocol: what browser.mjs is for Chromium. A tab offers the same,
// except what the protocol has no command for; engines.mjs lists the tests that need that.
//
// The protocol runs nothing before a page's own scripts. So what has to be there first (a test's `set`, and the
// note of errors that nobody caught) is put before probe.js by the server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { limited, until } from "./limited.mjs";

/** Milliseconds that a page may take for one question. */
const LIMIT = 20_000;
/** Milliseconds that a driver may take to start, and to start its browser. */
const START = 60_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Keys by the protocol's code points; all else is itself. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Shift: "\uE008",
  Space: " ",
};

/** Settings that a test may change; they are put back at its end. */
const USUAL = {
  "ui.prefersReducedMotion": 0,
  // 0 dark, 1 light
  "layout.css.prefers-color-scheme.content-override": 1,
  // 2: no colours but the system's
  "browser.display.document_color_use": 0,
};

const ENGINES = {
  firefox: {
    // The browser's own settings stand for those of the reader's system.
    arguments: (port) => ["--port", String(port), "--allow-system-access"],
    capabilities: (program) => ({
      "moz:firefoxOptions": {
        binary: program,
        args: ["-headless"],
        prefs: {
          // Nothing of its own on the network while tests run.
          "app.update.disabledForTesting": true,
          "network.captive-portal-service.enabled": false,
          "network.connectivity-service.enabled": false,
          // A scroll bar lies over the page, as it does elsewhere.
          "ui.useOverlayScrollbars": 1,
          ...USUAL,
        },
      },
    }),
  },
  webkit: {
    arguments: (port) => [`--port=${port}`],
    capabilities: (program) => ({
      "webkitgtk:browserOptions": { binary: program, args: ["--automation"] },
    }),
  },
};

/**
 * Starts the driver and its browser: one window after the other, in one session. `screen`: WebKit's gets one that
 * no other window is on.
 */
export async function launch({ engine, driver, program, tools, screen }) {
  const { arguments: words, capabilities } = ENGINES[engine];
  const port = await freePort();
  const env = { ...process.env, ...(engine === "webkit" && { XDG_CONFIG_HOME: settingsOfGtk() }) };
  const [name, ...rest] = [...(screen && engine === "webkit" ? ["xvfb-run", "-a"] : []), driver, ...words(port)];
  // A group of its own: the screen ends with it.
  const running = spawn(name, rest, { stdio: "ignore", env, detached: true });
  const end = () => process.kill(-running.pid);
  process.once("exit", end);
  const base = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${base}/status`).then(({ ok }) => ok, () => false), `${driver}`, START);
  const alwaysMatch = { ...capabilities(program), timeouts: { script: LIMIT, pageLoad: LIMIT } };
  const { sessionId } = await send(base, "POST", "/session", { capabilities: { alwaysMatch } }, START);
  const command = (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body);
  const require = createRequire(join(resolve(tools), "node_modules", "-"));
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const first = await command("GET", "/window");
  return {
    session: (server) => session({ engine, command, server, first, axe }),
    async close() {
      await command("DELETE", "").catch(() => {});
      process.off("exit", end);
      end();
    },
  };
}

async function send(base, method, path, body, limit = LIMIT + 5_000) {
  const options = { method, headers: { "Content-Type": "application/json" } };
  if (method === "POST") options.body = JSON.stringify(body ?? {});
  const request = fetch(base + path, options);
  const response = await limited(request, limit, `the driver's answer to ${path}`);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * Asks a page. Firefox runs it in a sandbox, whose own global object is not the page's: hence the `with`. Values go
 * as text, since the protocol's own have no `undefined`.
 */
function script(ask, argument) {
  return `const done = arguments[0];
    const sent = (answer) => done(JSON.stringify({ ...answer, uncaught: window.driverNotes?.splice(0) ?? [] }, (_, value) => (value === undefined ? "\\0" : value)));
    const globalThis = window;
    with (window) {
      Promise.resolve().then(() => (${ask})(${source(argument)})).then(
        (value) => sent({ value }),
        (error) => sent({ error: String(error) + "\\n" + (error?.stack ?? "") }),
      );
    }`;
}

/** What a page has answered; a page that went away while it was asked has no answer. */
function decoded(text) {
  const whole = (value) => {
    if (value === "\0") return undefined;
    if (Array.isArray(value)) return value.map(whole);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, whole(field)]));
  };
  return text === null ? { error: "no answer" } : whole(JSON.parse(text));
}

/** A value as JavaScript: JSON has no `undefined`. */
function source(value) {
  if (Array.isArray(value)) return `[${value.map(source)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "undefined";
  return `{${Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${source(field)}`)}}`;
}

/**
 * A folder of settings for GTK, in which WebKit's browser is drawn: nothing on the screen moves by itself, and the
 * browser's own buttons take no room, so that its window can be as narrow as a telephone.
 */
function settingsOfGtk() {
  const folder = mkdtempSync(join(tmpdir(), "article-widget-"));
  const file = (name, text) => writeFileSync(join(folder, "gtk-3.0", name), text);
  mkdirSync(join(folder, "gtk-3.0"));
  file("settings.ini", "[Settings]\ngtk-enable-animations=0\n");
  file("gtk.css", "* { min-width: 0; min-height: 0; margin: 0; border: 0; padding: 0; font-size: 1px }\nentry { margin: 0 -70px }\n");
  return folder;
}

/** What Firefox can be told in its own name. */
function settings(command, handle) {
  const chrome = async (script, ...args) => {
    await command("POST", "/window", { handle });
    await command("POST", "/moz/context", { context: "chrome" });
    try {
      return await command("POST", "/execute/sync", { script, args });
    } finally {
      await command("POST", "/moz/context", { context: "content" });
    }
  };
  const set = (values) =>
    chrome("for (const [name, value] of Object.entries(arguments[0])) Services.prefs.setIntPref(name, value)", values);
  return {
    usual: () => set(USUAL),
    scheme: (scheme) => set({ "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1 }),
    reducedMotion: () => set({ "ui.prefersReducedMotion": 1 }),
    forcedColors: () => set({ "browser.display.document_color_use": 2 }),
    printed: () => chrome("gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'"),
    /** A window of the browser is no narrower than its buttons: here it is. */
    narrow: () => chrome("document.documentElement.style.minWidth = '0'; document.documentElement.style.minHeight = '0'"),
  };
}

/** The whole of WebKit's session is light, and has no movement. */
const still = (tab) => ({
  async scheme(scheme) {
    assert.equal(scheme, "light", "GTK reads its settings when the browser starts");
  },
  async reducedMotion() {
    assert.ok(await tab.run(() => matchMedia("(prefers-reduced-motion: reduce)").matches), "GTK's settings were not read");
  },
});

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** What runs before everything else in a page: notes errors that nobody caught, for `verify`. */
function notes(engine) {
  const uncaught = [];
  const note = (error) => {
    const text = String(error?.message ?? error);
    // WebKit comes late to the sizes of what is drawn anew in a container of queries, and blames the page.
    if (engine !== "webkit" || !text.startsWith("ResizeObserver loop")) uncaught.push(text);
  };
  addEventListener("error", ({ error, message, target }) => {
    if (target === globalThis) note(error ?? message);
  });
  addEventListener("unhandledrejection", ({ reason }) => note(reason));
  // Reports of what no page can help: Firefox draws a picture of its own where one is to come, and WebKit looks for
  // the icon of a page that has none.
  addEventListener(
    "securitypolicyviolation",
    (event) => {
      if (event.sourceFile === "resource" || /favicon\.ico$/.test(event.blockedURI)) event.stopImmediatePropagation();
    },
    true,
  );
  Object.defineProperty(globalThis, "driverNotes", { value: uncaught, enumerable: false });
}

/** Windows of one test. The browser has one memory: cookies go at its end, and every test has origins of its own. */
async function session({ engine, command: send, server, first, axe }) {
  const tabs = [];
  let last; // What the test has asked for last.
  let over = false;
  // One that has taken too long goes on by itself, and must not get into the windows of the next.
  const command = (...all) => {
    if (over) throw new Error("the test is over");
    last = send(...all);
    return last;
  };
  const origins = [server.cdn, server.page, server.api, server.img];

  async function open(path = "/", options = {}) {
    for (const name of ["clock"]) if (options[name]) throw new Error(`WebDriver has no ${name}`);
    const { set, argument } = options;
    const before = set ? `;(${set})(${source(argument)});` : "";
    server.before(`(${notes})(${source(engine)});${before}`);
    // The window before may have been closed.
    await command("POST", "/window", { handle: first });
    const { handle } = await command("POST", "/window/new", { type: "window" });
    const made = tab(command, handle, axe);
    Object.assign(made, engine === "firefox" ? settings(command, handle) : still(made));
    tabs.push(made);
    await made.resize(options.width ?? 1000);
    if (options.scheme) await made.scheme(options.scheme);
    await made.go(new URL(path, options.at ?? server.page).href);
    return made;
  }

  return {
    open,
    async verify() {
      for (const tab of tabs.filter(({ closed }) => !closed)) {
        const asked = await tab.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
        const strangers = asked.filter((url) => /^https?:/.test(url) && !origins.includes(new URL(url).origin));
        assert.deepEqual(tab.uncaught, [], "an error in the page that nobody caught");
        assert.deepEqual(strangers, [], "a request to a host that is not ours");
      }
    },
    notes: () => tabs.flatMap(({ uncaught }) => uncaught),
    async close() {
      over = true;
      await Promise.allSettled([last]);
      for (const tab of tabs.filter(({ closed }) => !closed)) await tab.close(send);
      await send("POST", "/window", { handle: first });
      if (engine === "firefox") await settings(send, first).usual();
    },
  };
}

/** One window: what a case can do with it. */
function tab(command, handle, axe) {
  /** Commands go to the window that was switched to last: always this one, one after the other. */
  const here = async (method, path, body) => {
    await command("POST", "/window", { handle });
    return command(method, path, body);
  };
  const run = async (ask, argument) => {
    const answer = decoded(await here("POST", "/execute/async", { script: script(ask, argument), args: [] }));
    made.uncaught.push(...(answer.uncaught ?? []));
    if (answer.error !== undefined) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  };
  const actions = (list) => here("POST", "/actions", { actions: list });
  const mouse = (steps) =>
    actions([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: steps }]);
  const move = ({ x, y }, duration = 0) => ({
    type: "pointerMove",
    duration,
    x: Math.round(x),
    y: Math.round(y),
    origin: "viewport",
  });
  const made = {
    notes: [],
    closed: false,
    uncaught: [],
    run,
    until: (ask, argument) => until(() => run(ask, argument), `the page to say yes to ${ask}`),
    async frame(address) {
      const within = async (ask, argument) => {
        const frames = await here("POST", "/elements", { using: "css selector", value: "iframe" });
        for (const frame of frames) {
          await command("POST", "/frame", { id: { [ELEMENT]: frame[ELEMENT] } });
          const url = await command("POST", "/execute/sync", { script: "return location.href", args: [] });
          if (address.test(url)) {
            return decoded(await command("POST", "/execute/async", { script: script(ask, argument), args: [] })).value;
          }
          await command("POST", "/frame", { id: null });
        }
        return undefined;
      };
      const found = () => within(() => true);
      await until(found, `a frame at ${address}`);
      return within;
    },
    press(key) {
      const names = key.split("+").map((name) => KEYS[name] ?? name);
      const down = names.map((value) => ({ type: "keyDown", value }));
      const up = names.reverse().map((value) => ({ type: "keyUp", value }));
      return actions([{ type: "key", id: "keys", actions: [...down, ...up] }]);
    },
    point: (place) => mouse([move(place)]),
    drag: (from, to) =>
      mouse([
        move(from),
        { type: "pointerDown", button: 0 },
        ...[1, 2, 3, 4].map((step) =>
          move({ x: from.x + ((to.x - from.x) * step) / 4, y: from.y + ((to.y - from.y) * step) / 4 }, 20),
        ),
        { type: "pointerUp", button: 0 },
      ]),
    /** The protocol sizes the window: what stands around the page is added. */
    async resize(width, height = 800) {
      await made.narrow?.();
      for (let tries = 0; tries < 4; tries += 1) {
        const [inner, tall] = await run(() => [innerWidth, innerHeight]);
        if (inner === width && tall === height) return;
        const rect = await here("GET", "/window/rect");
        await here("POST", "/window/rect", {
          width: rect.width + width - inner,
          height: rect.height + height - tall,
        });
        await run(() => new Promise((shown) => setTimeout(shown, 50)));
      }
      const found = await run(() => innerWidth);
      if (found !== width) throw new Error(`the window is ${found} wide, not ${width}`);
    },
    async close(send = command) {
      made.closed = true;
      await send("POST", "/window", { handle });
      await send("DELETE", "/cookie").catch(() => {});
      await send("DELETE", "/window");
    },
    async go(path) {
      const url = /^https?:/.test(path) ? path : new URL(path, await here("GET", "/url")).href;
      await here("POST", "/url", { url });
    },
    back: () => here("POST", "/back"),
    async axe() {
      await here("POST", "/execute/sync", { script: axe, args: [] });
      return run(async () => {
        const { violations, passes } = await globalThis.axe.run(document);
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
        );
        return { found, passed: passes.map(({ id }) => id) };
      });
    },
    cookies: async () => (await here("GET", "/cookie")).map(({ name }) => name),
  };
  const missing = [
    "swipe", "tree", "scheme", "picture", "printed", "forcedColors", "reducedMotion", "online", "zone", "counts",
    "busy", "stopTime", "moveTime", "listeners",
  ];
  for (const name of missing) {
    made[name] = () => {
      throw new Error(`WebDriver has no command for ${name}`);
    };
  }
  return made;
}
