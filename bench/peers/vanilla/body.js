// The body: a function for each kind of block.

import { safe } from "../common/read.js";
import { headingTag } from "../common/words.js";
import { el, figure, part } from "./dom.js";
import { clean } from "./html.js";

export function body({ body = [], html, base }) {
  const drawn = part("div", "body");
  if (html === undefined) drawn.append(...body.map((block) => blocks[block.type]?.(block, base)).filter(Boolean));
  else drawn.append(clean(html, base));
  return drawn;
}

const blocks = {
  paragraph: (block, base) => el("p", {}, ...words(block, base)),
  heading: (block, base) =>
    el(headingTag(block.level), { class: `heading heading-${block.level}` }, ...words(block, base)),
  list(block, base) {
    const items = block.items.map((item) => el("li", {}, ...words(item, base)));
    return el(block.ordered ? "ol" : "ul", { class: "list" }, ...items);
  },
  quote(block) {
    const cite = block.cite && el("footer", { class: "cite" }, el("cite", {}, block.cite));
    const attributes = { class: block.pull ? "quote pull" : "quote", part: "quote" };
    return el("blockquote", attributes, el("p", {}, block.text), cite);
  },
  image: (block, base) => figure(block, base),
  table(block) {
    const rows = (group, tag, attributes, rows) =>
      el(group, {}, ...rows.map((row) => el("tr", {}, ...row.map((cell) => el(tag, attributes, cell)))));
    const drawn = part(
      "div",
      "table",
      el("table", {}, rows("thead", "th", { scope: "col" }, block.header), rows("tbody", "td", {}, block.rows)),
    );
    drawn.role = "region";
    drawn.tabIndex = 0;
    drawn.ariaLabel = "Table";
    return drawn;
  },
};

function words(of, base) {
  return of.content ? of.content.map((run) => (typeof run === "string" ? run : marked(run, base))) : [of.text];
}

function marked({ text, marks = [], href }, base) {
  const inner = marks.reduce((node, mark) => el(mark, {}, node), text);
  const address = href && safe(href, base);
  return address ? el("a", { href: address }, inner) : inner;
}
