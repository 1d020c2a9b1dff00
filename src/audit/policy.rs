//! What the site's own policy stops: a theme that needs it looks broken to every reader.

use super::html::{Seen, Tag};
use super::on;
use crate::diagnostic::{Diagnostics, Rule};
use crate::render::PageKind;

/// Something that the site's own policy stops: a script, a style in a tag, a file of another site.
pub const STOPPED_BY_POLICY: Rule = Rule::error("stopped-by-policy");

/// Elements that show a page, a film or a sound in the page: the policy lets none in.
const FRAMES: &[&str] =
    &["applet", "audio", "embed", "fencedframe", "frame", "iframe", "object", "portal", "video"];

/// Attributes that fetch a picture, by the names of their elements; an empty name is any.
const FETCHES: &[(&str, &str)] = &[
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("image", "href"),
    ("image", "xlink:href"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("feimage", "href"),
    ("feimage", "xlink:href"),
    ("input", "src"),
    ("", "background"),
    ("", "poster"),
];

/// Kinds of `<link>` that only point somewhere.
const POINTERS: &[&str] = &[
    "alternate",
    "author",
    "canonical",
    "help",
    "license",
    "me",
    "next",
    "prev",
    "privacy-policy",
    "search",
    "terms-of-service",
];

const NO_SCRIPT: &str = "take it out: a page needs no script, and many readers have none";

/// No script, no style in a tag, no file of another site, no form that nobody receives.
pub fn nothing_is_stopped(seen: &Seen<'_>, out: &mut Diagnostics) {
    for (_, tag) in seen.opened() {
        for (what, help) in [attribute(tag), element(seen, tag), script(seen, tag)]
            .into_iter()
            .flatten()
            .chain(fetched(tag))
        {
            out.push(on(seen.page, &STOPPED_BY_POLICY, &what, help));
        }
    }
}

/// What is wrong, and what to do.
type Fault = (String, &'static str);

fn attribute(tag: &Tag<'_>) -> Option<Fault> {
    let name = &tag.name;
    tag.attributes().find_map(|(key, value)| {
        let key = key.to_ascii_lowercase();
        if key == "style" {
            let help = "put styles into the style sheet; a page needs no script";
            return Some((format!("`style` in a `<{name}>` does nothing"), help));
        }
        let handler = key.starts_with("on") && key.len() > 4;
        let address = value.trim_start().get(..11).unwrap_or_default();
        if handler || address.eq_ignore_ascii_case("javascript:") {
            return Some((
                format!("the script of `{key}` in a `<{name}>` does nothing"),
                NO_SCRIPT,
            ));
        }
        None
    })
}

fn element(seen: &Seen<'_>, tag: &Tag<'_>) -> Option<Fault> {
    let name = &*tag.name;
    let does_nothing = |name: &str| format!("a `<{name}>` does nothing");
    match name {
        "style" => Some((does_nothing(name), "put it into the style sheet")),
        "base" if tag.get("href").is_some() => {
            Some((does_nothing(name), "take it out: addresses of the site begin at their page"))
        }
        // The form of the search is read by the script of its page, and sends nothing.
        "form" if seen.page.kind != PageKind::Search || tag.get("action").is_some() => {
            let help = "write a link to the page where people can answer, or a telephone number";
            Some((format!("a `<{name}>` sends nothing"), help))
        }
        _ if FRAMES.contains(&name) => {
            let help = "write a link to it instead";
            Some((format!("a `<{name}>` shows nothing"), help))
        }
        _ => None,
    }
}

/// A script, unless it is data, or the one that the search page has.
fn script(seen: &Seen<'_>, tag: &Tag<'_>) -> Option<Fault> {
    if tag.name != "script" {
        return None;
    }
    let kind = tag.get("type").unwrap_or_default().trim().to_ascii_lowercase();
    let is_data =
        kind.contains('/') && !kind.contains("javascript") && !kind.contains("ecmascript");
    let src = tag.get("src").unwrap_or_default();
    let own = seen.page.kind == PageKind::Search && !src.is_empty() && !is_elsewhere(src);
    let named = if src.is_empty() { String::new() } else { format!(" from `{}`", short(src)) };
    (!is_data && !own).then(|| (format!("a `<script>`{named} does nothing"), NO_SCRIPT))
}

fn fetched(tag: &Tag<'_>) -> Vec<Fault> {
    let mut found = Vec::new();
    for (key, value) in tag.attributes() {
        let key = key.to_ascii_lowercase();
        let points = || {
            let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
            rel.split_ascii_whitespace().all(|word| POINTERS.contains(&word))
        };
        let link = tag.name == "link" && key == "href" && !points();
        let fetches =
            FETCHES.iter().any(|(name, of)| *of == key && (name.is_empty() || *name == tag.name));
        if !link && !fetches {
            continue;
        }
        for url in addresses(&key, value).filter(|url| is_elsewhere(url)) {
            let help = "put the file into the project: readers’ visits are told to nobody";
            let from =
                if url.starts_with("data:") { "in the page itself" } else { "of another site" };
            found.push((format!("`{}` {from} is not shown", short(url)), help));
        }
    }
    found
}

/// The addresses of an attribute: `srcset` lists several, each with a size.
fn addresses<'a>(key: &str, value: &'a str) -> impl Iterator<Item = &'a str> {
    let parts = if key == "srcset" { value.split(',') } else { value.split('\0') };
    parts.filter_map(|part| part.split_ascii_whitespace().next())
}

/// Whether an address leaves the site: that of a file in the page itself (`data:`) does too.
fn is_elsewhere(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    url.starts_with("//") || has_scheme
}

/// The start of an address: enough to find it.
fn short(url: &str) -> String {
    let mut shown: String = url.chars().take(60).collect();
    if shown.len() < url.len() {
        shown.push('…');
    }
    shown
}
