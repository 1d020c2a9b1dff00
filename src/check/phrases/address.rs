//! Addresses that are typed where words belong.

use std::ops::Range;

use super::is_ours;
use crate::check::lines::Line;
use crate::diagnostic::{Diagnostic, Rule};

/// An address that is typed where words belong (WCAG 2.4.9).
pub const BARE_ADDRESS: Rule = Rule::warning("bare-address");

/// Signs of an address.
pub const PHRASES: &[&str] =
    &["http://", "https://", "www.", "@", ".org", ".com", ".net", ".uk", ".gov", ".info", ".eu"];

pub fn look(line: &Line<'_>, sign: &Range<usize>) -> Option<Diagnostic> {
    if !is_ours(line) {
        return None;
    }
    let (start, token) = token(&line.text, sign);
    let after = &line.text[sign.end..start + token.len().max(sign.end - start)];
    let said = line.text[sign.clone()].to_ascii_lowercase();
    let is_address = match said.as_str() {
        "http://" | "https://" | "www." => !after.is_empty(),
        "@" => is_email(token),
        _ => is_domain(token, after),
    };
    if !is_address {
        return None;
    }
    let span = line.span(&(start..start + token.len()))?;
    let message = format!("`{token}` is an address, not words");
    let help = match token.contains('@') {
        true => format!("make it a link with words: `[Write to us](mailto:{token})`"),
        false => "make it a link with words: `[the guidance](https://…)`".to_owned(),
    };
    Some(Diagnostic::at(&BARE_ADDRESS, &span, message).help(help))
}

/// The run of characters without a space around a sign, and where it starts.
fn token<'a>(text: &'a str, sign: &Range<usize>) -> (usize, &'a str) {
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | '<' | '“' | '"' | '‘');
    let start = text[..sign.start].rfind(ends);
    let start = start.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[sign.end..].find(char::is_whitespace).map_or(text.len(), |at| sign.end + at);
    let closes = ['.', ',', ';', ':', ')', '>', '”', '"', '’', '!', '?'];
    (start, text[start..end].trim_end_matches(closes))
}

/// `name@place.org`; not `@name`.
fn is_email(token: &str) -> bool {
    let Some((name, place)) = token.split_once('@') else { return false };
    let place_is_one = place.split_once('.').is_some_and(|(host, end)| {
        host.starts_with(char::is_alphanumeric) && end.starts_with(char::is_alphabetic)
    });
    name.ends_with(char::is_alphanumeric) && place_is_one
}

/// `example.org/plan`, `example.org`; GOV.UK is a name.
fn is_domain(token: &str, after: &str) -> bool {
    let ends = after.is_empty() || after.starts_with(['/', '.', ':', '?', '#']);
    let host = token.split('/').next().unwrap_or("");
    let is_host = host.split('.').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    let is_name = !token.contains('/') && host.bytes().any(|byte| byte.is_ascii_uppercase());
    ends && is_host && !is_name
}
