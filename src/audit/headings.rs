//! Headings of finished pages: the map of a page for people who use a screen reader.

use super::html::Seen;
use super::on;
use crate::diagnostic::{Diagnostics, Rule};

/// Headings of a page that skip a level, or a second main heading (WCAG 1.3.1, 2.4.6).
pub const PAGE_OUTLINE: Rule = Rule::error("page-outline");

/// One main heading, and below it one level at a time.
pub fn are_in_order(seen: &Seen<'_>, out: &mut Diagnostics) {
    let mut found = |what: &str, help: &str| out.push(on(seen.page, &PAGE_OUTLINE, what, help));
    let mains = seen.all("h1").count();
    if mains > 1 {
        found(
            &format!("there are {mains} main headings, not 1,"),
            "let the others begin with `<h2>`",
        );
    }
    let mut above = None;
    for (at, tag) in seen.opened() {
        let Some(level) = level(&tag.name) else { continue };
        if let Some(above) = above
            && level > above + 1
        {
            let words = seen.words(at);
            let help = format!("write it as `<h{}>`", above + 1);
            found(&format!("`{words}` skips from level {above} to level {level}"), &help);
        }
        above = Some(level);
    }
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
