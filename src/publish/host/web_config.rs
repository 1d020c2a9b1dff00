//! `web.config` for IIS, which refuses to send a kind of file that it is not told of.

use std::fmt::Write as _;

use super::headers::Headers;
use super::redirects::{spellings, status};
use super::xml;
use crate::publish::Finished;
use crate::render::SEARCH;

/// Kinds of file that older versions do not know; `remove` before `add`, for the newer ones do.
const KINDS: &[(&str, &str)] = &[
    (".csv", "text/csv; charset=utf-8; header=present"),
    (".json", "application/json; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".webp", "image/webp"),
    (".pagefind", "application/octet-stream"),
    (".pf_meta", "application/octet-stream"),
    (".pf_index", "application/octet-stream"),
    (".pf_fragment", "application/octet-stream"),
    (".pf_filter", "application/octet-stream"),
    (".sha256", "text/plain; charset=utf-8"),
];

/// The whole file.
pub fn text(finished: &Finished<'_>, headers: &Headers) -> String {
    let root = finished.site.settings.root();
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n<system.webServer>\n",
    );
    text.push_str("<httpProtocol><customHeaders>\n");
    for (name, value) in &headers.everywhere {
        header(name, value, &mut text);
    }
    text.push_str("</customHeaders></httpProtocol>\n<staticContent>\n");
    for (extension, kind) in KINDS {
        let _ = writeln!(
            text,
            "<remove fileExtension=\"{extension}\"/><mimeMap fileExtension=\"{extension}\" mimeType=\"{kind}\"/>"
        );
    }
    let _ = writeln!(
        text,
        "</staticContent>\n<httpErrors errorMode=\"Custom\"><remove statusCode=\"404\"/>\
         <error statusCode=\"404\" path=\"{}404.html\" responseMode=\"ExecuteURL\"/></httpErrors>\n</system.webServer>",
        xml(root)
    );
    let mut policy = String::new();
    header("Content-Security-Policy", &headers.search_policy, &mut policy);
    let _ = writeln!(
        text,
        "<location path=\"{}\"><system.webServer><httpProtocol><customHeaders>\n{policy}\
         </customHeaders></httpProtocol></system.webServer></location>",
        SEARCH.trim_end_matches('/')
    );
    redirects(finished, root, &mut text);
    text.push_str("</configuration>\n");
    text
}

fn header(name: &str, value: &str, text: &mut String) {
    let value = xml(value);
    let _ = writeln!(text, "<remove name=\"{name}\"/><add name=\"{name}\" value=\"{value}\"/>");
}

fn redirects(finished: &Finished<'_>, root: &str, text: &mut String) {
    for redirect in &finished.site.redirects {
        let to = xml(&format!("{root}{}", redirect.to));
        let kind = if status(redirect) == 301 { "Permanent" } else { "Found" };
        for from in spellings(redirect).filter(|from| !from.ends_with('/')) {
            let _ = writeln!(
                text,
                "<location path=\"{}\"><system.webServer><httpRedirect enabled=\"true\" destination=\"{to}\" \
                 exactDestination=\"true\" httpResponseStatus=\"{kind}\"/></system.webServer></location>",
                xml(from)
            );
        }
    }
}
