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
    for id in values(&page.html, "id") {
        if !ids.insert(id) {
            let message = format!("the id `{id}` stands twice on the page `{}`", page.path);
            out.push(about(&DUPLICATE_ELEMENT_ID, message));
        }
    }
    let labels = REFERENCES.iter().flat_map(|name| values(&page.html, name));
    let labels = labels.flat_map(str::split_ascii_whitespace);
    let links = values(&page.html, "href").filter_map(|href| href.strip_prefix('#'));
    for id in labels.chain(links) {
        if !ids.contains(id) {
            let message = format!("the page `{}` refers to `#{id}`, which is not on it", page.path);
            out.push(about(&DANGLING_REFERENCE, message));
        }
    }
}

fn about(rule: &'static Rule, message: String) -> Diagnostic {
    Diagnostic::nowhere(rule, message).help("look at the template that writes this page")
}

/// The values of an attribute, in order. Our own writer and Tera's escapes put every value between
/// double quotes, and no text holds a bare one.
fn values<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(name)?;
            let before = rest[..at].ends_with([' ', '\n']);
            let after = rest[at + name.len()..].strip_prefix("=\"");
            rest = &rest[at + name.len()..];
            if let (true, Some(value)) = (before, after) {
                let end = value.find('"')?;
                rest = &value[end..];
                return Some(&value[..end]);
            }
        }
    })
}
