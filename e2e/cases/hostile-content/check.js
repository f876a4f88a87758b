// In the page: notices what is executed, looks for what may not stand in a shadow root, and puts payloads into
// every text of a document.

{
  const hits = [];
  /** What every payload calls. */
  globalThis.hit = () => hits.push("hit");
  // Parsers and evaluators that the widget has no business with.
  const watch = (object, name) => {
    const found = Object.getOwnPropertyDescriptor(object, name);
    const key = found.value ? "value" : "set";
    const original = found[key];
    const noted = function (...values) {
      if (globalThis.watching) hits.push(name);
      return Reflect.apply(original, this, values);
    };
    Object.defineProperty(object, name, { ...found, [key]: noted });
  };
  for (const [object, names] of [
    [Element.prototype, ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "setHTML"]],
    [ShadowRoot.prototype, ["innerHTML"]],
    [DOMParser.prototype, ["parseFromString"]],
    [Range.prototype, ["createContextualFragment"]],
    [Document.prototype, ["write", "writeln"]],
    [globalThis, ["eval", "open", "alert", "confirm", "prompt"]],
  ]) {
    for (const name of names) if (Object.hasOwn(object, name)) watch(object, name);
  }
  for (const name of ["setTimeout", "setInterval"]) {
    const original = globalThis[name];
    globalThis[name] = (act, ...rest) => {
      if (typeof act !== "function") hits.push(`${name} of a string`);
      return original(act, ...rest);
    };
  }

  const ELEMENTS = new Set(
    ("a abbr article aside audio bdi bdo blockquote br button caption cite code dd del details dialog div dl dt em " +
      "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img ins kbd li mark nav ol p picture pre q rp rt ruby " +
      "s section slot small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul video wbr").split(" "),
  );
  const LINKS = /^(https?:|mailto:|tel:|#)/;
  const FILES = /^https?:/;

  // The forms among the payloads have fields of this name.
  const { get: attributes } = Object.getOwnPropertyDescriptor(Element.prototype, "attributes");

  /** What may not stand below a root, in words. */
  const strange = (root) => {
    const found = [];
    for (const element of root.querySelectorAll("*")) {
      if (!ELEMENTS.has(element.localName)) found.push(`<${element.localName}>`);
      if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") found.push(element.namespaceURI);
      for (const { name, value } of attributes.call(element)) {
        const lower = name.toLowerCase();
        const bad =
          lower.startsWith("on") ||
          ["srcdoc", "formaction", "action", "ping", "background", "is", "nonce", "http-equiv"].includes(lower) ||
          lower.includes(":") ||
          (lower === "style" && /url|expression|import|[<>]/i.test(value)) ||
          (lower === "href" && !LINKS.test(value)) ||
          (["src", "poster"].includes(lower) && !FILES.test(value)) ||
          (lower === "srcset" && value.split(/,\s+/).some((one) => !FILES.test(one)));
        if (bad) found.push(`${name}="${value.slice(0, 80)}"`);
      }
    }
    return found;
  };

  /** What tells a format's elements apart: with other words there it would be another document. */
  const STRUCTURE = /^(@|_|\$)|type$|^(type|version|format|status|kind|role|code|style|nodeType|model|id|dir|lang|language|mode|date|published|updated|ns)$|At$|Date|date_|_gmt$|Status$|^embargo/;

  /** A document with other strings: `next` gives them. */
  const filled = (value, next, key = "") => {
    if (Array.isArray(value)) return value.map((item) => filled(item, next, key));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, next, name)]));
    }
    return typeof value === "string" && !STRUCTURE.test(key) ? next() : value;
  };

  globalThis.hostile = {
    hits,
    strange,
    /** Shows a document with payloads in all its texts, as many times as there are payloads: what was wrong. */
    async tried(format, sample, payloads) {
      const widget = probe.widget();
      const wrong = [];
      let ready = 0;
      globalThis.watching = true;
      for (let round = 0; round < payloads.length; round += 1) {
        let at = round;
        const document = filled(sample, () => payloads[at++ % payloads.length]);
        widget.format = format;
        const ended = probe.ended(widget);
        widget.article = document;
        const { type, detail } = await ended;
        ready += type === "article-load";
        const found = [...strange(widget.shadowRoot), ...hits.splice(0)];
        if (detail.code === "crashed") found.push("crashed");
        if (found.length > 0) wrong.push({ payload: payloads[round].slice(0, 200), found: [...new Set(found)].slice(0, 5) });
      }
      globalThis.watching = false;
      return { wrong: wrong.slice(0, 5), ready };
    },
    /** Shows the payloads as a page without any care would: in how many is something that may not be there. */
    careless(payloads) {
      let noticed = 0;
      for (const payload of payloads) {
        const place = document.createElement("div");
        document.body.append(place);
        place.innerHTML = payload;
        noticed += strange(place).length > 0;
      }
      return noticed;
    },
  };
}
