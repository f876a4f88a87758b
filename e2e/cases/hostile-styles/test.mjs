// Nothing of the page's styles reaches the article, `!important` or not, and nothing of the article's gets
// out: every computed property of every element is what it is on a page without rules.

import assert from "node:assert/strict";

/** Every computed property of every element of the widget's own, by place. */
async function styles() {
  await Promise.all(
    Array.from(probe.root().querySelectorAll("img"), (picture) => {
      picture.loading = "eager";
      return picture.decode();
    }),
  );
  return Array.from(probe.root().querySelectorAll(".root, .root *"), (element, place) => {
    const style = getComputedStyle(element);
    const values = Object.fromEntries(
      Array.from(style).map((name) => [name, style.getPropertyValue(name)]),
    );
    return { place: `${place} ${element.localName}.${element.className}`, values };
  });
}

/** What differs: "place: property: clean, hostile". */
function differences(clean, hostile) {
  assert.deepEqual(hostile.map(({ place }) => place), clean.map(({ place }) => place));
  return clean.flatMap(({ place, values }, number) =>
    Object.entries(values)
      .filter(([name, value]) => hostile[number].values[name] !== value)
      .map(([name, value]) => `${place}: ${name}: ${value}, ${hostile[number].values[name]}`),
  );
}

async function compared(open, scheme) {
  const found = [];
  for (const path of ["/clean.html", "/"]) {
    const tab = await open(path, { scheme });
    await tab.run(() => probe.seen("article-load"));
    found.push(await tab.run(styles));
  }
  assert.ok(found[0].length > 100, `only ${found[0].length} elements were compared`);
  assert.ok(Object.keys(found[0][0].values).length > 300, "computed properties are missing");
  return differences(...found);
}

export const tests = {
  async "every computed style is that of a clean page"({ open }) {
    assert.deepEqual(await compared(open, "light"), []);
  },

  async "also in the dark"({ open }) {
    assert.deepEqual(await compared(open, "dark"), []);
  },

  async "the pictures can be seen, and the page's rules do hold"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(() => ({
      page: getComputedStyle(document.body).display,
      host: getComputedStyle(probe.widget()).display,
      picture: probe.visible(probe.root().querySelector("[part~=lead] img")),
      headline: probe.visible(probe.part("headline")),
    }));
    assert.deepEqual(seen, { page: "inline", host: "inline", picture: true, headline: true });
  },

  async "no rule gets out"({ open }) {
    const tab = await open("/clean.html");
    const sheets = () => document.styleSheets.length + document.adoptedStyleSheets.length;
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await tab.run(sheets), 1);
  },
};
