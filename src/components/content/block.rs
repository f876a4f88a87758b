//! One block of an article: one `match` over all kinds of blocks.

use article::Block as Kind;
use leptos::prelude::*;

use super::{
    Callout, Code, Definitions, Details, Embed, Figure, Footnotes, Gallery, List, Paragraph,
    Player, Plays, Quote, Subheading, Table, Update, caption::Captioned,
};

/// One block.
#[component]
pub fn Block<'a>(
    /// The block.
    block: &'a Kind,
) -> AnyView {
    match block {
        Kind::Paragraph(words) => view! { <Paragraph words/> }.into_any(),
        Kind::Heading { level, content } => {
            view! { <Subheading level=*level words=content/> }.into_any()
        }
        Kind::List(list) => view! { <List list/> }.into_any(),
        Kind::Definitions(definitions) => view! { <Definitions definitions/> }.into_any(),
        Kind::Quote(quote) => view! { <Quote quote/> }.into_any(),
        Kind::Image(image) => view! { <Figure image/> }.into_any(),
        Kind::Gallery(gallery) => {
            let shown = view! { <Gallery images=&gallery.images/> }.into_any();
            view! { <Captioned caption=&gallery.caption shown/> }.into_any()
        }
        Kind::Table(table) => view! { <Table table/> }.into_any(),
        Kind::Code { language, text, caption } => {
            let shown = view! { <Code language=language.as_deref() code=text/> }.into_any();
            view! { <Captioned caption shown/> }.into_any()
        }
        Kind::Divider => view! { <hr class="divider"/> }.into_any(),
        Kind::Video(media) => view! { <Player media plays=Plays::Video/> }.into_any(),
        Kind::Audio(media) => view! { <Player media plays=Plays::Audio/> }.into_any(),
        Kind::Embed(embed) => {
            let shown = view! { <Embed embed/> }.into_any();
            view! { <Captioned caption=&embed.caption shown/> }.into_any()
        }
        Kind::Callout(callout) => view! { <Callout callout/> }.into_any(),
        Kind::Update(update) => view! { <Update update/> }.into_any(),
        Kind::Details { summary, body, open } => {
            view! { <Details summary body open=*open/> }.into_any()
        }
        Kind::Footnotes(notes) => view! { <Footnotes notes/> }.into_any(),
    }
}
