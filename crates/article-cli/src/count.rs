//! How much there is of an article: words and pictures, at every depth.

use article::{Article, Block, Image, Run, content};

/// What was counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Words of headline, standfirst, lead and body, captions included.
    pub(crate) words: usize,
    /// Pictures of lead, standfirst and body.
    pub(crate) images: usize,
}

/// Counts an article, without its related stories.
pub(crate) fn article(article: &Article) -> Counts {
    let mut counts = Counts { words: words(&article.headline), images: 0 };
    counts.flow(&article.standfirst);
    counts.flow(article.lead.as_slice());
    counts.flow(&article.body);
    counts
}

impl Counts {
    fn flow(&mut self, flow: &[Block]) {
        flow.iter().for_each(|block| self.block(block));
    }

    fn text(&mut self, content: &[Run]) {
        self.words += words(&content::text(content));
    }

    fn image(&mut self, image: &Image) {
        self.images += 1;
        self.text(&image.caption);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => self.text(content),
            Block::List(list) => list.items.iter().for_each(|item| self.flow(item)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    self.text(&definition.term);
                    self.flow(&definition.body);
                }
            }
            Block::Quote(quote) => {
                self.flow(&quote.body);
                self.text(&quote.cite);
            }
            Block::Image(image) => self.image(image),
            Block::Gallery(gallery) => {
                gallery.images.iter().for_each(|image| self.image(image));
                self.text(&gallery.caption);
            }
            Block::Table(table) => {
                self.text(&table.caption);
                for cell in table.header.iter().chain(&table.rows).flatten() {
                    self.flow(&cell.body);
                }
            }
            Block::Code { text, caption, .. } => {
                self.words += words(text);
                self.text(caption);
            }
            Block::Divider => {}
            Block::Video(media) | Block::Audio(media) => self.text(&media.caption),
            Block::Embed(embed) => self.flow(&embed.body),
            Block::Callout(callout) => {
                self.text(&callout.title);
                self.flow(&callout.body);
            }
            Block::Update(update) => {
                self.text(&update.title);
                self.flow(&update.body);
            }
            Block::Details { summary, body, .. } => {
                self.text(summary);
                self.flow(body);
            }
            Block::Footnotes(notes) => notes.iter().for_each(|note| self.flow(&note.body)),
        }
    }
}

/// Words between white space that have a letter or digit; of Chinese and Japanese, which write none,
/// each character is one.
fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| {
            let characters = word.chars().filter(|letter| is_word_by_itself(*letter)).count();
            let others =
                word.chars().any(|letter| letter.is_alphanumeric() && !is_word_by_itself(letter));
            characters + usize::from(others)
        })
        .sum()
}

/// Han and kana (Unicode blocks Hiragana to Katakana, CJK Unified Ideographs with extensions).
fn is_word_by_itself(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, expected) in [
            ("", 0),
            (" two\n words ", 2),
            ("it’s one-two – three…", 3),
            ("果农说，今年", 5),
            ("在 2024 年", 3),
            ("Rust语言", 3),
            ("서울 날씨", 2),
            ("صباح الخير", 2),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
