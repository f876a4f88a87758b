// The row of related stories, which the browser scrolls and snaps; two buttons move it by whole cards.

import { safe } from "../common/read.js";
import { select } from "../common/select.js";
import { date, excerpt } from "../common/words.js";
import { el, frame, part } from "./dom.js";

/** The section; `begin` starts what lives in it, and returns how to end that. */
export function related(article, host) {
  const { heading = "Latest Contents", stories } = article.related;
  const title = part("h3", "related-heading", heading);
  title.id = "related-heading";
  const previous = button("previous", "Previous stories");
  const next = button("next", "Next stories");
  const buttons = el("div", { class: "related-buttons", hidden: "" }, previous, next);
  const row = el("ul", { class: "cards" }, ...stories.map((story, index) => card(story, index, article)));
  const section = part("section", "related", el("div", { class: "related-head" }, title, buttons), row);
  section.setAttribute("aria-roledescription", "carousel");
  section.setAttribute("aria-labelledby", "related-heading");

  const measure = () => {
    const before = Math.abs(row.scrollLeft);
    const after = row.scrollWidth - row.clientWidth - before;
    buttons.hidden = before <= 1 && after <= 1;
    previous.ariaDisabled = String(before <= 1);
    next.ariaDisabled = String(after <= 1);
  };
  const scroll = (sign) => {
    const [first, second = first] = row.children;
    const step = Math.max(1, Math.abs(second.offsetLeft - first.offsetLeft) || first.offsetWidth);
    const cards = Math.max(1, Math.floor(row.clientWidth / step));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row.scrollBy({ left: sign * cards * step, behavior: still ? "instant" : "smooth" });
  };
  previous.addEventListener("click", () => scroll(-1));
  next.addEventListener("click", () => scroll(1));
  row.addEventListener("scroll", measure);
  row.addEventListener("click", (event) => select(event, stories, host));

  return {
    section,
    begin() {
      const observer = new ResizeObserver(measure);
      observer.observe(row);
      return () => observer.disconnect();
    },
  };
}

function button(name, label) {
  const made = part("button", name);
  made.type = "button";
  made.ariaLabel = label;
  made.ariaDisabled = "true";
  return made;
}

function card(story, index, { language, base }) {
  const href = story.url && safe(story.url, base);
  const made = part("li", "card");
  if (story.image) made.append(frame(story.image, base, { class: "card-image frame", part: "card-image" }));
  if (story.kicker) made.append(el("p", { class: "kicker" }, story.kicker));
  const headline = href ? el("a", { href, "data-index": index }, story.headline) : story.headline;
  made.append(part("h4", "card-headline", headline));
  if (story.excerpt) made.append(part("p", "card-excerpt", excerpt(story.excerpt)));
  if (story.published) {
    const time = part("time", "card-date", date(story.published, language, "medium"));
    time.setAttribute("datetime", story.published);
    made.append(el("p", { class: "card-meta" }, time));
  }
  return made;
}
