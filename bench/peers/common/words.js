// Dates and lists in words, by the browser's Intl.

/** A date as it is written where the article comes from: `long` with its time if it has one, or `medium`. */
export function date(text, language, style) {
  const [, day, time] = text.match(/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/) ?? [];
  if (!day) return "";
  const options = {
    timeZone: "UTC",
    dateStyle: style,
    timeStyle: style === "long" && time ? "short" : undefined,
  };
  return new Intl.DateTimeFormat(language, options).format(Date.parse(`${day}T${time ?? "00:00"}Z`));
}

/** The parts of a list: `{ type: "element" | "literal", value }`. */
export function list(names, language) {
  return new Intl.ListFormat(language, { type: "conjunction" }).formatToParts(names);
}

/** An excerpt: up to 200 characters, else cut at the end of a word. */
export function excerpt(text) {
  if (text.length <= 200) return text;
  return `${text.slice(0, text.lastIndexOf(" ", 199))}…`;
}

/** The level of a heading of the body as an element's name. */
export const headingTag = (level) => `h${Math.min(level + 1, 6)}`;
