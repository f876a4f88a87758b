// What <article-widget> offers a page: the one source of custom-elements.json, web-types.json and the types.
// A new attribute, event or part is one more entry here; a test compares the list with the element itself.
//
// `type` is TypeScript. A property without a setter is `readonly`.

export const tag = "article-widget";
export const description =
  "A news article: fetched as JSON, or given by the page, and drawn in a shadow root. What stands inside the element is its fallback.";

/** Values of `format`. */
const formats = [
  "auto",
  "article",
  "schema-org",
  "json-feed",
  "wordpress",
  "ghost",
  "guardian-capi",
  "arc-ans",
  "apple-news",
  "bbc-optimo",
  "portable-text",
  "contentful",
  "drupal",
  "activitystreams",
  "map",
  "ninjs",
];

/** Codes of errors. */
const codes = [
  "network",
  "timeout",
  "http",
  "too-large",
  "malformed",
  "unknown-format",
  "empty",
  "withheld",
  "wasm-load",
  "wasm-blocked",
  "unsupported-browser",
  "crashed",
];

const oneOf = (names) => names.map((name) => JSON.stringify(name)).join(" | ");

/**
 * Each has a property of the same name in camelCase; with `native` it is one of every HTML element, with `address` one
 * that JSON is fetched from.
 */
export const attributes = [
  {
    name: "src",
    type: "string",
    address: true,
    description: "The address of the article's JSON. A change loads anew.",
  },
  {
    name: "format",
    type: oneOf(formats),
    default: "auto",
    description: "The format of the JSON, instead of detection. A change loads anew.",
  },
  {
    name: "map",
    type: "string",
    description:
      "Reads JSON of no known format: where each field stands, such as `headline=$.data.title; body=$.data.html`. A change loads anew.",
  },
  {
    name: "related",
    type: oneOf(["link", "in-place", "none"]),
    default: "link",
    description:
      "Related stories: cards whose link is followed, cards that open their story inside the element, or nothing.",
  },
  {
    name: "related-src",
    type: "string",
    address: true,
    description:
      "The address of a list of stories, in any format, which takes the place of the article's own related stories. It is fetched when they come near the view.",
  },
  {
    name: "loading",
    type: oneOf(["eager", "lazy"]),
    default: "eager",
    description: "`lazy` fetches nothing until the element is near the view.",
  },
  {
    name: "cache",
    type: "boolean",
    default: "false",
    description: "Keep the last good copy, and show it with its date when the network fails.",
  },
  {
    name: "refresh",
    type: "number",
    default: "0",
    description: "Seconds after which a newer version is asked for, 15 or more, while the element is in view.",
  },
  {
    name: "heading-level",
    type: "number",
    default: "2",
    description: "The level of the headline, 1 to 6. All other headings follow from it.",
  },
  {
    name: "theme",
    type: oneOf(["auto", "light", "dark"]),
    default: "auto",
    description: "Colours; `auto` follows the reader's system.",
  },
  {
    name: "lang",
    type: "string",
    native: true,
    description: "The language of the article and its dates, as a BCP 47 tag; by default the article's, else the page's.",
  },
  {
    name: "dir",
    type: oneOf(["ltr", "rtl"]),
    native: true,
    description: "The direction of the text; by default the article's, else that of its language, else the page's.",
  },
  {
    name: "embeds",
    type: oneOf(["click", "off"]),
    default: "click",
    description: "Third-party content: shown after a click, or a link.",
  },
  {
    name: "controls",
    type: "string | null",
    accepts: "string | boolean | null",
    description:
      "The reader's controls: a list of `size`, `theme`, `share`, `copy`, `listen`, `embed`; empty, or `true`, for the first five. `embed` offers the story's snippet.",
  },
  {
    name: "contents",
    type: "boolean",
    default: "false",
    description: "A list of the article's headings, which leads to them.",
  },
  {
    name: "display",
    type: oneOf(["article", "card"]),
    default: "article",
    description: "`card`: a card that leads to the story, of a list one for each, in place of the article. Nothing is reserved for it.",
  },
  {
    name: "portraits",
    type: oneOf(["on", "off"]),
    default: "on",
    description: "Pictures of authors, which often come from a third party.",
  },
  {
    name: "time-zone",
    type: "string",
    description: "The zone that times are shown in, by its IANA name; by default the article's offset, else the reader's zone.",
  },
  {
    name: "today",
    type: "boolean",
    default: "false",
    description: "A line with today's date above the article.",
  },
];

/** Properties without an attribute; `accepts` is what may be set, where that is more than what one gets. */
export const properties = [
  {
    name: "article",
    type: "Article | null",
    accepts: "unknown",
    description:
      "Set: the article as a JSON value of any supported format; it comes before `src` until it is set to `null`. Get: the article that is shown, in the project's own format, or `null`.",
  },
  {
    name: "state",
    type: "ArticleState",
    readonly: true,
    description: "How far the article is; also the attribute `data-state` and a custom state.",
  },
  {
    name: "error",
    type: "ArticleError | null",
    readonly: true,
    description: "Why the article could not be shown, or `null`.",
  },
  {
    name: "carousel",
    type: "ArticleCarousel | null",
    readonly: true,
    description: "The related stories as a row that can be moved; `null` where there are fewer than three.",
  },
];

export const methods = [
  {
    name: "reload",
    returns: "Promise<void>",
    description:
      "Loads the article again. The promise is fulfilled when it is there or has failed (see `state`), and is never rejected.",
  },
];

/** The values of `state`, each a custom state too: `article-widget:state(ready)`. */
export const states = [
  { name: "idle", description: "Nothing to load, or it waits until it is near the view." },
  { name: "loading", description: "The article is under way." },
  { name: "ready", description: "The article is shown." },
  { name: "error", description: "The article could not be shown; the fallback stays." },
];

/** Types that the others name: unions, and the fields of objects. */
const error = { code: "ArticleErrorCode", message: "string", status: "number", retryable: "boolean" };
export const types = {
  ArticleState: oneOf(states.map(({ name }) => name)),
  ArticleErrorCode: oneOf(codes),
  ArticleIssue: { code: "string", message: "string", path: "string" },
  ArticleError: error,
  ArticleCarousel: { next: "() => void", previous: "() => void", goTo: "(index: number) => void" },
};

/** What is told of an article. */
const load = {
  url: "string | null",
  format: "string",
  headline: "string",
  published: "string | null",
  updated: "string | null",
  issues: "ArticleIssue[]",
};

/** All bubble and are composed; `detail` is plain JSON, and `type` the name of its shape. */
export const events = [
  {
    name: "article-load",
    type: "ArticleLoadDetail",
    detail: load,
    description: "Every block and every card is in the shadow root; pictures may still be under way.",
  },
  {
    name: "article-error",
    type: "ArticleErrorDetail",
    detail: { ...error, attempt: "number" },
    description: "The article could not be shown, or was taken back by its publisher while it was (`refresh`).",
  },
  {
    name: "article-update",
    type: "ArticleUpdateDetail",
    detail: load,
    description: "`refresh` has brought a newer version, and it is in the shadow root.",
  },
  {
    name: "article-progress",
    type: "ArticleProgressDetail",
    detail: { percent: "0 | 25 | 50 | 75 | 100", url: "string | null" },
    description:
      "The reader has got further: 0 once the article was in view for a second, then each quarter of its text's height; each once an article.",
  },
  {
    name: "related-select",
    type: "RelatedSelectDetail",
    detail: { url: "string | null", index: "number", headline: "string" },
    cancelable: true,
    description: "A card's link was activated; `preventDefault()` keeps it from being followed, or opened.",
  },
  {
    name: "related-slide",
    type: "RelatedSlideDetail",
    detail: { first: "number", last: "number", count: "number" },
    description:
      "The row of related stories has come to rest elsewhere. The first and the last story that are wholly in view, counted from 0, and how many there are.",
  },
];

export const slots = [
  {
    name: "",
    description:
      "The fallback: shown until the article is ready, and whenever it cannot be shown. A link to the story is a good one. A child `<script type=\"application/json\">` is the article itself.",
  },
];

export const parts = [
  { name: "article", description: "The whole article." },
  { name: "today", description: "The line with today's date." },
  { name: "section", description: "The section's name above the headline." },
  { name: "headline", description: "The headline." },
  { name: "standfirst", description: "The introduction below the headline." },
  { name: "dateline", description: "The line of the date of publication; and that of the last update and the reading time, below the byline." },
  { name: "byline", description: "Authors and place." },
  { name: "lead", description: "The lead picture." },
  { name: "body", description: "The text." },
  { name: "figure", description: "A picture in the text, with its caption." },
  { name: "caption", description: "Caption and credit of a picture." },
  { name: "quote", description: "A quotation." },
  { name: "table", description: "A table, in a box that scrolls." },
  { name: "embed", description: "Third-party content, shown as a link." },
  { name: "author", description: "An author's name." },
  { name: "reading-time", description: "How long the article takes to read." },
  { name: "heading", description: "A heading in the text." },
  { name: "link", description: "A link in running text." },
  { name: "list", description: "A list in the text." },
  { name: "gallery", description: "Pictures that belong together." },
  { name: "code", description: "Preformatted text, with the button that copies it." },
  { name: "details", description: "Text that opens." },
  { name: "callout", description: "A box beside the story." },
  { name: "callout-title", description: "The title of such a box." },
  { name: "update", description: "An entry of a live blog." },
  { name: "footnotes", description: "The footnotes." },
  { name: "open", description: "The button that shows third-party content." },
  { name: "enlarge", description: "The button that shows a picture over the whole page." },
  { name: "pictures", description: "The pictures over the whole page." },
  { name: "tag", description: "A tag." },
  { name: "source", description: "Who published the story, with the licence." },
  { name: "controls", description: "The reader's controls." },
  { name: "contents", description: "The list of headings." },
  { name: "updates", description: "What offers the way to what newer versions have brought." },
  { name: "cards", description: "The row of cards; with `display=\"card\"` all of them." },
  { name: "footer", description: "Tags and source." },
  { name: "related", description: "The related stories." },
  { name: "related-heading", description: "The heading of the related stories." },
  { name: "previous", description: "The button that scrolls the cards back." },
  { name: "next", description: "The button that scrolls the cards on." },
  { name: "card", description: "A related story; with `display=\"card\"` each story." },
  { name: "back", description: "The button that leads back from a story that was opened in place." },
  { name: "card-image", description: "The picture of a card." },
  { name: "card-headline", description: "The headline of a card." },
  { name: "card-excerpt", description: "The excerpt of a card." },
  { name: "card-date", description: "The date of a card." },
  { name: "card-kicker", description: "The line above the headline of a card." },
  { name: "card-live", description: "The mark of a story that is told as it happens." },
  { name: "card-rating", description: "The stars of a card." },
  { name: "card-source", description: "The publisher's name on a card." },
  { name: "card-media", description: "What kind of media waits behind a card, and how long it lasts." },
  { name: "status", description: "The sentence after a failure; and the position in the row of stories, for screen readers." },
  { name: "retry", description: "The button after a failure." },
];

/** `syntax` is written as in CSS's @property, where that has a word for it. */
export const cssProperties = [
  { name: "--article-font", syntax: "<family-name>#", description: "Font family of all text; by default a serif for the text and the system's font for what is around it." },
  { name: "--article-heading-font", syntax: "<family-name>#", description: "Font family of headings; by default `--article-font`, else the serif." },
  { name: "--article-size", syntax: "<length>", description: "Size of the text; by default 1.0625 to 1.25 times the reader's own, by width." },
  { name: "--article-measure", syntax: "<length>", default: "60ch", description: "Width of the text." },
  { name: "--article-color", syntax: "<color>", description: "Text; by default by theme." },
  { name: "--article-muted", syntax: "<color>", description: "Dates, captions and the like; by default by theme." },
  { name: "--article-background", syntax: "<color>", description: "Ground; by default by theme." },
  { name: "--article-accent", syntax: "<color>", description: "Kickers, underlines, rules of quotes; by default by theme." },
  { name: "--article-border", syntax: "<color>", description: "Thin lines; by default a fifth of the text's colour." },
  { name: "--article-radius", syntax: "<length>", default: "3px", description: "Corners." },
  { name: "--article-gap", syntax: "<length>", default: "1.2em", description: "Space between paragraphs; between cards it is 1.3em by default." },
  { name: "--article-image-ratio", syntax: "<ratio>", default: "3/2", description: "Proportions of pictures whose size the article does not give." },
  { name: "--article-card-width", syntax: "<length-percentage>", description: "Width of a card; by default by the width of the element." },
  { name: "--article-reserve", syntax: "<length>", default: "90vh", description: "Least height while loading." },
];

/** The property of an attribute. */
export const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
