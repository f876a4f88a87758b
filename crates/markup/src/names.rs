//! The elements and attributes that `view!` can name.
//!
//! HTML's (and ARIA's), but for elements that run or load something by themselves and attributes that do: what is
//! not here is a compile error.

use crate::{attribute::AttributeValue, el::El};

macro_rules! attributes {
    ($($method:ident $name:literal,)*) => {
        impl El {
            $(
                #[doc = concat!("The attribute `", $name, "`.")]
                #[inline(always)]
                pub fn $method(self, value: impl AttributeValue) -> El {
                    value.put(self, $name)
                }
            )*
        }
    };
}

attributes! {
    abbr "abbr", accept_charset "accept-charset", accept "accept", accesskey "accesskey", align "align",
    allow "allow", allowfullscreen "allowfullscreen", allowpaymentrequest "allowpaymentrequest", alt "alt",
    aria_activedescendant "aria-activedescendant", aria_atomic "aria-atomic", aria_autocomplete "aria-autocomplete",
    aria_busy "aria-busy", aria_checked "aria-checked", aria_colcount "aria-colcount",
    aria_colindex "aria-colindex", aria_colspan "aria-colspan", aria_controls "aria-controls",
    aria_current "aria-current", aria_describedby "aria-describedby", aria_description "aria-description",
    aria_details "aria-details", aria_disabled "aria-disabled", aria_dropeffect "aria-dropeffect",
    aria_errormessage "aria-errormessage", aria_expanded "aria-expanded", aria_flowto "aria-flowto",
    aria_grabbed "aria-grabbed", aria_haspopup "aria-haspopup", aria_hidden "aria-hidden",
    aria_invalid "aria-invalid", aria_keyshortcuts "aria-keyshortcuts", aria_label "aria-label",
    aria_labelledby "aria-labelledby", aria_level "aria-level", aria_live "aria-live", aria_modal "aria-modal",
    aria_multiline "aria-multiline", aria_multiselectable "aria-multiselectable",
    aria_orientation "aria-orientation", aria_owns "aria-owns", aria_placeholder "aria-placeholder",
    aria_posinset "aria-posinset", aria_pressed "aria-pressed", aria_readonly "aria-readonly",
    aria_relevant "aria-relevant", aria_required "aria-required", aria_roledescription "aria-roledescription",
    aria_rowcount "aria-rowcount", aria_rowindex "aria-rowindex", aria_rowspan "aria-rowspan",
    aria_selected "aria-selected", aria_setsize "aria-setsize", aria_sort "aria-sort",
    aria_valuemax "aria-valuemax", aria_valuemin "aria-valuemin", aria_valuenow "aria-valuenow",
    aria_valuetext "aria-valuetext", r#as "as", r#async "async", attributionsrc "attributionsrc",
    autocapitalize "autocapitalize", autocomplete "autocomplete", autofocus "autofocus", autoplay "autoplay",
    bgcolor "bgcolor", blocking "blocking", border "border", buffered "buffered", capture "capture",
    closedby "closedby", checked "checked", cite "cite", code "code", color "color", cols "cols", colspan "colspan",
    command "command", commandfor "commandfor", content "content", contenteditable "contenteditable",
    contextmenu "contextmenu", controls "controls", controlslist "controlslist", coords "coords",
    crossorigin "crossorigin", csp "csp", data "data", datetime "datetime", decoding "decoding", default "default",
    defer "defer", dir "dir", dirname "dirname", disabled "disabled",
    disablepictureinpicture "disablepictureinpicture", disableremoteplayback "disableremoteplayback",
    download "download", draggable "draggable", elementtiming "elementtiming", enctype "enctype",
    enterkeyhint "enterkeyhint", exportparts "exportparts", fetchpriority "fetchpriority", r#for "for", form "form",
    formenctype "formenctype", formmethod "formmethod", formnovalidate "formnovalidate", formtarget "formtarget",
    headers "headers", height "height", hidden "hidden", high "high", href "href", hreflang "hreflang", icon "icon",
    id "id", imagesizes "imagesizes", imagesrcset "imagesrcset", importance "importance", inert "inert",
    inputmode "inputmode", intrinsicsize "intrinsicsize", is "is", ismap "ismap", itemid "itemid",
    itemprop "itemprop", itemref "itemref", itemscope "itemscope", itemtype "itemtype", kind "kind", label "label",
    lang "lang", language "language", list "list", loading "loading", r#loop "loop", low "low", max "max",
    maxlength "maxlength", media "media", method "method", min "min", minlength "minlength", multiple "multiple",
    muted "muted", name "name", nomodule "nomodule", novalidate "novalidate", open "open", optimum "optimum",
    part "part", pattern "pattern", placeholder "placeholder", playsinline "playsinline", popover "popover",
    popovertarget "popovertarget", popovertargetaction "popovertargetaction", poster "poster", preload "preload",
    radiogroup "radiogroup", readonly "readonly", referrerpolicy "referrerpolicy", rel "rel", required "required",
    reversed "reversed", role "role", rows "rows", rowspan "rowspan", sandbox "sandbox", scope "scope",
    scoped "scoped", selected "selected", shape "shape", size "size", sizes "sizes", slot "slot", span "span",
    spellcheck "spellcheck", src "src", srclang "srclang", srcset "srcset", start "start", step "step",
    summary "summary", tabindex "tabindex", target "target", title "title", translate "translate", r#type "type",
    usemap "usemap", value "value", virtualkeyboardpolicy "virtualkeyboardpolicy", width "width", wrap "wrap",
}

macro_rules! elements {
    ($($tag:ident)*) => {
        /// A function for each element, and their types for [`NodeRef`](crate::NodeRef).
        pub mod element {
            pub use real::tachys::html::element::*;

            use crate::el::El;

            $(
                #[doc = concat!("The element `", stringify!($tag), "`.")]
                #[inline(always)]
                pub fn $tag() -> El {
                    El::element(stringify!($tag))
                }
            )*
        }
    };
}

elements! {
    a abbr address area article aside audio b bdi bdo blockquote br button canvas caption cite code col colgroup
    data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header
    hgroup hr i iframe img input ins kbd label legend li main map mark menu meter nav ol optgroup option output p
    picture pre progress q rp rt ruby s samp search section select slot small source span strong sub summary sup
    table tbody td textarea tfoot th thead time tr track u ul var video wbr
}
