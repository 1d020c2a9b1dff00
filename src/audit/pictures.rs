//! Pictures of finished pages: each has words for people who do not see it.

use super::html::{Seen, Tag};
use super::on;
use crate::diagnostic::{Diagnostics, Rule};

/// A picture of a template that says nothing to people who do not see it (WCAG 1.1.1).
pub const MISSING_ALT: Rule = Rule::error("missing-alt");

/// Every picture has an alternative in words, if only an empty one for decoration.
pub fn have_words(seen: &Seen<'_>, out: &mut Diagnostics) {
    for (at, tag) in seen.opened() {
        if let Some(help) = lacks(seen, at, tag) {
            let source = tag.get("src").map_or(String::new(), |src| format!(" `{src}`"));
            let what = format!("a `<{}>`{source} has no words", tag.name);
            out.push(on(seen.page, &MISSING_ALT, &what, help));
        }
    }
}

/// What to do for a picture without words.
fn lacks(seen: &Seen<'_>, at: usize, tag: &Tag<'_>) -> Option<&'static str> {
    let is = |key: &str, value: &str| tag.get(key).is_some_and(|is| is.eq_ignore_ascii_case(value));
    let labelled = || seen.label(tag).is_some();
    let hidden = || is("aria-hidden", "true");
    match &*tag.name {
        "img" => (tag.get("alt").is_none() && !labelled())
            .then_some("write `alt=\"…\"`, or `alt=\"\"` for a picture that only decorates"),
        "input" if is("type", "image") => (tag.get("alt").is_none_or(str::is_empty) && !labelled())
            .then_some("write into `alt` what the button does"),
        "area" => {
            (tag.get("href").is_some() && tag.get("alt").is_none_or(str::is_empty) && !labelled())
                .then_some("write into `alt` where the area leads")
        }
        _ if is("role", "img") && !hidden() && !labelled() => {
            let titled = tag.name == "svg" && seen.inside(at).iter().any(|tag| tag.opens("title"));
            (!titled).then_some("write `aria-label=\"…\"`, or a `<title>` into the drawing")
        }
        _ => None,
    }
}
