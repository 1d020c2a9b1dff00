//! Ids of a page: each stands once, and what refers to one finds it.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::html::{Seen, Tag, plain};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

/// An id that stands twice on a page (WCAG 4.1.2).
pub const DUPLICATE_ELEMENT_ID: Rule = Rule::error("duplicate-element-id");
/// A label, a description or a link to an id that is not on the page (WCAG 1.3.1).
pub const DANGLING_REFERENCE: Rule = Rule::error("dangling-reference");

/// Attributes whose words are ids of the same page.
const REFERENCES: &[&str] = &[
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
];

/// Attributes that hold an address, which may be one on the same page.
const ADDRESSES: &[&str] = &["href", "xlink:href"];

/// Looks at every id and every reference of a page.
pub fn are_sound(seen: &Seen<'_>, out: &mut Diagnostics) {
    let path = &seen.page.path;
    let mut ids = BTreeSet::new();
    for (_, tag) in seen.opened() {
        if let Some(id) = tag.get("id")
            && !ids.insert(plain(id))
        {
            out.push(about(
                &DUPLICATE_ELEMENT_ID,
                format!("the id `{id}` stands twice on the page `{path}`"),
            ));
        }
    }
    let names: BTreeSet<_> = seen.all("a").filter_map(|(_, tag)| tag.get("name")).collect();
    for (_, tag) in seen.opened() {
        for id in references(tag) {
            let is_there = ids.contains(id.as_str()) || names.contains(id.as_str());
            if !is_there {
                let message = format!("the page `{path}` refers to `#{id}`, which is not on it");
                out.push(about(&DANGLING_REFERENCE, message));
            }
        }
    }
}

/// Every id that a tag refers to.
fn references(tag: &Tag<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in tag.attributes() {
        let name = name.to_ascii_lowercase();
        if REFERENCES.contains(&name.as_str()) {
            found.extend(value.split_ascii_whitespace().map(|id| plain(id).into_owned()));
        }
        if ADDRESSES.contains(&name.as_str()) {
            found.extend(value.trim().strip_prefix('#').and_then(fragment));
        }
    }
    found
}

/// The id that `#…` names; none where it names the top of the page, as HTML lets it.
fn fragment(written: &str) -> Option<String> {
    let decoded = plain(written);
    let decoded = percent_decode_str(&decoded).decode_utf8_lossy().into_owned();
    (!decoded.is_empty() && !decoded.eq_ignore_ascii_case("top")).then_some(decoded)
}

fn about(rule: &'static Rule, message: String) -> Diagnostic {
    Diagnostic::nowhere(rule, message).help("look at the template that writes this page")
}
