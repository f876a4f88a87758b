// From JSON to an article, for the two formats that the scenarios use: the widget's own, and WordPress, whose
// body stays HTML for the peer to make safe. Addresses that are no links or pictures are left out.

const LINKS = ["http:", "https:", "mailto:", "tel:"];

/** An absolute address of a link, or nothing. */
export function safe(address, base) {
  try {
    const url = new URL(address, base);
    return LINKS.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The article in the widget's own format, with `base` for its addresses; throws for what is neither format. */
export function read(json, url) {
  if (typeof json?.content?.rendered === "string") return { ...wordpress(json), base: json.link ?? url };
  if (typeof json?.headline === "string") return { ...json, base: json.url ?? url };
  throw new Error("JSON of no known format");
}

function wordpress(post) {
  const { author = [], "wp:featuredmedia": media = [], "wp:term": terms = [] } = post._embedded ?? {};
  const of = (taxonomy) => terms.flat().filter((term) => term.taxonomy === taxonomy);
  const named = ({ name, link }) => ({ name: plain(name), url: link });
  const [section] = of("category");
  const [picture] = media;
  return {
    url: post.link,
    language: post.lang,
    section: section && named(section),
    headline: plain(post.title.rendered),
    standfirst: plain(post.excerpt?.rendered),
    authors: author.map(named),
    published: dated(post.date, post.date_gmt),
    updated: dated(post.modified, post.modified_gmt),
    lead: picture && {
      src: picture.source_url,
      alt: picture.alt_text,
      width: picture.media_details?.width,
      height: picture.media_details?.height,
      caption: plain(picture.caption?.rendered),
    },
    html: post.content.rendered,
    tags: of("post_tag").map(named),
    related: {
      stories: (post["jetpack-related-posts"] ?? []).map(({ url, title, excerpt, img }) => ({
        url,
        headline: plain(title),
        excerpt: plain(excerpt),
        image: img?.src && { src: img.src, alt: img.alt_text, width: img.width, height: img.height },
      })),
    },
  };
}

/** The words of a line of markup. */
function plain(html = "") {
  return html.includes("<") || html.includes("&")
    ? new DOMParser().parseFromString(html, "text/html").body.textContent.trim()
    : html;
}

/** A date of the site with the site's offset, by which it differs from the one in UTC. */
function dated(local, utc) {
  if (!local || !utc) return local;
  const minutes = (Date.parse(`${local}Z`) - Date.parse(`${utc}Z`)) / 60_000;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
