//! Words: headings in order, acronyms explained.

use std::collections::BTreeSet;

use super::english::is_quoted;
use super::lines::{Kind, Line, What};
use super::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::source::FilePath;

/// A heading that skips a level (WCAG 1.3.1, 2.4.6).
pub const HEADING_ORDER: Rule = Rule::error("heading-order");
/// An acronym that the glossary does not explain (WCAG 3.1.4).
pub const UNKNOWN_ACRONYM: Rule = Rule::warning("unknown-acronym");

/// Headings of a page start at level 2 and go down one level at a time.
pub fn headings_in_order(subject: &Subject<'_>, out: &mut Diagnostics) {
    let site = subject.site;
    for page in pages(site) {
        let mut above = 1;
        for heading in &page.headings {
            if heading.level == 1 {
                let message = format!(
                    "`{}` is a heading of level 1, which is the page’s title",
                    heading.text
                );
                let help = "write it with `##`; the title stands in the front matter";
                out.push(Diagnostic::at(&HEADING_ORDER, &heading.span, message).help(help));
            } else if heading.level > above + 1 {
                let (level, wanted) = (heading.level, above + 1);
                let message =
                    format!("`{}` skips from level {above} to level {level}", heading.text);
                let help = format!("write it with `{}`", "#".repeat(usize::from(wanted)));
                out.push(Diagnostic::at(&HEADING_ORDER, &heading.span, message).help(help));
            }
            above = heading.level;
        }
    }
}

/// Every acronym of every text stands in the glossary; one finding a text.
pub fn acronyms_are_known(subject: &Subject<'_>, out: &mut Diagnostics) {
    let terms = subject.site.glossary.iter().flat_map(|term| &term.spellings);
    let known: BTreeSet<&str> = terms.map(|(word, _)| word.as_str()).collect();
    let mut seen: BTreeSet<(&FilePath, &str)> = BTreeSet::new();
    // What a document prints in a list is not ours to change.
    for line in subject.lines.iter().filter(|line| line.kind != Kind::Listed) {
        for (at, acronym) in acronyms(&line.text) {
            if is_known(acronym, &known) || !line.is_words(at) || is_quoted(&line.text, at) {
                continue;
            }
            let Some(span) = line.span(&(at..at + acronym.len())) else { continue };
            let Some(file) = file_of(line) else { continue };
            if !seen.insert((file, acronym)) {
                continue;
            }
            let message = format!("`{acronym}` is not in the glossary");
            let help = format!("write the words out, or add `{acronym}:` to `data/glossary.yaml`");
            out.push(Diagnostic::at(&UNKNOWN_ACRONYM, &span, message).help(help));
        }
    }
}

/// The file that a line's first words stand in.
fn file_of<'a>(line: &Line<'a>) -> Option<&'a FilePath> {
    line.parts.iter().find_map(|part| match part.what {
        What::Words(_, span) => Some(&span.file),
        _ => None,
    })
}

/// Words of two and more capitals, with digits between them; GOV.UK and other addresses are names.
fn acronyms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let offset = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    words
        .filter(|word| {
            let capitals = word.chars().filter(char::is_ascii_uppercase).count();
            let stem = word.strip_suffix('s').unwrap_or(word);
            capitals >= 2 && stem.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        })
        .map(move |word| (offset(word), word))
        .filter(move |(at, _)| !is_in_an_address(text, *at))
}

fn is_in_an_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let token = text[start..].split_whitespace().next().unwrap_or("");
    let mut dots = token.match_indices('.');
    let inner = dots.any(|(at, _)| token[at + 1..].starts_with(char::is_alphanumeric) && at > 1);
    inner || token.contains("://")
}

/// Itself, or with a plural s taken off.
fn is_known(acronym: &str, known: &BTreeSet<&str>) -> bool {
    known.contains(acronym) || acronym.strip_suffix('s').is_some_and(|one| known.contains(one))
}
