//! `nginx.conf`, to be included in the host's `server` block.

use std::fmt::Write as _;

use super::headers::{ATOM, CSV, FOR_EVER, FOR_HOSTS, POLICY, search_policy, with_policy};
use super::redirects::{spellings, status};
use crate::publish::Finished;
use crate::render::{FEED, FOR_ASSETS, SEARCH};

/// The whole file. A block with headers of its own forgets those outside it, so they are said again
/// there.
pub fn text(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let common = |indent: &str, policy: &str| {
        let line = |(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n");
        with_policy(policy).map(line).collect::<String>()
    };
    let mut text = String::from(
        "# Name this file inside the `server` block of the site: include /path/to/nginx.conf;\n",
    );
    let _ = writeln!(text, "error_page 404 {root}404.html;\nindex index.html;\ncharset utf-8;");
    if finished.extras.compress {
        text.push_str(PACKED_COPIES);
    }
    text.push_str(&common("", POLICY));
    let _ = writeln!(
        text,
        "location ^~ {root}{SEARCH} {{\n{}  location ~ {DOT_FILES} {{ return 404; }}\n}}",
        common("  ", &search_policy())
    );
    let _ = writeln!(
        text,
        "location ^~ {root}{FOR_ASSETS} {{\n{}  add_header Cache-Control \"{FOR_EVER}\";\n}}",
        common("  ", POLICY)
    );
    let _ = writeln!(text, "location ~ {DOT_FILES} {{ return 404; }}");
    for name in FOR_HOSTS.iter().filter(|name| !name.starts_with('.')) {
        let _ = writeln!(text, "location ~ /{}$ {{ return 404; }}", name.replace('.', "\\."));
    }
    let _ = writeln!(text, "location ~ \\.csv$ {{\n  types {{ }}\n  default_type \"{CSV}\";\n}}");
    let _ =
        writeln!(text, "location = {root}{FEED} {{\n  types {{ }}\n  default_type \"{ATOM}\";\n}}");
    for redirect in &finished.site.redirects {
        for from in spellings(redirect) {
            let (to, status) = (&redirect.to, status(redirect));
            let _ = writeln!(text, "location = {root}{from} {{ return {status} {root}{to}; }}");
        }
    }
    text
}

/// Files for hosts and nobody else; what stands in `.well-known` is for all.
const DOT_FILES: &str = "/\\.(?!well-known/)";

/// nginx does not start with a line that it does not know, and brotli comes with a module of its own.
const PACKED_COPIES: &str = "\
gzip_static on;
gzip_vary on;
# With the module ngx_brotli, take the mark off the next line.
# brotli_static on;
";
