//! A picture in a box that has its size before the picture is loaded.
//!
//! If the reader saves data, it waits for a tap. If a file does not load, the file that every browser can show takes
//! its place, and if that fails, the alternative text.

use std::sync::Arc;

use article::{Image, text::number};
use leptos::prelude::*;

use crate::{
    browser::address::fetched,
    components::context::{text, use_story},
    locale::texts,
};

/// Whether a picture is needed at once.
#[derive(Clone, Copy, PartialEq)]
pub enum Priority {
    /// At once: readers see it first.
    Lead,
    /// When it comes near the view.
    Lazy,
}

/// How far a picture has come.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// It waits until the reader asks for it.
    Waits,
    /// The browser chooses among its files.
    Chosen,
    /// One did not load: the file that every browser can show.
    Plain,
    /// That did not load either: the alternative text.
    Words,
}

/// A picture in its box.
#[component]
pub fn Picture<'a>(
    /// The picture.
    image: &'a Image,
    /// Whether it is needed at once.
    #[prop(default = Priority::Lazy)]
    priority: Priority,
    /// The class of the box; `frame` is one of them.
    #[prop(default = "frame")]
    class: &'static str,
    /// The part of the box.
    #[prop(optional)]
    part: Option<&'static str>,
    /// What else is in the box.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let story = use_story();
    let stage = RwSignal::new(if story.saves { Stage::Waits } else { Stage::Chosen });
    let files = Arc::new(Files::of(image, priority, &story.sizes));
    let alt = files.alt.clone();
    let show = story.saves.then(|| {
        let alt = alt.clone();
        let label = text(texts::SHOW);
        view! {
            <Show when=move || stage.get() == Stage::Waits>
                <button type="button" class="show" on:click=move |_| stage.set(Stage::Chosen)>
                    {label.clone()}
                    " "
                    {alt.clone()}
                </button>
            </Show>
        }
    });
    let own = (class == "frame").then_some(image.width).flatten();
    // In HTML that is written beforehand no style can say how large it is: its own attributes do, now and later.
    let sized = story.stands && image.width.is_some() && image.height.is_some();
    let ratio = ratio(image.width, image.height).filter(|_| !sized);
    let own_width = own.filter(|_| !sized).map(|width| [&number(width), "px"].concat());
    let broken = text(texts::BROKEN);
    let words = move || if alt.is_empty() { broken() } else { alt.clone() };
    view! {
        <div
            class=class
            class:sized=sized
            class:own=sized && own.is_some()
            part=part
            style:--ratio=ratio
            style:--own=own_width
        >
            <Show
                when=move || stage.get() != Stage::Words
                fallback=move || view! { <span class="broken">{words.clone()}</span> }
            >
                <Choice files=files.clone() stage/>
            </Show>
            {show}
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// A picture and the files that the browser chooses from.
#[component]
fn Choice(
    /// The files.
    files: Arc<Files>,
    /// How far it has come.
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let href = files.href.clone();
    let picture = if files.kinds.is_empty() {
        view! { <File files stage/> }.into_any()
    } else {
        let (kinds, sizes) = (files.kinds.clone(), files.sizes.clone());
        view! {
            <picture>
                <Show when=move || stage.get() != Stage::Plain>
                    <Kinds kinds=kinds.clone() sizes=sizes.clone() stage/>
                </Show>
                <File files stage/>
            </picture>
        }
        .into_any()
    };
    match href {
        Some(href) => view! { <a class="picture-link" href=href>{picture}</a> }.into_any(),
        None => picture,
    }
}

/// The files of each type.
#[component]
fn Kinds(
    /// The types, and the files of each as a `srcset`.
    kinds: Vec<(String, String)>,
    /// How wide the picture is, as `sizes` has it.
    sizes: String,
    /// How far it has come.
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let kinds = kinds.into_iter().map(|(kind, files)| {
        let files = move || (stage.get() != Stage::Waits).then(|| files.clone());
        view! { <source type=kind sizes=sizes.clone() srcset=files/> }
    });
    kinds.collect::<Vec<_>>()
}

/// The picture's own element.
#[component]
fn File(
    /// The files.
    files: Arc<Files>,
    /// How far it has come.
    stage: RwSignal<Stage>,
) -> impl IntoView {
    let Files { src, srcset, .. } = (*files).clone();
    let has_choice = srcset.is_some() || !files.kinds.is_empty();
    let failed = move |_| {
        stage.update(|stage| {
            let is_chosen = *stage == Stage::Chosen;
            *stage = if is_chosen && has_choice { Stage::Plain } else { Stage::Words };
        });
    };
    view! {
        <img
            alt=files.alt.clone()
            decoding="async"
            width=files.width
            height=files.height
            fetchpriority=files.is_lead.then_some("high")
            loading=(!files.is_lead).then_some("lazy")
            sizes=srcset.is_some().then(|| files.sizes.clone())
            srcset=move || srcset.clone().filter(|_| stage.get() == Stage::Chosen)
            // Last, so that the browser knows all else before it begins to fetch.
            src=move || (stage.get() != Stage::Waits).then(|| src.clone())
            on:error=failed
        />
    }
}

/// What is known of a picture's files.
#[derive(Clone)]
struct Files {
    /// Where the picture leads.
    href: Option<String>,
    alt: String,
    width: Option<u32>,
    height: Option<u32>,
    is_lead: bool,
    /// How wide it is, as `sizes` has it.
    sizes: String,
    /// The file that every browser can show.
    src: String,
    /// The same in other widths.
    srcset: Option<String>,
    /// Other types, and the files of each as a `srcset`.
    kinds: Vec<(String, String)>,
}

impl Files {
    fn of(image: &Image, priority: Priority, sizes: &str) -> Files {
        let is_lead = priority == Priority::Lead;
        let size = image.width.zip(image.height);
        let mut kinds: Vec<(String, String)> = Vec::new();
        for kind in image.sources.iter().filter_map(|source| source.kind.as_deref()) {
            if kinds.iter().all(|(known, _)| known != kind) {
                kinds.push((kind.to_owned(), candidates(image, Some(kind))));
            }
        }
        Files {
            href: image.href.as_ref().map(|href| href.as_str().to_owned()),
            alt: image.alt.clone().unwrap_or_default(),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            is_lead,
            // The browser knows the width of one that it fetches late.
            sizes: [if is_lead { "" } else { "auto, " }, sizes].concat(),
            src: fetched(&image.src),
            srcset: Some(candidates(image, None)).filter(|files| !files.is_empty()),
            kinds,
        }
    }
}

/// The files of one type, or of no stated type, as a `srcset`.
fn candidates(image: &Image, kind: Option<&str>) -> String {
    let mut candidates = String::new();
    for source in &image.sources {
        if source.kind.as_deref() != kind || (kind.is_none() && source.width.is_none()) {
            continue;
        }
        if !candidates.is_empty() {
            candidates.push_str(", ");
        }
        // In a srcset a comma or white space ends an address; serialised addresses have no white space.
        candidates.push_str(&fetched(&source.src).replace(',', "%2C"));
        if let Some(width) = source.width {
            candidates.push(' ');
            candidates.push_str(&number(width));
            candidates.push('w');
        }
    }
    candidates
}

/// The proportions of a box, as the style sheets have them, if both sides are known.
pub(super) fn ratio(width: Option<u32>, height: Option<u32>) -> Option<String> {
    Some([&number(width?), "/", &number(height?)].concat())
}
