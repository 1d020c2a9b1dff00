//! Header files: the strict content security policy and what goes with it, for the hosts in use.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{apache, file, nginx, web_config};
use crate::publish::{Finished, Made};
use crate::render::{FEED, SEARCH};

/// Nothing but the site's own style sheets, pictures and fonts; no frame around it. A copy without
/// `frame-ancestors`, which a page cannot say of itself, stands in each page.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The search page runs the site's own script, and nothing else may.
const FOR_SEARCH: &str = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// What every answer says. `Strict-Transport-Security` is left to the host, who alone knows whether
/// all of its sites can be reached safely.
pub(super) const EVERYWHERE: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
         fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), \
         payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), \
         usb=(), xr-spatial-tracking=()",
    ),
];

pub(super) const CSP: &str = "Content-Security-Policy";
pub(super) const CSV: &str = "text/csv; charset=utf-8; header=present";

/// The kind of the feed, which is no common `.xml`.
pub(super) const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Files that are for the host alone.
pub(super) const FOR_HOSTS: &[&str] =
    &[".htaccess", ".nojekyll", "_headers", "_redirects", "nginx.conf", "web.config"];

/// Files whose name says what is in them never change.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The files for each host.
pub fn headers(finished: &Finished<'_>) -> Made {
    vec![
        file("_headers", underscore_headers(finished)),
        file(".htaccess", apache::text(finished)),
        file(&format!("{SEARCH}.htaccess"), apache::search()),
        file("nginx.conf", nginx::text(finished)),
        file("web.config", web_config::text(finished)),
    ]
}

/// What every answer says, with the policy of the page.
pub(super) fn with_policy(policy: &str) -> impl Iterator<Item = (&str, &str)> {
    EVERYWHERE.iter().copied().chain([(CSP, policy)])
}

/// What the search page, its engine and its worker may load: a worker obeys the header that it came
/// with itself.
pub fn search_policy() -> String {
    format!("{POLICY}{FOR_SEARCH}")
}

/// `_headers`, as Netlify and Cloudflare read it. Both join the values of all rules that fit, and two
/// policies would both hold: so no rule for everything may carry one, and the folders are listed.
fn underscore_headers(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let mut text = format!("{root}*\n");
    for (name, value) in EVERYWHERE {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for place in places(finished) {
        let _ = writeln!(text, "{root}{place}\n  {CSP}: {POLICY}");
    }
    let _ = writeln!(text, "{root}{SEARCH}*\n  {CSP}: {}", search_policy());
    let _ = writeln!(text, "{root}assets/*\n  Cache-Control: {FOR_EVER}");
    let _ = writeln!(text, "{root}*.csv\n  Content-Type: {CSV}");
    let _ = writeln!(text, "{root}{FEED}\n  Content-Type: {ATOM}");
    text
}

/// The home page, single pages, and every folder of pages but the search.
fn places(finished: &Finished<'_>) -> BTreeSet<String> {
    let pages = finished.rendered.pages.iter().map(|page| page.path.as_str());
    let others = pages.filter(|path| !path.starts_with(SEARCH));
    let place = |path: &str| match path.split_once('/') {
        Some((folder, _)) => format!("{folder}/*"),
        None => path.to_owned(),
    };
    others.map(place).chain([String::new()]).collect()
}
