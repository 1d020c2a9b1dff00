//! Which terms of the glossary a text uses.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::load::prose::Inline;
use crate::model::{Term, capital};

/// Looks for every spelling of every term.
pub struct Finder {
    finder: Option<AhoCorasick>,
    /// The term of each spelling.
    terms: Vec<usize>,
    exact: bool,
}

impl Finder {
    /// Finds what the site links to the glossary: whole words, as they are spelt.
    pub fn exact(terms: &[Term]) -> Self {
        Self::new(terms, true)
    }

    /// Finds every trace of a term: in any letters, and where a word only starts with it.
    pub fn loose(terms: &[Term]) -> Self {
        Self::new(terms, false)
    }

    fn new(terms: &[Term], exact: bool) -> Self {
        let mut spellings: Vec<(usize, String)> = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            for (word, _) in &term.spellings {
                spellings.push((at, word.clone()));
                spellings.push((at, capital(word)));
            }
        }
        let kind = if exact { MatchKind::LeftmostLongest } else { MatchKind::Standard };
        let finder = AhoCorasick::builder()
            .match_kind(kind)
            .ascii_case_insensitive(!exact)
            .build(spellings.iter().map(|(_, word)| word));
        let terms = spellings.iter().map(|(at, _)| *at).collect();
        Self { finder: finder.ok(), terms, exact }
    }

    fn find(&self, text: &str, found: &mut BTreeSet<usize>) {
        let Some(finder) = &self.finder else { return };
        let term = |at: aho_corasick::PatternID| self.terms[at.as_usize()];
        match self.exact {
            true => {
                let whole = finder.find_iter(text).filter(|one| stands_alone(text, one.range()));
                found.extend(whole.map(|one| term(one.pattern())));
            }
            false => {
                let traces = finder.find_overlapping_iter(text);
                let traces = traces.filter(|one| !joins(text[..one.start()].chars().next_back()));
                found.extend(traces.map(|one| term(one.pattern())));
            }
        }
    }
}

fn stands_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    !joins(text[..range.start].chars().next_back()) && !joins(text[range.end..].chars().next())
}

/// Whether a letter beside a word makes it another word.
fn joins(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
}

/// The terms that texts use, by their numbers in the glossary.
pub struct Terms {
    finder: Finder,
    found: BTreeSet<usize>,
}

impl Terms {
    /// None yet.
    pub fn new(finder: Finder) -> Self {
        Self { finder, found: BTreeSet::new() }
    }

    /// Takes in a text.
    pub fn see(&mut self, text: &str) {
        self.finder.find(text, &mut self.found);
    }

    /// All of them, with those that their meanings use.
    pub fn with_meanings(mut self, all: &[Term]) -> BTreeSet<usize> {
        let mut new = self.found.clone();
        while !new.is_empty() {
            let before = self.found.clone();
            for at in new {
                all[at].meaning.each_inline(&mut |inline| {
                    if let Inline::Text(text) = inline {
                        self.finder.find(&text.value, &mut self.found);
                    }
                });
            }
            new = &self.found - &before;
        }
        self.found
    }
}
