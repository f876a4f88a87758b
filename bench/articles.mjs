// The articles of the benchmark: made by rule out of invented words, the same in every run.
//
// `article(blocks, cards)` is in the project's own format, `wordpress(…)` the same article as the REST API of
// a WordPress site gives it. Of 30 blocks 21 are paragraphs, with links and emphasis in some; the rest are
// headings, lists, quotations, pictures and a table. Each 30 are mixed alike, however many there are.

const NAMES = "Wrenhaven Skerrow Orrell Hallow Marrick Tarrow Lantern Bracken Osier Fennimore".split(" ");
const NOUNS = (
  "harbour ferry mill wheel pond gate winter council ledger orchard bridge signal teacher engine storm " +
  "letter market quay tower field boat clock river kitchen garden window meeting archive tide barrel"
).split(" ");
const VERBS =
  "carried counted repaired opened measured followed lent found kept moved weighed painted crossed asked".split(" ");
const ADJECTIVES =
  "quiet borrowed early narrow northern patient broken common heavy small uneven late open careful".split(" ");
const LINKS = "before, after, although, because, while, until, where, since".split(", ");

/** An article of so many blocks and cards; `name` tells one from another. `host`: where its pictures are. */
export function article({ blocks, cards, host, name = "Orrell" }) {
  const words = writer(`${name} ${blocks} ${cards}`);
  const picture = (alt) => ({ type: "image", src: `${host}/picture-1200x800.svg`, width: 1200, height: 800, alt });
  return {
    url: "https://news.example/coast/story",
    language: "en",
    section: { name: "Coast", url: "https://news.example/coast" },
    headline: `${name} and the ${words.noun()} of ${words.name()}`,
    standfirst: words.sentence(),
    authors: [{ name: "Ilse Marrick", url: "https://news.example/by/marrick" }, { name: "Tobin Aske" }],
    place: "Wrenhaven",
    published: "2025-10-14T07:30:00+01:00",
    updated: "2025-10-15T16:05:00+01:00",
    lead: { ...picture("A harbour at dawn."), caption: words.sentence(), credit: "Maren Holt" },
    body: Array.from({ length: blocks }, (_, index) => block(index % 30, words, picture)),
    tags: [{ name: "Energy", url: "https://news.example/energy" }, { name: "Ferries" }],
    source: { name: "The Wrenhaven Courier", url: "https://news.example/" },
    related: {
      heading: "More from the coast",
      stories: Array.from({ length: cards }, (_, index) => ({
        url: `https://news.example/coast/${index}`,
        // Two cards of one headline would be one.
        headline: `${words.title()}, part ${index + 1}`,
        excerpt: words.sentence(),
        image: { src: `${host}/card-600x400.svg`, width: 600, height: 400, alt: "" },
        published: `2025-10-${String((index % 28) + 1).padStart(2, "0")}`,
      })),
    },
  };
}

function block(place, words, picture) {
  if (place % 8 === 4) return { type: "heading", level: 2, text: words.title() };
  if (place === 7) return { type: "list", items: words.some(4, () => ({ text: words.sentence() })) };
  if (place === 10) return { type: "quote", text: words.sentence(), cite: words.name() };
  if (place === 15 || place === 25) {
    return { ...picture(words.title()), caption: words.sentence(), credit: "Tobin Aske" };
  }
  if (place === 22) {
    const rows = words.some(3, () => [words.noun(), String(words.number()), String(words.number())]);
    return { type: "table", header: [["Month", "Hours", "Power"]], rows };
  }
  const sentences = words.some(3, words.sentence);
  if (place % 3 !== 0) return { type: "paragraph", text: sentences.join(" ") };
  const link = { text: words.title(), href: `https://news.example/coast/${words.number()}` };
  return {
    type: "paragraph",
    content: [`${sentences[0]} `, link, `. ${sentences[1]} `, { text: words.noun(), marks: ["em"] }, ` ${sentences[2]}`],
  };
}

/** The article as a post of a WordPress site, with what Jetpack relates to it. */
export function wordpress(article) {
  const { lead, related, authors } = article;
  return {
    id: 57,
    date: "2025-10-14T07:30:00",
    date_gmt: "2025-10-14T06:30:00",
    modified: "2025-10-15T16:05:00",
    modified_gmt: "2025-10-15T15:05:00",
    slug: "story",
    status: "publish",
    type: "post",
    link: article.url,
    title: { rendered: article.headline },
    content: { rendered: article.body.map(html).join("\n\n\n\n"), protected: false },
    excerpt: { rendered: `<p>${article.standfirst}</p>\n`, protected: false },
    author: 4,
    featured_media: 301,
    lang: "en",
    "jetpack-related-posts": related.stories.map((story, index) => ({
      id: 100 + index,
      url: story.url,
      title: story.headline,
      excerpt: story.excerpt,
      date: "October 4, 2025",
      img: { src: story.image.src, width: 600, height: 400, alt_text: "" },
    })),
    _embedded: {
      author: [{ id: 4, name: authors[0].name, link: authors[0].url }],
      "wp:featuredmedia": [
        {
          id: 301,
          type: "attachment",
          caption: { rendered: `<p>${lead.caption}</p>\n` },
          alt_text: lead.alt,
          media_type: "image",
          media_details: { width: lead.width, height: lead.height },
          source_url: lead.src,
        },
      ],
      "wp:term": [
        [{ id: 9, name: "Coast", slug: "coast", taxonomy: "category", link: article.section.url }],
        [{ id: 12, name: "Energy", slug: "energy", taxonomy: "post_tag", link: article.tags[0].url }],
      ],
    },
  };
}

function html(block) {
  switch (block.type) {
    case "heading":
      return `<h2 class="wp-block-heading">${block.text}</h2>`;
    case "list": {
      const items = block.items.map(({ text }) => `<li>${text}</li>`);
      return `<ul class="wp-block-list">\n${items.join("\n\n\n\n")}\n</ul>`;
    }
    case "quote":
      return `<blockquote class="wp-block-quote is-layout-flow"><p>${block.text}</p><cite>${block.cite}</cite></blockquote>`;
    case "image":
      return (
        `<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="${block.width}" height="${block.height}" ` +
        `src="${block.src}" alt="${block.alt}" class="wp-image-301"/><figcaption class="wp-element-caption">${block.caption}</figcaption></figure>`
      );
    case "table": {
      const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
      const head = block.header.map((cells) => row(cells, "th")).join("");
      const body = block.rows.map((cells) => row(cells, "td")).join("");
      return `<figure class="wp-block-table"><table class="has-fixed-layout"><thead>${head}</thead><tbody>${body}</tbody></table></figure>`;
    }
    default:
      return `<p>${block.content ? block.content.map(run).join("") : block.text}</p>`;
  }
}

function run(run) {
  if (typeof run === "string") return run;
  return run.href ? `<a href="${run.href}">${run.text}</a>` : `<em>${run.text}</em>`;
}

/** Writes words: the same ones for the same seed. */
function writer(seed) {
  let state = 0;
  for (const letter of seed) state = (Math.imul(state, 31) + letter.codePointAt(0)) >>> 0;
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = (list) => list[Math.floor(random() * list.length)];
  const noun = () => one(NOUNS);
  const clause = () => `the ${one(ADJECTIVES)} ${noun()} ${one(VERBS)} the ${noun()} of ${one(NAMES)}`;
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  return {
    noun,
    name: () => one(NAMES),
    number: () => Math.floor(random() * 900) + 100,
    title: () => capital(`${one(ADJECTIVES)} ${noun()} for ${one(NAMES)}`),
    sentence: () => capital(`${clause()} ${one(LINKS)} ${clause()}.`),
    some: (length, make) => Array.from({ length }, () => make()),
  };
}
