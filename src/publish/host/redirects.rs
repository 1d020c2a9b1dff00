//! Addresses that lead to others, for hosts that can answer with the new address. The pages at the old
//! ones, which work on every host and from a disk, are made by `render`.

use std::fmt::Write as _;

use super::file;
use crate::model::Redirect;
use crate::publish::{Finished, Made};

/// `_redirects`, as Netlify and Cloudflare read it. Netlify sends the page that stands at an address
/// rather than follow a line without `!` after its number; Cloudflare refuses a line that has one, and
/// some of its tools refuse the whole site. So there is none: the page leads readers on by itself.
pub fn redirects(finished: &Finished<'_>) -> Made {
    let root = finished.site.settings.root();
    let mut text = String::new();
    for redirect in &finished.site.redirects {
        for from in spellings(redirect) {
            let (to, status) = (&redirect.to, status(redirect));
            let _ = writeln!(text, "{root}{from} {root}{to} {status}");
        }
    }
    if text.is_empty() { Vec::new() } else { vec![file("_redirects", text)] }
}

/// 301 for an address that has moved for good, 302 for one that will lead elsewhere.
pub(super) fn status(redirect: &Redirect) -> u16 {
    if redirect.temporary { 302 } else { 301 }
}

/// The address with and without its last stroke: people type both.
pub(super) fn spellings(redirect: &Redirect) -> impl Iterator<Item = &str> {
    let from = redirect.from.as_str();
    let bare = from.strip_suffix('/').filter(|bare| !bare.is_empty());
    bare.into_iter().chain([from])
}
