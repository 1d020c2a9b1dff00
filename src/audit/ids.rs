//! Ids of a page: each stands once, and what refers to one finds it.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::render::Page;

/// An id that stands twice on a page (WCAG 4.1.2).
pub const DUPLICATE_ELEMENT_ID: Rule = Rule::error("duplicate-element-id");
/// A label, a description or a link to an id that is not on the page (WCAG 1.3.1).
pub const DANGLING_REFERENCE: Rule = Rule::error("dangling-reference");

/// Attributes whose words are ids of the same page.
const REFERENCES: &[&str] = &["aria-labelledby", "aria-describedby", "aria-controls", "for"];

/// Looks at every id and every reference of a page.
pub fn are_sound(page: &Page, out: &mut Diagnostics) {
    let mut ids = BTreeSet::new();
    let mut references = Vec::new();
    for (name, value) in attributes(&page.html) {
        match name {
            "id" if !ids.insert(value) => {
                let message = format!("the id `{value}` stands twice on the page `{}`", page.path);
                out.push(about(&DUPLICATE_ELEMENT_ID, message));
            }
            "href" => references.extend(value.strip_prefix('#')),
            name if REFERENCES.contains(&name) => references.extend(value.split_ascii_whitespace()),
            _ => {}
        }
    }
    for id in references.into_iter().filter(|id| !ids.contains(id)) {
        let message = format!("the page `{}` refers to `#{id}`, which is not on it", page.path);
        out.push(about(&DANGLING_REFERENCE, message));
    }
}

fn about(rule: &'static Rule, message: String) -> Diagnostic {
    Diagnostic::nowhere(rule, message).help("look at the template that writes this page")
}

/// Every attribute with its value, in order. Our own writer and Tera's escapes put every value
/// between double quotes, and no text holds a bare one: so the page is read from quote to quote.
fn attributes(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (before, after) = rest.split_once('"')?;
            rest = after;
            let Some(before) = before.strip_suffix('=') else { continue };
            let (value, after) = after.split_once('"')?;
            rest = after;
            return Some((before.rsplit([' ', '\n']).next().unwrap_or(before), value));
        }
    })
}
