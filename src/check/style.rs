//! Style: sentences that people can read, links and pointers that make sense alone.

use super::Subject;
use super::lines::Line;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::Inline;
use crate::model::Page;

/// A link whose words say nothing.
pub const VAGUE_LINK: Rule = Rule::warning("vague-link");
/// An address that is typed where words belong.
pub const BARE_ADDRESS: Rule = Rule::warning("bare-address");
/// A pointer by colour or place alone.
pub const ONLY_BY_SIGHT: Rule = Rule::warning("only-by-sight");
/// Text that waits to be written.
pub const PLACEHOLDER: Rule = Rule::warning("placeholder");

/// Reads every line as a reader would.
pub fn is_plain(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        only_by_sight(line, out);
        bare_addresses(line, out);
        placeholders(line, out);
    }
    for page in super::pages(subject.site) {
        vague_links(page, out);
    }
}

const VAGUE: &[&str] = &[
    "click here",
    "here",
    "more",
    "read more",
    "this",
    "link",
    "this link",
    "this page",
    "see here",
    "find out more",
    "learn more",
    "details",
    "more details",
    "more information",
    "download",
];

/// Whether the words of a link say nothing of where it leads.
pub fn is_vague(words: &str) -> bool {
    let said = words.trim().trim_end_matches(['.', ':', '…', '›', '»']).trim_end().to_lowercase();
    VAGUE.contains(&said.as_str())
}

/// The words of a link make sense without the words around it (WCAG 2.4.9).
fn vague_links(page: &Page, out: &mut Diagnostics) {
    page.body.each_inline(&mut |inline| {
        let Inline::Link { to, words } = inline else { return };
        let said = crate::load::plain(words);
        if !is_vague(&said) {
            return;
        }
        let said = said.trim().trim_end_matches(['.', ':']).to_lowercase();
        let message = format!("the words `{said}` do not say where the link leads");
        let help = "write what stands there: `[the budget](10-budget.md)`";
        out.push(Diagnostic::at(&VAGUE_LINK, &to.span, message).help(help));
    });
}

fn bare_addresses(line: &Line<'_>, out: &mut Diagnostics) {
    for start in ["http://", "https://", "www."] {
        for (at, _) in line.text.match_indices(start) {
            let inside = line.text[..at].ends_with('/');
            if !line.is_words(at) || inside {
                continue;
            }
            let length = line.text[at..].find(char::is_whitespace).unwrap_or(line.text.len() - at);
            let Some(span) = line.span(&(at..at + length)) else { continue };
            let message = format!("`{}` is an address, not words", &line.text[at..at + length]);
            let help = "make it a link with words: `[the guidance](https://…)`";
            out.push(Diagnostic::at(&BARE_ADDRESS, &span, message).help(help));
        }
    }
}

/// Words that only people who see the page can follow (WCAG 1.3.3, 1.4.1).
const BY_SIGHT: &[&str] = &[
    "in red",
    "in green",
    "in blue",
    "in amber",
    "in orange",
    "in yellow",
    "in grey",
    "shown red",
    "the red bar",
    "the green bar",
    "the blue bar",
    "the red line",
    "the blue line",
    "the green line",
    "the grey line",
    "the grey bar",
    "red figures",
    "green figures",
    "on the right",
    "on the left",
    "to the right",
    "to the left",
    "right-hand",
    "left-hand",
    "the box above",
    "the box below",
    "the column on",
    "coloured",
    "highlighted in",
];

fn only_by_sight(line: &Line<'_>, out: &mut Diagnostics) {
    let said = line.text.to_lowercase();
    for words in BY_SIGHT {
        let Some(at) = said.find(words) else { continue };
        let after = said[at + words.len()..].chars().next();
        let before = said[..at].chars().next_back();
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if joined(after) || joined(before) || said.len() != line.text.len() || !line.is_words(at) {
            continue;
        }
        let Some(span) = line.span(&(at..at + words.len())) else { continue };
        let message = format!("`{words}` points by colour or place, which not everybody sees");
        let help = "name the thing: its title, its label, its row";
        out.push(Diagnostic::at(&ONLY_BY_SIGHT, &span, message).help(help));
    }
}

/// What stands where text is still to come; the capitals are told from words by their case.
const WAITING: &[&str] = &[
    "lorem ipsum",
    "TODO",
    "TBC",
    "TBD",
    "FIXME",
    "XXX",
    "to be confirmed",
    "to be added",
    "insert here",
    "[insert",
    "placeholder",
    "????",
    "dummy text",
];

fn placeholders(line: &Line<'_>, out: &mut Diagnostics) {
    let said = line.text.to_ascii_lowercase();
    for words in WAITING {
        let capitals = words.bytes().all(|b| b.is_ascii_uppercase());
        let text = if capitals { &line.text } else { &said };
        let Some(at) = text.find(words) else { continue };
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let alone = !joined(text[..at].chars().next_back())
            && !joined(text[at + words.len()..].chars().next());
        if !alone || !line.is_words(at) {
            continue;
        }
        let Some(span) = line.span(&(at..at + words.len())) else { continue };
        let message = format!("`{words}` waits for text that is still to come");
        let help = "write the text, or leave the sentence out";
        out.push(Diagnostic::at(&PLACEHOLDER, &span, message).help(help));
    }
}
