// The script of embed.html: gives the element what the page's query asks for, where the story comes from a host that is
// allowed, and tells the page around its height and its events. Whoever makes a link to the page writes the query.
//
// The build puts in the names of the element's attributes (those that are addresses apart) and events.

const here = document.baseURI;
const element = document.querySelector("article-widget");

/** The origin of an address of HTTP; nothing of any other. */
function origin(address) {
  try {
    const { protocol, origin } = new URL(address, here);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

const named = document.querySelector('meta[name="article-widget-origins"]')?.content ?? "";
const allowed = new Set([here, ...named.split(/\s+/).filter(Boolean)].map(origin).filter(Boolean));

// The browser itself holds to the list too, also where an allowed host leads on to another.
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content = `script-src ${origin(here)} 'wasm-unsafe-eval'; connect-src ${[...allowed].join(" ")}`;
document.head.append(policy);

// Anybody may hear it: who may frame the page is for its server to say (`frame-ancestors`).
const tell = (message) => parent.postMessage(message, "*");
const event = (name, detail) => tell({ type: "article-widget-event", name, detail });

for (const name of EVENTS) element.addEventListener(name, ({ detail }) => event(name, detail));
element.addEventListener("article-load", ({ detail }) => (document.title = detail.headline));

for (const [name, value] of new URLSearchParams(location.search)) {
  if (!ATTRIBUTES.includes(name) || element.hasAttribute(name)) continue;
  if (ADDRESSES.includes(name) && !allowed.has(origin(value))) refuse(name, value);
  else element.setAttribute(name, value);
}
if (element.lang) document.documentElement.lang = element.lang;

function refuse(name, value) {
  const message = `${name}: this page shows nothing from ${origin(value) ?? "there"}; its article-widget-origins names what it shows`;
  console.warn(`<article-widget>: ${message}`);
  if (name !== "src") return;
  element.textContent = `This page does not show stories from ${origin(value) ?? "there"}.`;
  event("article-error", { code: "network", message, status: 0, retryable: false, attempt: 1 });
}

let told = 0;
new ResizeObserver(() => {
  const height = Math.ceil(element.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  tell({ type: "article-widget-height", height });
}).observe(element);
