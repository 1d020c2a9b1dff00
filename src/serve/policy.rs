//! What a page may load: its own policy, and the preview's script.
//!
//! A page carries its policy in itself, for hosts that send none. There it would forbid the
//! preview's script too, so the preview takes it out and sends it as a header, with the script.

use std::borrow::Cow;

use crate::publish;
use crate::render::SEARCH;

/// What a page may do that says nothing of it.
const DEFAULT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    font-src 'self'; base-uri 'none'; form-action 'none'";

/// A page without its policy, and the header that takes the policy's place.
pub fn taken_out<'h>(html: &'h str, address: &str, reload: bool) -> (Cow<'h, str>, String) {
    match tag(html) {
        None => (Cow::Borrowed(html), header("", address, reload)),
        Some((start, end)) => {
            let own = content(&html[start..end]).replace("&#39;", "'").replace("&quot;", "\"");
            let rest = format!("{}{}", &html[..start], &html[end..]);
            (Cow::Owned(rest), header(&own, address, reload))
        }
    }
}

/// The header for what is no page: the worker of the search loads its index by it.
pub fn of_file(address: &str) -> String {
    header("", address, false)
}

/// What an address may load whose page says nothing of it: what a host is told in `_headers`.
fn usual(address: &str) -> Cow<'static, str> {
    match address.trim_start_matches('/').starts_with(SEARCH) {
        true => Cow::Owned(publish::search_policy()),
        false => Cow::Borrowed(DEFAULT),
    }
}

fn header(own: &str, address: &str, reload: bool) -> String {
    // A header is one line of plain letters, whatever a theme of somebody's own says.
    let own: String = own.chars().filter(|c| (' '..='~').contains(c)).collect();
    let usual = usual(address);
    let own = if own.trim().is_empty() { &usual } else { own.trim().trim_end_matches(';') };
    let has = |name: &str| own.split(';').any(|part| part.trim_start().starts_with(name));
    let mut header = own.to_owned();
    for (name, wanted) in [
        ("script-src", reload),
        ("connect-src", reload),
        ("style-src", true),
        ("frame-ancestors", true),
    ] {
        if wanted && !has(name) {
            let value = if name == "frame-ancestors" { "'none'" } else { "'self'" };
            header.push_str(&format!("; {name} {value}"));
        }
    }
    header
}

/// Where the tag of the policy stands; it can only stand in the head.
fn tag(html: &str) -> Option<(usize, usize)> {
    let head = &html[..html.find("<body").or_else(|| html.find("<main")).unwrap_or(html.len())];
    let at = head
        .to_ascii_lowercase()
        .find("http-equiv=content-security-policy")
        .or_else(|| head.to_ascii_lowercase().find("http-equiv=\"content-security-policy\""))?;
    let start = head[..at].rfind("<meta")?;
    let end = start + head[start..].find('>')? + 1;
    Some((start, end))
}

/// The value of `content` in a tag.
fn content(tag: &str) -> &str {
    let Some((_, value)) = tag.split_once("content=") else { return "" };
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or(""),
        None => value.split([' ', '>']).next().unwrap_or(""),
    }
}
