// For cases that mount and take down an element many times: what runs in the page.

/** Before anything else: keeps the module's memory, which no page gets to see otherwise, in `globalThis.memory`. */
export function watchMemory() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...all) {
      super(...all);
      globalThis.memory ??= this.exports.memory;
    }
  };
}

/** So many elements come, each with an article and eight cards, and go again. */
export async function comeAndGo(times) {
  const text = "Words that make up a paragraph of some length. ".repeat(5);
  const body = Array.from({ length: 20 }, () => ({ type: "paragraph", text }));
  const stories = Array.from({ length: 8 }, (_, number) => ({ headline: `Story ${number}`, url: `/${number}` }));
  for (let time = 0; time < times; time += 1) {
    const element = probe.add({}, { article: { headline: `Number ${time}`, body, related: { stories } } });
    await probe.ended(element);
    element.remove();
    await Promise.resolve();
  }
  probe.events.splice(0);
}
