// Header, lead picture, body and footer.

import { safe } from "../common/read.js";
import { date, list } from "../common/words.js";
import { Body } from "./body.jsx";
import { Figure } from "./figure.jsx";

export function Article({ article }) {
  return (
    <article class="article" part="article" aria-labelledby="headline">
      <Header article={article} />
      {article.lead && <Figure image={article.lead} base={article.base} lead />}
      <Body article={article} />
      <Footer article={article} />
    </article>
  );
}

function Header({ article }) {
  const { section, headline, standfirst, published, updated, language } = article;
  return (
    <header class="header">
      {section && (
        <p class="section" part="section">
          <Named class="section-name" of={section} base={article.base} />
        </p>
      )}
      {published && (
        <p class="dateline" part="dateline">
          <time class="published" datetime={published}>
            {date(published, language, "long")}
          </time>
          {updated && updated !== published && (
            <>
              {" "}
              <span class="updated">
                Updated <time datetime={updated}>{date(updated, language, "long")}</time>
              </span>
            </>
          )}
        </p>
      )}
      <h2 class="headline" part="headline" id="headline">
        {headline}
      </h2>
      {standfirst && (
        <div class="standfirst" part="standfirst">
          <p>{standfirst}</p>
        </div>
      )}
      <Byline article={article} />
    </header>
  );
}

function Byline({ article }) {
  const { authors = [], place, language, base } = article;
  if (authors.length === 0 && !place) return null;
  let next = 0;
  return (
    <p class="byline" part="byline">
      {authors.length > 0 && "By "}
      {list(authors.map(({ name }) => name), language).map(({ type, value }) =>
        type === "element" ? <Named class="author" of={authors[next++]} base={base} /> : value,
      )}
      {place && (
        <>
          {" "}
          <span class="place">{place}</span>
        </>
      )}
    </p>
  );
}

function Footer({ article }) {
  const { tags = [], source, base } = article;
  if (tags.length === 0 && !source) return null;
  return (
    <footer class="footer" part="footer">
      {tags.length > 0 && (
        <ul class="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li>
              <Named class="tag" of={tag} base={base} />
            </li>
          ))}
        </ul>
      )}
      {source && (
        <p class="source">
          Source: <Named class="source-name" of={{ ...source, url: article.url ?? source.url }} base={base} />
        </p>
      )}
    </footer>
  );
}

function Named({ class: name, of, base }) {
  const href = of.url && safe(of.url, base);
  return href ? (
    <a class={name} href={href}>
      {of.name}
    </a>
  ) : (
    <span class={name}>{of.name}</span>
  );
}
