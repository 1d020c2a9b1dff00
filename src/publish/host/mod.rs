//! What hosts, search engines and readers of feeds expect beside the pages.

mod apache;
mod feed;
mod headers;
mod nginx;
mod redirects;
mod web_config;

use std::fmt::Write as _;

use super::{Finished, Made};
use crate::model::{Period, Settings};
use crate::render::{Page, PageKind};
use crate::source::FilePath;

pub use feed::feed;
pub use headers::{headers, search_policy};
pub use redirects::redirects;

fn file(path: &str, text: String) -> (FilePath, std::sync::Arc<[u8]>) {
    (FilePath::from(path), text.into_bytes().into())
}

/// The pages that are to be found: no draft, no page for wrong addresses.
fn listed<'a>(finished: &Finished<'a>) -> impl Iterator<Item = &'a Page> {
    let pages = finished.rendered.pages.iter();
    pages.filter(|page| !page.unlisted && page.kind != PageKind::Search)
}

/// `sitemap.xml`; it needs full addresses, so a site without an address has none.
pub fn sitemap(finished: &Finished<'_>) -> Made {
    let Some(base) = &finished.site.settings.base_url else { return Vec::new() };
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in listed(finished) {
        let _ = writeln!(text, "<url><loc>{}</loc></url>", xml(&format!("{base}{}", page.address)));
    }
    text.push_str("</urlset>\n");
    vec![file("sitemap.xml", text)]
}

/// `robots.txt`: everything may be read.
pub fn robots(finished: &Finished<'_>) -> Made {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &finished.site.settings.base_url {
        let _ = writeln!(text, "\nSitemap: {base}sitemap.xml");
    }
    vec![file("robots.txt", text)]
}

/// Keeps GitHub Pages from leaving out files whose names start with a dot or an underscore.
pub fn no_jekyll(_: &Finished<'_>) -> Made {
    vec![file(".nojekyll", String::new())]
}

/// `security.txt` (RFC 9116), where the publisher names a contact.
pub fn security(finished: &Finished<'_>) -> Made {
    let settings = &finished.site.settings;
    let Some(security) = &settings.security else { return Vec::new() };
    let mut text = format!("Contact: {}\n", security.contact);
    let _ = writeln!(text, "Expires: {}", last_moment(security.expires.value));
    let _ = writeln!(text, "Preferred-Languages: {}", main_language(settings));
    if let Some(policy) = &security.policy {
        let _ = writeln!(text, "Policy: {policy}");
    }
    if let Some(base) = &settings.base_url {
        let _ = writeln!(text, "Canonical: {base}{SECURITY}");
    }
    vec![file(SECURITY, text)]
}

const SECURITY: &str = ".well-known/security.txt";

/// `en` of `en-GB`.
fn main_language(settings: &Settings) -> &str {
    settings.language.split('-').next().unwrap_or(&settings.language)
}

/// The end of the last day of a period, as RFC 3339 writes it. Years whose last day is not known begin
/// on the first day that they can have: a time still to come would be none for a feed.
fn last_moment(period: Period) -> String {
    let (year, month, day) = period.days().map_or(period.extent().0, |(_, last)| last);
    format!("{year}-{month:02}-{day:02}T23:59:59Z")
}

/// Words in XML.
fn xml(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
