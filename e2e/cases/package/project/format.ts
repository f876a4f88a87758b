// The own format in types: blocks are told apart by their `type`; only checked, never run.
import type { Article, ArticleDocument, Block, Run, Story } from "article-widget";

const run: Run = { text: "a link", href: "/rota", marks: ["em"] };
const story: Story = { headline: "The ferry is late again", media: { type: "video", duration: 90 } };
export const article: Article = {
  headline: "A story",
  lead: { src: "/lamp.jpg" },
  body: [{ type: "paragraph", content: ["plain, ", run] }, { type: "list", items: ["one", { text: "two", items: ["three"] }] }],
  related: [story],
};
export const documents: ArticleDocument[] = [article, [article, story], { stories: [story] }];

/** A program that knows every block: one more is an error of the last line. */
export function words(block: Block): string {
  switch (block.type) {
    case "code":
      return block.text;
    case "callout":
      return block.kind ?? "note";
    case "image":
      return block.alt ?? block.src;
    case "gallery":
      return block.images.map(({ src }) => src).join();
    case "heading":
      return `${block.level ?? 2} ${block.text}`;
    case "list":
      return String(block.items.length);
    case "html":
      return block.html;
    case "update":
      return block.published ?? "";
    case "footnotes":
      return block.notes.map(({ id }) => id).join();
    case "paragraph": case "definitions": case "quote": case "table": case "divider": case "video": case "audio":
    case "embed": case "details":
      return block.type;
    default:
      return block satisfies never;
  }
}

// @ts-expect-error: no such block
export const chart: Block = { type: "chart" };
// @ts-expect-error: a block of code has a text
export const code: Block = { type: "code" };
// @ts-expect-error: a field of another block
export const rule: Block = { type: "divider", level: 2 };
// @ts-expect-error: no such mark
export const mark: Run = { text: "a", marks: ["bold"] };
// @ts-expect-error: an article has a headline
export const nameless: Article = { body: [] };
