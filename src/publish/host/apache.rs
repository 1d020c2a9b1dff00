//! `.htaccess` for Apache.

use std::fmt::Write as _;

use super::headers::{ATOM, CSP, CSV, FOR_EVER, FOR_HOSTS, POLICY, search_policy, with_policy};
use super::redirects::status;
use crate::publish::{Finished, PACKED};
use crate::render::{FEED, FOR_ASSETS};

/// The file at the top of the site.
pub fn text(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let mut text = format!("ErrorDocument 404 {root}404.html\nDirectoryIndex index.html\n");
    let _ = writeln!(text, "AddDefaultCharset utf-8\nAddType \"{CSV}\" .csv");
    let _ = writeln!(text, "<Files \"{FEED}\">\n  ForceType \"{ATOM}\"\n</Files>");
    let hidden: Vec<String> = FOR_HOSTS
        .iter()
        .filter(|name| !name.starts_with('.'))
        .map(|name| name.replace('.', "\\."))
        .collect();
    let _ = writeln!(
        text,
        "<FilesMatch \"^(\\..*|{})$\">\n  Require all denied\n</FilesMatch>",
        hidden.join("|")
    );
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in with_policy(POLICY) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(
        text,
        "  <If \"%{{REQUEST_URI}} =~ m#^{root}{FOR_ASSETS}#\">\n    \
         Header set Cache-Control \"{FOR_EVER}\"\n  </If>"
    );
    text.push_str("</IfModule>\n");
    redirects(finished, root, &mut text);
    if finished.extras.compress {
        packed_copies(&mut text);
    }
    text
}

fn redirects(finished: &Finished<'_>, root: &str, text: &mut String) {
    if finished.site.redirects.is_empty() {
        return;
    }
    text.push_str("<IfModule mod_alias.c>\n");
    for redirect in &finished.site.redirects {
        // `Redirect` would take everything below the address too. The packed copy of the page may be
        // what is asked for by then.
        let from = redirect.from.trim_end_matches('/').replace('.', "\\.");
        let (to, status) = (&redirect.to, status(redirect));
        let _ = writeln!(
            text,
            "  RedirectMatch {status} ^{root}{from}/?(index\\.html(\\.(br|gz))?)?$ {root}{to}"
        );
    }
    text.push_str("</IfModule>\n");
}

/// Sends the packed copy of a file to those who can read it, under the kind of the file itself.
/// Apache takes `.br` for Breton and `.gz` for an archive.
fn packed_copies(text: &mut String) {
    text.push_str("<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n  RewriteEngine On\n");
    for coding in ["br", "gzip"] {
        let end = if coding == "gzip" { "gz" } else { coding };
        let _ = write!(
            text,
            "  RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b\n  \
             RewriteCond %{{REQUEST_FILENAME}} -d\n  \
             RewriteCond %{{REQUEST_FILENAME}}index.html.{end} -f\n  \
             RewriteRule ^(.*/)?$ $1index.html.{end} [L]\n  \
             RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b\n  \
             RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n  \
             RewriteRule ^(.+)$ $1.{end} [L]\n"
        );
    }
    let kinds = PACKED.iter().map(|(end, _)| *end).collect::<Vec<_>>().join("|");
    let _ = write!(
        text,
        "  <FilesMatch \"\\.({kinds})(\\.(br|gz))?$\">\n    Header merge Vary Accept-Encoding\n  </FilesMatch>\n"
    );
    for (coding, end) in [("br", "br"), ("gzip", "gz")] {
        let _ = write!(
            text,
            "  <FilesMatch \"\\.({kinds})\\.{end}$\">\n    RemoveEncoding .{end}\n    RemoveLanguage .{end}\n    \
             RemoveType .{end}\n    Header set Content-Encoding {coding}\n    \
             SetEnv no-gzip 1\n    SetEnv no-brotli 1\n  </FilesMatch>\n"
        );
    }
    for (end, kind) in PACKED {
        let _ = writeln!(
            text,
            "  <FilesMatch \"\\.{end}\\.(br|gz)$\">\n    ForceType \"{kind}\"\n  </FilesMatch>"
        );
    }
    let _ = writeln!(
        text,
        "  <FilesMatch \"^{}\\.(br|gz)$\">\n    ForceType \"{ATOM}\"\n  </FilesMatch>",
        FEED.replace('.', "\\.")
    );
    text.push_str("</IfModule>\n</IfModule>\n");
}

/// The search page's own line, in its own folder.
pub fn search() -> String {
    let policy = search_policy();
    format!("<IfModule mod_headers.c>\n  Header always set {CSP} \"{policy}\"\n</IfModule>\n")
}
