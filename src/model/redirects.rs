//! Addresses that lead to another: of pages that moved, and of the latest edition.

use std::collections::BTreeMap;

use super::{Directory, Page, Report, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// An address that leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Where readers come: an address below the site that ends in `/`.
    pub from: String,
    /// Where they are led: the address of a page.
    pub to: String,
    /// Whether `to` may be another page tomorrow.
    pub temporary: bool,
}

/// Where the latest edition is always found.
const LATEST: &str = "latest/";

/// Every redirect in order of its address; an alias that cannot be used is reported.
pub fn redirects(
    pages: &[Page],
    reports: &[Report],
    directory: &Directory,
    out: &mut Diagnostics,
) -> Vec<Redirect> {
    let mut found: BTreeMap<String, (Redirect, Option<Span>)> = BTreeMap::new();
    let free = !directory.addresses().any(|taken| taken == LATEST);
    let latest = reports.iter().find(|report| !report.draft).or(reports.first());
    if let Some(report) = latest.filter(|_| free) {
        let redirect = Redirect { from: LATEST.to_owned(), to: report.address(), temporary: true };
        found.insert(LATEST.to_owned(), (redirect, None));
    }
    for page in pages.iter().chain(reports.iter().flat_map(Report::pages)) {
        for alias in &page.aliases {
            let Some(from) = address(alias, out) else { continue };
            let other = found.get(&from).map(|(_, span)| span.clone());
            if other.is_some() || directory.addresses().any(|taken| taken == from) {
                out.push(taken(alias, &from, other.flatten().as_ref()));
                continue;
            }
            let to = page.address.clone();
            let redirect = Redirect { from: from.clone(), to, temporary: false };
            found.insert(from, (redirect, Some(alias.span.clone())));
        }
    }
    found.into_values().map(|(redirect, _)| redirect).collect()
}

/// `2017-18/old-name/` for `/2017-18/old-name`.
fn address(alias: &Spanned<String>, out: &mut Diagnostics) -> Option<String> {
    let parts: Vec<&str> = alias.value.trim_matches('/').split('/').collect();
    let plain = |part: &&str| {
        let known = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        !part.is_empty() && !part.bytes().all(|b| b == b'.') && part.chars().all(known)
    };
    if parts.iter().all(plain) {
        return Some(format!("{}/", parts.join("/")));
    }
    let message = format!("`{}` is no address of this site", alias.value);
    let help = "write where the page stood, below the site: `aliases: [2017-18/old-name/]`";
    out.push(Diagnostic::at(&rules::BAD_ALIAS, &alias.span, message).help(help));
    None
}

fn taken(alias: &Spanned<String>, from: &str, other: Option<&Span>) -> Diagnostic {
    let message = format!("two pages have the address `/{from}`");
    let found = Diagnostic::at(&rules::DUPLICATE_ADDRESS, &alias.span, message)
        .help("an alias is an address at which no page stands any more: leave this one out");
    match other {
        Some(span) => found.label(span, "the other one"),
        None => found,
    }
}
