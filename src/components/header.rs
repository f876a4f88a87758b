//! What stands above the text: section and date on a line, headline, standfirst, and who wrote it.

use leptos::prelude::*;

use super::{
    byline::Byline, dateline::Dateline, headline::Headline, meta::Meta, section::Section,
    standfirst::Standfirst, versioned::Versioned,
};

/// The header. Each of its parts follows newer versions by itself.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header class="header">
            <Versioned same=|one, other| one.section == other.section>
                <Section/>
            </Versioned>
            <Versioned same=|one, other| {
                (one.published, one.updated) == (other.published, other.updated)
            }>
                <Dateline/>
            </Versioned>
            <Versioned same=|one, other| one.headline == other.headline>
                <Headline/>
            </Versioned>
            <Versioned same=|one, other| one.standfirst == other.standfirst>
                <Standfirst/>
            </Versioned>
            <Versioned same=|one, other| {
                one.authors == other.authors && one.place == other.place
            }>
                <Byline/>
            </Versioned>
            <Versioned same=|one, other| {
                (one.published, one.updated) == (other.published, other.updated)
            }>
                <Meta/>
            </Versioned>
        </header>
    }
}
