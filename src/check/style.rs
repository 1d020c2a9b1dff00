//! Links and pictures: their words make sense alone.

use super::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::{Inline, Prose};
use crate::model::texts::{self, Words};
use crate::model::{Embed, said};
use crate::source::{Span, Spanned};

/// A link whose words say nothing.
pub const VAGUE_LINK: Rule = Rule::warning("vague-link");
/// A link without words, or one that leads nowhere.
pub const UNFINISHED_LINK: Rule = Rule::error("unfinished-link");
/// A picture whose text alternative says nothing.
pub const VAGUE_ALTERNATIVE: Rule = Rule::warning("vague-alternative");

/// Looks at every link and every picture.
pub fn make_sense_alone(subject: &Subject<'_>, out: &mut Diagnostics) {
    let site = subject.site;
    let reports = site.reports.iter().flat_map(texts::of_report);
    for text in texts::of_site(site).into_iter().chain(reports) {
        if let Words::Prose(prose) = text.words {
            links_and_pictures(prose, out);
        }
    }
}

fn links_and_pictures(prose: &Prose<Embed>, out: &mut Diagnostics) {
    prose.each_inline(&mut |inline| match inline {
        Inline::Link { to, words } => link(to, words, out),
        Inline::Image { from, alt } => picture(from, alt, out),
        _ => {}
    });
}

/// Words that say nothing of where a link leads, once its punctuation is taken off.
const VAGUE: &[&str] = &[
    "click here",
    "continue",
    "continue reading",
    "details",
    "document",
    "download",
    "find out more",
    "full document",
    "full report",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "pdf",
    "read more",
    "read on",
    "see here",
    "see more",
    "the document",
    "the link",
    "the page",
    "the report",
    "the website",
    "this",
    "this document",
    "this link",
    "this page",
    "this report",
    "this site",
    "this website",
    "view",
    "website",
];

/// Starts and ends that point at the link itself.
const POINTS_AT_ITSELF: [&str; 3] = ["click here ", "click on ", "follow this link "];

/// Whether the words of a link say nothing of where it leads.
pub fn is_vague(words: &str) -> bool {
    let marks = |c: char| !c.is_alphanumeric();
    let said = words.trim_matches(marks).to_lowercase();
    VAGUE.contains(&said.as_str())
        || POINTS_AT_ITSELF.iter().any(|start| said.starts_with(start))
        || (said.ends_with(" here") && said.split(' ').count() <= 4)
}

/// The words of a link make sense without the words around it (WCAG 2.4.9).
fn link(to: &Spanned<String>, words: &[Inline<Embed>], out: &mut Diagnostics) {
    let said = said(words);
    let said = said.trim();
    let picture = words.iter().any(|word| matches!(word, Inline::Image { .. }));
    if said.is_empty() && !picture {
        let help = "write what stands there: `[the budget](10-budget.md)`";
        out.push(Diagnostic::at(&UNFINISHED_LINK, &to.span, "the link has no words").help(help));
    }
    let address = to.value.trim();
    if (address.is_empty() && holds(&to.span, words))
        || matches!(address, "http://" | "https://" | "mailto:" | "tel:")
    {
        let message = match address {
            "" => format!("the link `{said}` has no address"),
            address => format!("`{address}` is no whole address"),
        };
        let help = "write the address between the brackets: `[the budget](10-budget.md)`";
        out.push(Diagnostic::at(&UNFINISHED_LINK, &to.span, message).help(help));
    }
    if is_vague(said) {
        let said = said.trim_end_matches(['.', ':']).to_lowercase();
        let message = format!("the words `{said}` do not say where the link leads");
        let help = "write what stands there: `[the budget](10-budget.md)`";
        out.push(Diagnostic::at(&VAGUE_LINK, &to.span, message).help(help));
    }
}

/// Whether the place of an address is that of the whole link: there is none. An embed in an address
/// is reported as such, and leaves nothing of it.
fn holds(span: &Span, words: &[Inline<Embed>]) -> bool {
    words.iter().any(|word| match word {
        Inline::Text(text) => span.start <= text.span.start && text.span.end <= span.end,
        Inline::Strong(inner) | Inline::Emphasis(inner) => holds(span, inner),
        _ => false,
    })
}

/// Words that say that there is a picture, and not what it shows.
const ALTERNATIVES: &[&str] = &[
    "alt",
    "alt text",
    "chart",
    "diagram",
    "graph",
    "graphic",
    "icon",
    "image",
    "img",
    "logo",
    "map",
    "photo",
    "photograph",
    "picture",
    "screenshot",
    "untitled",
];

/// A text alternative says what the picture shows (WCAG 1.1.1).
fn picture(from: &Spanned<String>, alt: &str, out: &mut Diagnostics) {
    let said = alt.trim().to_lowercase();
    let file = from.value.rsplit('/').next().unwrap_or("").to_lowercase();
    let ends = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif"];
    let is_file = said == file || ends.iter().any(|end| said.ends_with(end));
    if said.is_empty() || !(is_file || ALTERNATIVES.contains(&said.as_str())) {
        return;
    }
    let message = format!("the words `{}` do not say what the picture shows", alt.trim());
    let help = "write what it shows between the brackets: `![A knife bin](bin.jpg)`";
    out.push(Diagnostic::at(&VAGUE_ALTERNATIVE, &from.span, message).help(help));
}
