//! `web.config` for IIS, which refuses to send a kind of file that it is not told of.

use std::fmt::Write as _;

use super::headers::{ATOM, CSP, FOR_HOSTS, POLICY, search_policy, with_policy};
use super::redirects::{spellings, status};
use super::xml;
use crate::publish::Finished;
use crate::render::{FEED, SEARCH};

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
pub fn text(finished: &Finished<'_>) -> String {
    let root = finished.site.settings.root();
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n<system.webServer>\n",
    );
    text.push_str("<httpProtocol><customHeaders>\n");
    for (name, value) in with_policy(POLICY) {
        header(name, value, &mut text);
    }
    text.push_str("</customHeaders></httpProtocol>\n<staticContent>\n");
    for (extension, kind) in KINDS {
        let _ = writeln!(
            text,
            "<remove fileExtension=\"{extension}\"/><mimeMap fileExtension=\"{extension}\" mimeType=\"{kind}\"/>"
        );
    }
    text.push_str("</staticContent>\n<security><requestFiltering><hiddenSegments>\n");
    for name in FOR_HOSTS.iter().filter(|name| **name != "web.config") {
        let _ = writeln!(text, "<remove segment=\"{name}\"/><add segment=\"{name}\"/>");
    }
    text.push_str("</hiddenSegments></requestFiltering></security>\n");
    // `ExecuteURL` would answer 200 for a page that is not there. A path of a file starts at the top of
    // the site, without a stroke.
    let _ = writeln!(
        text,
        "<httpErrors errorMode=\"Custom\"><remove statusCode=\"404\" subStatusCode=\"-1\"/>\
         <error statusCode=\"404\" prefixLanguageFilePath=\"\" path=\"{}404.html\" responseMode=\"File\"/>\
         </httpErrors>\n</system.webServer>",
        xml(&root.trim_start_matches('/').replace('/', "\\"))
    );
    let _ = writeln!(
        text,
        "<location path=\"{FEED}\"><system.webServer><staticContent>\n\
         <remove fileExtension=\".xml\"/><mimeMap fileExtension=\".xml\" mimeType=\"{ATOM}\"/>\n\
         </staticContent></system.webServer></location>"
    );
    let mut policy = String::new();
    header(CSP, &search_policy(), &mut policy);
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
