//! The preview's own part of a page: mistakes, warnings, where the page is written.
//!
//! It stands in a shadow tree, so that neither the theme reaches it nor it the page; at the end of
//! the page, where it sticks to the lower edge of the window and never covers the last lines. It
//! exists only while a page is sent: no build holds it.

use std::fmt::Write;

use super::Desk;
use super::findings::{Finding, MOST_LISTED, Place};
use super::shown::Shown;
use super::signal::styles;
use crate::render::html::{capital, escape};

/// Where the preview's own files are. No page of a site can have such an address.
pub const OWN: &str = "/@preview/";
/// The script that follows the signal.
pub const SCRIPT: &str = include_str!("preview.js");
/// The style sheet of the panels.
pub const STYLE: &str = include_str!("preview.css");

/// Keeps what has the focus above the panel where there is no script that would: as much room as the
/// panel can take.
const WITHOUT_SCRIPT: &str =
    "@media (min-height: 25.01rem) { :root { scroll-padding-bottom: calc(45vh + 8rem) } }\n";

/// A page with the preview's part put in.
pub fn with_preview(html: &str, shown: &Shown, address: &str, desk: &Desk) -> String {
    let at = html.rfind("</body>").or_else(|| html.rfind("</html>")).unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    format!("{before}{}{after}", part(shown, address, desk))
}

/// What is shown while there has been no site without mistakes.
pub const NO_SITE: &str = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <title>The site cannot be built yet</title></head><body><main>\
    <h1>The site cannot be built yet</h1>\
    <p>Mend what is listed below and save. The page appears by itself.</p>\
    </main></body></html>";

fn part(shown: &Shown, address: &str, desk: &Desk) -> String {
    let mut html = format!(
        "<swp-preview><template shadowrootmode=\"open\">\
         <link rel=\"stylesheet\" href=\"{OWN}preview.css\">\
         <p role=\"status\" class=\"said\"></p><div class=\"inner\">{}</div>\
         </template></swp-preview>",
        inner(shown, address, desk)
    );
    if !desk.reload {
        let _ = write!(html, "<link rel=\"stylesheet\" href=\"{OWN}page.css\">");
    } else {
        let _ = write!(
            html,
            "<script src=\"{OWN}preview.js\" data-version=\"{}\" data-styles=\"{}\" defer></script>",
            shown.version(address),
            escape(&styles(shown).to_string())
        );
    }
    html
}

/// The panels of a page.
pub fn inner(shown: &Shown, address: &str, desk: &Desk) -> String {
    let mut html = String::new();
    if shown.found.mistakes() > 0 {
        mistakes(&mut html, shown, desk);
    }
    bar(&mut html, shown, address, desk);
    html
}

/// What a screen reader is told when something changes; nothing where all is well.
pub fn said(shown: &Shown) -> String {
    match shown.found.mistakes() {
        0 => String::new(),
        number => mistakes_title(number, shown.site.is_some()),
    }
}

fn mistakes_title(number: usize, has_site: bool) -> String {
    let mistakes = if number == 1 { "1 mistake".to_owned() } else { format!("{number} mistakes") };
    match has_site {
        true => format!("{mistakes} to mend. This is the page as it was before."),
        false => format!("{mistakes} to mend"),
    }
}

fn mistakes(html: &mut String, shown: &Shown, desk: &Desk) {
    let number = shown.found.mistakes();
    let title = mistakes_title(number, shown.site.is_some());
    let _ = write!(
        html,
        "<section class=\"mistakes\" aria-labelledby=\"mistakes\" tabindex=\"0\">\
         <h2 id=\"mistakes\">{title}</h2><ol>"
    );
    shown.found.listed_mistakes().for_each(|finding| item(html, &finding, desk));
    let _ = write!(html, "</ol>{}</section>", and_more(number));
}

fn bar(html: &mut String, shown: &Shown, address: &str, desk: &Desk) {
    let Some((site, path)) = shown.page(address) else { return };
    let written: Vec<String> = site
        .sources
        .get(&path)
        .into_iter()
        .flatten()
        .map(|source| link(desk, source.file.as_str(), source.line, 1, source.file.as_str()))
        .collect();
    let warnings = shown.warnings_of(&path);
    if written.is_empty() && warnings.is_empty() {
        return;
    }
    html.push_str("<section class=\"bar\" aria-label=\"Preview\">");
    if !written.is_empty() {
        let _ = write!(html, "<p>Written in {}</p>", written.join(" and "));
    }
    if !warnings.is_empty() {
        let number = warnings.len();
        // Mistakes come first: beside them, warnings would leave no room for the page.
        let open = if shown.found.mistakes() == 0 { " open" } else { "" };
        let words = if number == 1 { "1 warning".to_owned() } else { format!("{number} warnings") };
        let _ = write!(
            html,
            "<details{open}><summary>{words} about this page</summary>\
             <div class=\"list\" role=\"region\" aria-label=\"Warnings\" tabindex=\"0\"><ol>"
        );
        let listed = warnings.iter().take(MOST_LISTED);
        listed.for_each(|found| item(html, &shown.found.in_words(found), desk));
        let _ = write!(html, "</ol>{}</div></details>", and_more(number));
    }
    html.push_str("</section>");
}

/// What is not listed.
fn and_more(number: usize) -> String {
    match number.saturating_sub(MOST_LISTED) {
        0 => String::new(),
        more => format!("<p>And {more} more, which are listed when some of these are mended.</p>"),
    }
}

fn item(html: &mut String, finding: &Finding, desk: &Desk) {
    let _ = write!(html, "<li><h3>{}</h3>", sentence(&finding.message));
    if let Some(at) = &finding.place {
        place(html, at, &finding.note, desk);
    }
    for (at, words) in &finding.labels {
        place(html, at, words, desk);
    }
    if !finding.help.is_empty() {
        let _ = write!(html, "<p><strong>What to do:</strong> {}</p>", inline(&finding.help));
    }
    html.push_str("</li>");
}

fn place(html: &mut String, at: &Place, words: &str, desk: &Desk) {
    let file = at.file.as_str();
    let shown = if at.line == 0 { file.to_owned() } else { format!("{file}, line {}", at.line) };
    let link = link(desk, file, at.line.max(1), at.column, &shown);
    let words = if words.is_empty() { String::new() } else { format!(": {}", inline(words)) };
    let _ = write!(html, "<p>{link}{words}</p>");
    if at.line > 0 {
        let _ = write!(
            html,
            "<pre><code>{}<mark>{}</mark>{}</code></pre>",
            escape(&at.before),
            escape(&at.marked),
            escape(&at.after)
        );
    }
}

/// A link that opens a place in the editor; only its words where there is no editor.
fn link(desk: &Desk, file: &str, line: usize, column: usize, words: &str) -> String {
    match desk.editor.link(&desk.root, file, line, column) {
        Some(href) => format!("<a href=\"{}\">{}</a>", escape(&href), escape(words)),
        None => format!("<strong>{}</strong>", escape(words)),
    }
}

/// A message as a sentence of a page, with the author's words as code.
fn sentence(message: &str) -> String {
    inline(&capital(message))
}

fn inline(words: &str) -> String {
    let parts = words.split('`').enumerate();
    let parts = parts.map(|(number, part)| match number % 2 {
        0 => escape(part).into_owned(),
        _ => format!("<code>{}</code>", escape(part)),
    });
    parts.collect()
}

/// One of the preview's own files, by its address.
pub fn own_file(address: &str) -> Option<(&'static str, &'static str)> {
    match address.strip_prefix(OWN)? {
        "preview.js" => Some(("js", SCRIPT)),
        "preview.css" => Some(("css", STYLE)),
        "page.css" => Some(("css", WITHOUT_SCRIPT)),
        _ => None,
    }
}
