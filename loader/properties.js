// The properties that reflect attributes, as native elements do it: an address is absolute, a keyword
// outside its list is the default, a number outside its range is brought inside.

const { Math, Number, Object, URL } = globalThis;

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const property = (name, read) => ({
  configurable: true,
  enumerable: true,
  get() {
    return read(this.getAttribute(dashed(name)), this);
  },
  set(value) {
    const attribute = dashed(name);
    if (typeof value === "boolean") this.toggleAttribute(attribute, value);
    else if (value === null || value === undefined) this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  },
});

const text = (value) => value ?? "";
const flag = (value) => value !== null;
const keyword =
  (fallback, ...others) =>
  (value) =>
    others.find((other) => other === value?.trim().toLowerCase()) ?? fallback;
const address = (value, element) => {
  try {
    return value === null ? "" : new URL(value, element.baseURI).href;
  } catch {
    return value;
  }
};
const level = (value) => {
  const number = Number.parseInt(value, 10);
  return Number.isNaN(number) ? 2 : Math.min(Math.max(number, 1), 6);
};

const seconds = (value) => {
  const number = Number.parseInt(value, 10);
  return number > 0 ? Math.max(number, 15) : 0;
};

/** Descriptors, by the name of the property. `lang` and `dir` are every element's own. */
export const reflect = Object.fromEntries(
  Object.entries({
    src: address,
    format: (value) => value?.trim() || "auto",
    map: text,
    display: keyword("article", "card"),
    related: keyword("link", "in-place", "none"),
    relatedSrc: address,
    embeds: keyword("click", "off"),
    controls: (value) => value,
    contents: flag,
    portraits: keyword("on", "off"),
    loading: keyword("eager", "lazy"),
    headingLevel: level,
    theme: keyword("auto", "light", "dark"),
    timeZone: text,
    today: flag,
    cache: flag,
    refresh: seconds,
  }).map(([name, read]) => [name, property(name, read)]),
);
