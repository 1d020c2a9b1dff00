//! Header files: the strict content security policy and what goes with it, for the hosts in use.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::redirects::{spellings, status};
use super::{file, web_config};
use crate::model::Settings;
use crate::publish::{Finished, Made};
use crate::render::SEARCH;

/// Nothing but the site's own style sheets, pictures and fonts; no frame around it. A copy without
/// `frame-ancestors`, which a page cannot say of itself, stands in each page.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The search page runs the site's own script, and nothing else may.
const FOR_SEARCH: &str = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// What every answer says. `Strict-Transport-Security` is left to the host, who alone knows whether
/// all of its sites can be reached safely.
const EVERYWHERE: &[(&str, &str)] = &[
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

const CSP: &str = "Content-Security-Policy";
const CSV: &str = "text/csv; charset=utf-8; header=present";

/// Files whose name says what is in them never change.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The files for each host.
pub fn headers(finished: &Finished<'_>) -> Made {
    let settings = &finished.site.settings;
    vec![
        file("_headers", underscore_headers(finished)),
        file(".htaccess", apache(finished)),
        file(&format!("{SEARCH}.htaccess"), apache_search()),
        file("nginx.conf", nginx(finished)),
        file("web.config", web_config::text(finished, &headers_for(settings))),
    ]
}

/// What `web.config` says: for every page, and for the search.
pub(super) struct Headers {
    pub everywhere: Vec<(&'static str, &'static str)>,
    pub search_policy: String,
}

fn headers_for(_: &Settings) -> Headers {
    let everywhere = EVERYWHERE.iter().copied().chain([(CSP, POLICY)]).collect();
    Headers { everywhere, search_policy: search_policy() }
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

/// `.htaccess` for Apache.
fn apache(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let mut text = format!("ErrorDocument 404 {root}404.html\nDirectoryIndex index.html\n");
    let _ = writeln!(text, "AddType \"{CSV}\" .csv\nAddType application/atom+xml .atom");
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in EVERYWHERE.iter().chain(&[(CSP, POLICY)]) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    text.push_str("</IfModule>\n");
    if !finished.site.redirects.is_empty() {
        text.push_str("<IfModule mod_alias.c>\n");
        for redirect in &finished.site.redirects {
            // `Redirect` would take everything below the address too.
            let from = redirect.from.trim_end_matches('/').replace('.', "\\.");
            let (to, status) = (&redirect.to, status(redirect));
            let _ = writeln!(
                text,
                "  RedirectMatch {status} ^{root}{from}/?(index\\.html)?$ {root}{to}"
            );
        }
        text.push_str("</IfModule>\n");
    }
    text
}

/// The search page's own line, in its own folder.
fn apache_search() -> String {
    let policy = search_policy();
    format!("<IfModule mod_headers.c>\n  Header always set {CSP} \"{policy}\"\n</IfModule>\n")
}

/// `nginx.conf`, to be included in the host's `server` block. A block with headers of its own forgets
/// those outside it, so they are said again there.
fn nginx(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let common = |indent: &str, policy: &str| {
        let all = EVERYWHERE.iter().copied().chain([(CSP, policy)]);
        all.map(|(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n"))
            .collect::<String>()
    };
    let mut text = String::from(
        "# Name this file inside the `server` block of the site: include /path/to/nginx.conf;\n",
    );
    let _ = writeln!(text, "error_page 404 {root}404.html;\nindex index.html;\ncharset utf-8;");
    text.push_str(&common("", POLICY));
    let _ = writeln!(text, "location ^~ {root}{SEARCH} {{\n{}}}", common("  ", &search_policy()));
    let _ = writeln!(
        text,
        "location ^~ {root}assets/ {{\n{}  add_header Cache-Control \"{FOR_EVER}\";\n}}",
        common("  ", POLICY)
    );
    let _ = writeln!(text, "location ~ \\.csv$ {{\n  types {{ }}\n  default_type \"{CSV}\";\n}}");
    for name in [".htaccess", "web.config", "nginx.conf", "_headers", "_redirects"] {
        let _ = writeln!(text, "location ~ /{}$ {{ return 404; }}", name.replace('.', "\\."));
    }
    for redirect in &finished.site.redirects {
        for from in spellings(redirect) {
            let (to, status) = (&redirect.to, status(redirect));
            let _ = writeln!(text, "location = {root}{from} {{ return {status} {root}{to}; }}");
        }
    }
    text
}
