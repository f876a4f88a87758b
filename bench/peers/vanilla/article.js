// Header, lead picture, body and footer.

import { date, list } from "../common/words.js";
import { body } from "./body.js";
import { el, figure, named, part } from "./dom.js";

export function story(article) {
  const { lead, base } = article;
  const drawn = part("article", "article");
  drawn.setAttribute("aria-labelledby", "headline");
  drawn.append(header(article));
  if (lead) drawn.append(figure(lead, base, "figure lead"));
  drawn.append(body(article));
  const foot = footer(article);
  if (foot) drawn.append(foot);
  return drawn;
}

function header(article) {
  const { section, headline, standfirst, published, updated, language, base } = article;
  const drawn = el("header", { class: "header" });
  if (section) drawn.append(part("p", "section", named("section-name", section, base)));
  if (published) {
    const time = (text, name) => el("time", { class: name, datetime: text }, date(text, language, "long"));
    const line = part("p", "dateline", time(published, "published"));
    if (updated && updated !== published) {
      line.append(" ", el("span", { class: "updated" }, "Updated ", time(updated)));
    }
    drawn.append(line);
  }
  const title = part("h2", "headline", headline);
  title.id = "headline";
  drawn.append(title);
  if (standfirst) drawn.append(part("div", "standfirst", el("p", {}, standfirst)));
  const by = byline(article);
  if (by) drawn.append(by);
  return drawn;
}

function byline({ authors = [], place, language, base }) {
  if (authors.length === 0 && !place) return undefined;
  const line = part("p", "byline");
  if (authors.length > 0) line.append("By ");
  let next = 0;
  for (const { type, value } of list(authors.map(({ name }) => name), language)) {
    line.append(type === "element" ? named("author", authors[next++], base) : value);
  }
  if (place) line.append(" ", el("span", { class: "place" }, place));
  return line;
}

function footer({ tags = [], source, url, base }) {
  if (tags.length === 0 && !source) return undefined;
  const drawn = part("footer", "footer");
  if (tags.length > 0) {
    const items = tags.map((tag) => el("li", {}, named("tag", tag, base)));
    drawn.append(el("ul", { class: "tags", "aria-label": "Tags" }, ...items));
  }
  if (source) {
    const from = { ...source, url: url ?? source.url };
    drawn.append(el("p", { class: "source" }, "Source: ", named("source-name", from, base)));
  }
  return drawn;
}
