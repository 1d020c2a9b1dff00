//! Terms: each of the glossary is used, and short forms are explained by the site.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::Subject;
use super::lines::{Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Term;

/// A term of the glossary that no text uses.
pub const UNUSED_TERM: Rule = Rule::warning("unused-term");
/// A short form that the author explains, which the site does by itself.
pub const EXPANDED_BY_HAND: Rule = Rule::warning("expanded-by-hand");

/// Looks at terms and short forms in every text.
pub fn are_used(subject: &Subject<'_>, out: &mut Diagnostics) {
    if subject.site.is_whole {
        unused(subject, out);
    }
    let shorts = shorts(subject);
    for line in &subject.lines {
        by_hand(&shorts, line, out);
    }
}

fn unused(subject: &Subject<'_>, out: &mut Diagnostics) {
    let used = used(subject);
    for term in &subject.site.glossary {
        let plural = |word: &str| format!("{word}s");
        let found = term.spellings.iter().any(|(word, _)| {
            used.contains(&word.to_lowercase()) || used.contains(&plural(word).to_lowercase())
        });
        if !found {
            let message = format!("no text uses the term `{}`", term.name.value);
            let help = "remove it from the glossary, or correct its spelling";
            out.push(Diagnostic::at(&UNUSED_TERM, &term.name.span, message).help(help));
        }
    }
}

/// Every term's spelling that stands in a text, in lower case.
fn used(subject: &Subject<'_>) -> BTreeSet<String> {
    let mut words: Vec<&str> = Vec::new();
    for term in &subject.site.glossary {
        words.extend(term.spellings.iter().map(|(word, _)| word.as_str()));
    }
    let Ok(finder) = aho_corasick::AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(&words)
    else {
        return BTreeSet::new();
    };
    let mut used = BTreeSet::new();
    let mut look = |text: &str| {
        let found = finder.find_iter(text).map(|found| text[found.range()].to_lowercase());
        used.extend(found);
    };
    subject.lines.iter().for_each(|line| look(&line.text));
    used
}

/// Terms with an expansion, by each of their short forms.
type Shorts<'a> = HashMap<&'a str, &'a Term>;

fn shorts<'a>(subject: &Subject<'a>) -> Shorts<'a> {
    let terms = subject.site.glossary.iter().filter(|term| !term.expansion.is_empty());
    terms
        .flat_map(|term| term.spellings.iter().map(move |(word, _)| (word.as_str(), term)))
        .collect()
}

/// "Multi-agency Risk Conference (MARAC)", "MARAC (Multi-agency Risk Conference)", "MARAC stands for":
/// the site expands a short form where it is first used.
fn by_hand(shorts: &Shorts<'_>, line: &Line<'_>, out: &mut Diagnostics) {
    if matches!(line.kind, Kind::Reference | Kind::Listed) {
        return;
    }
    let text = &line.text;
    for (at, _) in text.match_indices('(') {
        let Some(length) = text[at + 1..].find(')') else { continue };
        let inside = &text[at + 1..at + 1 + length];
        let before = text[..at].trim_end();
        let last = before.rsplit(' ').next().unwrap_or("");
        let place = at..at + length + 2;
        if let Some(term) = shorts.get(inside).filter(|_| has_initials(before, inside)) {
            let same = before.to_lowercase().ends_with(&term.expansion.to_lowercase());
            explained(line, &place, (inside, term, same), out);
        } else if let Some(term) = shorts.get(last).filter(|_| has_initials(inside, last)) {
            let same = inside.eq_ignore_ascii_case(&term.expansion);
            explained(line, &place, (last, term, same), out);
        }
    }
    for words in [" stands for ", ", which stands for ", " is short for "] {
        for (at, _) in text.match_indices(words) {
            let last = text[..at].rsplit([' ', '(']).next().unwrap_or("");
            if let Some(term) = shorts.get(last) {
                let said = text[at + words.len()..].to_lowercase();
                let said = said.trim_start_matches("the ");
                let same = said.starts_with(&term.expansion.to_lowercase());
                let place = at - last.len()..at + words.len() - 1;
                explained(line, &place, (last, term, same), out);
            }
        }
    }
}

/// A short form with its term, and whether it is explained in the glossary's words.
type Explained<'a> = (&'a str, &'a Term, bool);

fn explained(
    line: &Line<'_>,
    range: &Range<usize>,
    (short, term, same): Explained<'_>,
    out: &mut Diagnostics,
) {
    if !line.is_words(range.start) {
        return;
    }
    let Some(span) = line.span(range) else { return };
    let message = match same {
        true => format!("`{short}` is explained here by hand"),
        false => format!(
            "`{short}` is explained here in other words than in the glossary (`{}`)",
            term.expansion
        ),
    };
    let help = format!("write `{short}` alone: the site explains it where it is first used");
    out.push(Diagnostic::at(&EXPANDED_BY_HAND, &span, message).help(help));
}

/// Whether some words end with those that start with the letters of a short form. One of three and
/// more letters may be left out: "Multi Agency Referral Conference (MARAC)".
fn has_initials(words: &str, short: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(char::is_ascii_uppercase).collect();
    let initials: Vec<char> = words
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect();
    let near = &initials[initials.len().saturating_sub(letters.len() + 2)..];
    let wanted = if letters.len() > 2 { letters.len() - 1 } else { letters.len() };
    letters.len() > 1 && in_order(&letters, near) >= wanted
}

/// How many of some letters stand among others in the same order.
fn in_order(letters: &[char], among: &[char]) -> usize {
    let mut row = vec![0; among.len() + 1];
    for letter in letters {
        let mut diagonal = 0;
        for (at, other) in among.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if letter == other { diagonal + 1 } else { row[at].max(above) };
            diagonal = above;
        }
    }
    row[among.len()]
}
