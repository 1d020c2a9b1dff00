//! Phrases that a reader cannot follow: pointers by sight alone, text that waits to be written, bare
//! addresses. All are found in one pass over a line.

mod address;
mod sight;
mod waiting;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::Subject;
use super::lines::{Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub use address::BARE_ADDRESS;
pub use sight::ONLY_BY_SIGHT;
pub use waiting::PLACEHOLDER;

/// A phrase, in lower case, with what it may be a sign of.
type Phrase = (&'static str, Look);

/// Looks closer at a phrase that stands in a line.
type Look = fn(&Line<'_>, &Range<usize>) -> Option<Diagnostic>;

struct Finder {
    words: AhoCorasick,
    looks: Vec<Look>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let all: Vec<Phrase> = sight::PHRASES
        .iter()
        .map(|phrase| (*phrase, sight::look as Look))
        .chain(waiting::PHRASES.iter().map(|phrase| (*phrase, waiting::look as Look)))
        .chain(address::PHRASES.iter().map(|phrase| (*phrase, address::look as Look)))
        .collect();
    let words = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(all.iter().map(|(phrase, _)| phrase))
        .expect("a few short phrases");
    Finder { words, looks: all.into_iter().map(|(_, look)| look).collect() }
});

/// Looks for every phrase in every line.
pub fn can_be_followed(subject: &Subject<'_>, out: &mut Diagnostics) {
    let finder = &*FINDER;
    let found: Vec<Diagnostic> =
        subject.lines.par_iter().flat_map_iter(|line| in_line(finder, line)).collect();
    found.into_iter().for_each(|finding| out.push(finding));
}

fn in_line(finder: &Finder, line: &Line<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    for phrase in finder.words.find_iter(&line.text) {
        // A token with two signs of an address is one finding.
        let is_known = found.last().is_some_and(|(end, _)| phrase.start() < *end);
        if is_known || !line.is_words(phrase.start()) {
            continue;
        }
        let look = finder.looks[phrase.pattern().as_usize()];
        if let Some(finding) = look(line, &phrase.range()) {
            let end = end_of_token(&line.text, phrase.end());
            found.push((end, finding));
        }
    }
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn end_of_token(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length)
}

/// Whether a phrase stands in a text as words of their own.
fn stands_alone(text: &str, phrase: &Range<usize>) -> bool {
    !text[..phrase.start].ends_with(char::is_alphanumeric)
        && !text[phrase.end..].starts_with(char::is_alphanumeric)
}

/// What somebody said, and what a document prints in a list, is not ours to change.
fn is_ours(line: &Line<'_>) -> bool {
    !matches!(line.kind, Kind::Quote | Kind::Listed)
}
