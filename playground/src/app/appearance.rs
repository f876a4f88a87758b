//! The look: the width of the stage, attributes, custom properties.

use super::bench::Bench;
use crate::{
    page,
    settings::WIDTHS,
    table::{ATTRIBUTES, Control, PROPERTIES, Setting},
};
use article::Format;
use leptos::prelude::*;

#[component]
pub(crate) fn Appearance(bench: Bench) -> impl IntoView {
    let narrow = page::narrow();
    let settings = bench.settings;
    view! {
        <section class="card" aria-labelledby="appearance">
            <h2 id="appearance">"How it looks"</h2>
            <div class="field wide">
                <label for="width">"Width of the element"</label>
                <div class="line">
                    <input
                        id="width"
                        type="range"
                        min=*WIDTHS.start()
                        max=WIDTHS.end() + 1
                        prop:value=move || {
                            settings.with(|settings| settings.width).unwrap_or(WIDTHS.end() + 1).to_string()
                        }
                        aria-valuetext=move || width(settings.with(|settings| settings.width))
                        on:input=move |event| {
                            let pixels = event_target_value(&event).parse().ok();
                            let pixels = pixels.filter(|pixels| WIDTHS.contains(pixels));
                            settings.update(|settings| settings.width = pixels);
                        }
                    />
                    <output for="width">{move || width(settings.with(|settings| settings.width))}</output>
                </div>
            </div>
            <details open=!narrow>
                <summary>"Attributes"</summary>
                <div class="fields">
                    {ATTRIBUTES.iter().map(|row| field(bench, row)).collect_view()}
                </div>
            </details>
            <details>
                <summary>"Custom properties"</summary>
                <div class="fields">
                    {PROPERTIES.iter().map(|row| field(bench, row)).collect_view()}
                </div>
            </details>
            <button type="button" on:click=move |_| settings.update(crate::settings::Settings::clear)>
                "Back to the defaults"
            </button>
        </section>
    }
}

fn width(pixels: Option<u32>) -> String {
    pixels.map_or_else(|| "all the room".to_owned(), |pixels| format!("{pixels} px"))
}

/// A control with its label; its id is the setting's name.
fn field(bench: Bench, row: &'static Setting) -> AnyView {
    let settings = bench.settings;
    let value = move || settings.with(|settings| settings.get(row.name).unwrap_or("").to_owned());
    let set = move |value: Option<String>| {
        settings.update(|settings| settings.set(row.name, value));
        if matches!(row.name, "format" | "map") {
            bench.format_changed();
        }
    };
    let put = move |value: String| set(Some(value).filter(|value| !value.is_empty()));
    let label = move || {
        view! { <label for=row.name>{row.label}" "<code>{row.name}</code></label> }
    };
    match row.control {
        Control::Flag => view! {
            <div class="field flag">
                <input
                    id=row.name
                    type="checkbox"
                    prop:checked=move || settings.with(|settings| settings.get(row.name).is_some())
                    on:change=move |event| set(event_target_checked(&event).then(String::new))
                />
                {label()}
            </div>
        }
        .into_any(),
        Control::Format | Control::Choice(..) => {
            let (default, values) = match row.control {
                Control::Choice(default, values) => (default, values.to_vec()),
                _ => ("auto", Format::ALL.iter().map(|format| format.name()).collect()),
            };
            let option = move |name: &'static str| {
                view! { <option value=name selected=move || value() == name>{name}</option> }
            };
            view! {
                <div class="field">
                    {label()}
                    <select id=row.name on:change=move |event| put(event_target_value(&event))>
                        <option value="" selected=move || value().is_empty()>{default}</option>
                        {values.into_iter().map(option).collect_view()}
                    </select>
                </div>
            }
            .into_any()
        }
        Control::Text(example, list) => {
            let list_id = format!("list-{}", row.name);
            view! {
                <div class="field">
                    {label()}
                    <input
                        id=row.name
                        type="text"
                        list=list_id.clone()
                        placeholder=example
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=value
                        on:change=move |event| put(event_target_value(&event))
                    />
                    <datalist id=list_id>
                        {list.iter().map(|value| view! { <option value=*value></option> }).collect_view()}
                    </datalist>
                </div>
            }
            .into_any()
        }
        Control::Colour => view! {
            <div class="field">
                {label()}
                <div class="line">
                    <input
                        id=row.name
                        type="text"
                        placeholder="by theme"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=value
                        on:change=move |event| put(event_target_value(&event))
                    />
                    <input
                        type="color"
                        aria-label=format!("Pick: {}", row.label)
                        prop:value=move || {
                            let value = value();
                            if value.len() == 7 && value.starts_with('#') { value } else { "#888888".to_owned() }
                        }
                        on:input=move |event| put(event_target_value(&event))
                    />
                </div>
            </div>
        }
        .into_any(),
    }
}
