//! Links of finished pages: each makes sense alone, as somebody hears it who goes from link to link.

use std::collections::BTreeMap;

use super::html::{Seen, plain};
use super::on;
use crate::check::is_vague;
use crate::diagnostic::{Diagnostics, Rule};

/// A link without words (WCAG 2.4.4, 4.1.2).
pub const EMPTY_LINK: Rule = Rule::error("empty-link");
/// A link of a template whose words say nothing (WCAG 2.4.9).
pub const VAGUE_PAGE_LINK: Rule = Rule::warning("vague-page-link");
/// Two links with the same words that lead to different places (WCAG 2.4.9).
pub const TWO_TARGETS: Rule = Rule::warning("two-targets");
/// A link that opens a window which nobody asked for (WCAG 3.2.5).
pub const NEW_WINDOW: Rule = Rule::error("new-window");

/// Every link says where it leads, and no other says the same of another place.
pub fn make_sense_alone(seen: &Seen<'_>, out: &mut Diagnostics) {
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    for (at, tag) in seen.all("a") {
        let Some(href) = tag.get("href") else { continue };
        let href = plain(href.trim()).into_owned();
        let words = seen.label(tag).unwrap_or_else(|| seen.words(at));
        if words.is_empty() {
            let help = "write into the link what stands there";
            let what = format!("the link to `{href}` has no words");
            out.push(on(seen.page, &EMPTY_LINK, &what, help));
            continue;
        }
        if is_vague(&words) {
            let what = format!("the words `{words}` do not say where the link to `{href}` leads");
            let help = "write what stands there, in the template or in the words of the page";
            out.push(on(seen.page, &VAGUE_PAGE_LINK, &what, help));
        }
        let first = targets.entry(words.clone()).or_insert_with(|| href.clone());
        if page_of(seen, first) != page_of(seen, &href) {
            let what = format!("`{words}` leads to `{first}` and to `{href}`");
            let help = "let the words of each link say which place it leads to";
            out.push(on(seen.page, &TWO_TARGETS, &what, help));
        }
    }
}

/// A term leads to its entry, and the name of a page to its top: the page is the same.
fn page_of<'a>(seen: &'a Seen<'_>, href: &'a str) -> &'a str {
    let page = href.split('#').next().unwrap_or_default();
    let page = page.strip_prefix("./").unwrap_or(page);
    let own = seen.page.path.as_str().rsplit('/').next().unwrap_or_default();
    if page.is_empty() { own } else { page }
}

/// Nothing opens elsewhere than the reader wants.
pub fn stay_in_their_window(seen: &Seen<'_>, out: &mut Diagnostics) {
    for (at, tag) in seen.opened() {
        let elsewhere =
            tag.get("target").is_some_and(|target| !target.eq_ignore_ascii_case("_self"));
        if elsewhere && matches!(&*tag.name, "a" | "area") {
            let what = format!("the link `{}` opens a new window", seen.words(at));
            out.push(on(seen.page, &NEW_WINDOW, &what, "take `target` out: the reader chooses"));
        }
    }
}
