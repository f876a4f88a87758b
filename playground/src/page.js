// What the panel asks of the page around it: the element, the address, files, the clipboard.

const widget = document.querySelector("article-widget");

/** Whether the element has an article of the panel's. */
let given = false;

/** Calls `told` with an error's code and message, or with two empty strings, whenever the element has ended. */
export function listen(told) {
  const ended = () => told(widget.error?.code ?? "", widget.error?.message ?? "");
  for (const type of ["article-load", "article-error"]) widget.addEventListener(type, ended);
  // It may have begun before the panel.
  if (["ready", "error"].includes(widget.state)) queueMicrotask(ended);
}

/** Sets an attribute, or takes it away. Nothing happens where it is so already: `src` would load again. */
export function attribute(name, value) {
  if ((value ?? null) === widget.getAttribute(name)) return;
  if (value === undefined) widget.removeAttribute(name);
  else widget.setAttribute(name, value);
}

export function property(name, value) {
  widget.style.setProperty(name, value ?? "");
}

/** Pixels, or as wide as there is room. */
export function width(pixels) {
  widget.parentElement.style.maxInlineSize = pixels === undefined ? "" : `${pixels}px`;
}

/** Hands the element an article, or takes it away again. */
export function give(document) {
  if (document !== null) widget.article = document;
  else if (given) widget.article = null;
  given = document !== null;
}

export function reload() {
  widget.reload();
}

/** What stands in the page until there is an article. */
export function fallback(address, text) {
  const link = widget.querySelector("a");
  link.href = address;
  link.textContent = text;
}

/** The text at an address. The widget has just asked for it: mostly the browser has kept the answer. */
export async function fetched(address) {
  const headers = { Accept: "application/json" };
  const response = await fetch(address, { headers, credentials: "omit", cache: "force-cache" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

/** A file that was chosen, or what was dropped: its text, or an address. Nothing where neither is there. */
export async function dropped(event) {
  event.preventDefault();
  const { files } = event.dataTransfer ?? event.target;
  const text = files?.length ? await files[0].text() : event.dataTransfer?.getData("text/plain");
  // So that the same file may be chosen again.
  if (!event.dataTransfer) event.target.value = "";
  return text || undefined;
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

/** An address as the browser writes it. */
export function resolve(address, base) {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

export function base() {
  return document.baseURI.split("#")[0];
}

export function hash() {
  return location.hash;
}

/** Writes the settings into the page's address, without a step in its history. */
export function remember(hash) {
  history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`);
}

/** Whether the panel stands above the article, and not beside it. */
export function narrow() {
  return matchMedia("(max-width: 60rem)").matches;
}

/** Calls `told` when the reader has gone to another address of this page. */
export function moved(told) {
  addEventListener("hashchange", () => told());
}
