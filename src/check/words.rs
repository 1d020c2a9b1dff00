//! Words: headings in order, acronyms explained.

use std::collections::BTreeSet;

use super::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::{Inline, Prose};
use crate::model::Embed;
use crate::source::{Span, Spanned};

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

/// Every acronym in prose stands in the glossary; one finding a file.
pub fn acronyms_are_known(subject: &Subject<'_>, out: &mut Diagnostics) {
    let site = subject.site;
    let known: BTreeSet<&str> = site
        .glossary
        .iter()
        .flat_map(|term| &term.spellings)
        .map(|(word, _)| word.as_str())
        .collect();
    let mut look = |prose: &Prose<Embed>| unknown_acronyms(prose, &known, out);
    for page in pages(site) {
        look(&page.summary);
        page.key_points.iter().for_each(&mut look);
        page.cards.iter().for_each(|card| look(&card.detail));
        look(&page.body);
    }
    for report in &site.reports {
        report.texts().for_each(&mut look);
    }
    site.kpis.values().for_each(|kpi| look(&kpi.because));
    site.glossary.iter().for_each(|term| look(&term.meaning));
}

fn unknown_acronyms(prose: &Prose<Embed>, known: &BTreeSet<&str>, out: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    prose.each_inline(&mut |inline| {
        let Inline::Text(text) = inline else { return };
        for (at, acronym) in acronyms(&text.value) {
            if is_known(acronym, known) || !seen.insert(acronym.to_owned()) {
                continue;
            }
            let span = part(text, at, acronym);
            let message = format!("`{acronym}` is not in the glossary");
            let help = format!("write the words out, or add `{acronym}:` to `data/glossary.yaml`");
            out.push(Diagnostic::at(&UNKNOWN_ACRONYM, &span, message).help(help));
        }
    });
}

/// The place of a part of a text, where the text stands in the file as it is.
fn part(text: &Spanned<String>, at: usize, words: &str) -> Span {
    let start = text.span.start + at;
    if text.span.end - text.span.start == text.value.len() {
        return Span::new(&text.span.file, start..start + words.len());
    }
    text.span.clone()
}

/// Words of two and more capitals, with digits between them.
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
}

/// Itself, or with a plural s taken off.
fn is_known(acronym: &str, known: &BTreeSet<&str>) -> bool {
    known.contains(acronym) || acronym.strip_suffix('s').is_some_and(|one| known.contains(one))
}
