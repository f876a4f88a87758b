// The body: blocks of the own format as components, HTML through DOMPurify.

import DOMPurify from "dompurify";

import { safe } from "../common/read.js";
import { headingTag } from "../common/words.js";
import { Figure } from "./figure.jsx";

const CLEAN = {
  FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select", "svg", "math"],
  FORBID_ATTR: ["style", "class", "id"],
};

export function Body({ article }) {
  const { body = [], html, base } = article;
  if (html !== undefined) {
    const clean = DOMPurify.sanitize(html, CLEAN);
    return <div class="body" part="body" dangerouslySetInnerHTML={{ __html: clean }} />;
  }
  return (
    <div class="body" part="body">
      {body.map((block) => (
        <Block block={block} base={base} />
      ))}
    </div>
  );
}

function Block({ block, base }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Words of={block} base={base} />
        </p>
      );
    case "heading": {
      const Heading = headingTag(block.level);
      return (
        <Heading class={`heading heading-${block.level}`}>
          <Words of={block} base={base} />
        </Heading>
      );
    }
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List class="list">
          {block.items.map((item) => (
            <li>
              <Words of={item} base={base} />
            </li>
          ))}
        </List>
      );
    }
    case "quote":
      return (
        <blockquote class={block.pull ? "quote pull" : "quote"} part="quote">
          <p>{block.text}</p>
          {block.cite && (
            <footer class="cite">
              <cite>{block.cite}</cite>
            </footer>
          )}
        </blockquote>
      );
    case "image":
      return <Figure image={block} base={base} />;
    case "table":
      return (
        <div class="table" part="table" role="region" tabindex="0" aria-label="Table">
          <table>
            <thead>
              {block.header.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <th scope="col">{cell}</th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <td>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return null;
  }
}

function Words({ of, base }) {
  return of.content ? of.content.map((run) => words(run, base)) : of.text;
}

function words(run, base) {
  if (typeof run === "string") return run;
  let node = run.text;
  for (const Mark of run.marks ?? []) node = <Mark>{node}</Mark>;
  const href = run.href && safe(run.href, base);
  return href ? <a href={href}>{node}</a> : node;
}
