//! The glossary as a page: each word is marked as one that is explained, and links reach it.

use super::html::Seen;
use super::on;
use crate::diagnostic::{Diagnostics, Rule};
use crate::render::PageKind;

/// A glossary whose words are not marked as words that are explained (WCAG 3.1.3).
pub const GLOSSARY_SHAPE: Rule = Rule::error("glossary-shape");

/// Each word of the glossary is a `<dfn>` in a `<dt>` or a heading that has an id.
pub fn words_are_marked(seen: &Seen<'_>, out: &mut Diagnostics) {
    if seen.page.kind != PageKind::Glossary {
        return;
    }
    let mut found = |what: &str| {
        let help = "write each word as `<dt id=\"{{ term.id }}\"><dfn>{{ term.name }}</dfn></dt>`";
        out.push(on(seen.page, &GLOSSARY_SHAPE, what, help));
    };
    for (at, tag) in seen.all("dt") {
        let words = seen.words(at);
        let inside = seen.inside(at);
        if !inside.iter().any(|tag| tag.opens("dfn")) {
            found(&format!("`{words}` is not marked as a word that is explained"));
        }
        if tag.get("id").is_none() && !inside.iter().any(|tag| tag.get("id").is_some()) {
            found(&format!("no link can reach the word `{words}`"));
        }
    }
    for (at, tag) in seen.all("dfn") {
        let around = seen.tags[..at].iter().rfind(|tag| tag.name != "dfn");
        let reached = [Some(tag), around].into_iter().flatten().any(|tag| tag.get("id").is_some());
        if !reached && around.is_none_or(|tag| !tag.opens("dt")) {
            found(&format!("no link can reach the word `{}`", seen.words(at)));
        }
    }
}
