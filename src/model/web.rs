//! Addresses on the web that the publisher supplies.

use super::resolve::period;
use super::{Period, Settings, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::raw::{RawSecurity, Word};
use crate::source::Spanned;

impl Settings {
    /// The path of the site on its host: `/` or such as `/safety/`.
    pub fn root(&self) -> &str {
        let url = self.base_url.as_deref().unwrap_or("/");
        let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
        after_host.find('/').map_or("/", |at| &after_host[at..])
    }
}

/// Whom to tell of a hole in the site's security (RFC 9116).
#[derive(Clone, Debug)]
pub struct Security {
    /// Where to write: `mailto:…` or `https://…`.
    pub contact: String,
    /// The last day on which that is true.
    pub expires: Spanned<Period>,
    /// Where the rules for reporting stand.
    pub policy: Option<String>,
}

/// The address of a site; one that no browser could open is reported.
pub fn web_address(word: &Word, out: &mut Diagnostics) -> Option<String> {
    match web_address_problem(&word.value) {
        None => Some(word.value.clone()),
        Some(message) => {
            let help =
                "write it as in the address line of a browser: `https://www.example.org/reports`";
            out.push(Diagnostic::at(&rules::BAD_ADDRESS, &word.span, message).help(help));
            None
        }
    }
}

/// What keeps a text from being the address of a site; `None` for a good one.
pub fn web_address_problem(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !"\"'<>?#\\`{}|^".contains(c);
    let good = !host.is_empty() && text.chars().all(plain);
    (!good).then(|| format!("`{text}` is no address of a site"))
}

/// Whom to tell of a hole in the site's security. RFC 9116 asks for an address to write to and the
/// last day on which it is good.
pub fn security(raw: &RawSecurity, out: &mut Diagnostics) -> Option<Security> {
    let contact = contact(&raw.contact, out);
    let expires = period(&raw.expires, out);
    if expires.is_some_and(|day| !matches!(day, Period::Day(..))) {
        let message = format!("`{}` is no day", raw.expires.value);
        let help = "write the last day as `2027-03-31`";
        out.push(Diagnostic::at(&rules::UNREADABLE_PERIOD, &raw.expires.span, message).help(help));
        return None;
    }
    let policy = raw.policy.as_ref().and_then(|word| web_address(word, out));
    let expires = Spanned::new(expires?, raw.expires.span.clone());
    Some(Security { contact: contact?, expires, policy })
}

fn contact(word: &Word, out: &mut Diagnostics) -> Option<String> {
    let text = &word.value;
    if text.contains('@') && !text.contains([':', '/', ' ']) {
        return Some(format!("mailto:{text}"));
    }
    if text.starts_with("mailto:") {
        return Some(text.clone());
    }
    web_address(word, out)
}
