//! Finds the glossary's terms in words.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::html::capital;
use crate::kept::{Kept, Key};
use crate::model::Term;

/// Every spelling of every term, ready to be looked for.
pub struct Terms<'a> {
    terms: &'a [Term],
    spellings: Vec<Spelling>,
    finder: Arc<Option<AhoCorasick>>,
}

struct Spelling {
    term: usize,
    text: String,
    expansion: String,
    in_full: bool,
}

/// A term found in words.
pub struct Found<'a> {
    /// Where, in bytes.
    pub range: std::ops::Range<usize>,
    /// Its number in the glossary.
    pub index: usize,
    /// The term.
    pub term: &'a Term,
    /// What this spelling stands for; may be empty.
    pub expansion: &'a str,
    /// Whether these words are the long form of a short one: they use the term, and need no link.
    pub in_full: bool,
}

impl<'a> Terms<'a> {
    /// Gets the glossary ready.
    pub fn new(terms: &'a [Term], kept: &Kept) -> Self {
        let mut spellings = Vec::new();
        for (term, entry) in terms.iter().enumerate() {
            for (text, expansion) in &entry.spellings {
                let (text, expansion) = (text.clone(), expansion.clone());
                if text.starts_with(char::is_lowercase) {
                    let text = capital(&text);
                    let expansion = expansion.clone();
                    spellings.push(Spelling { term, text, expansion, in_full: false });
                }
                spellings.push(Spelling { term, text, expansion, in_full: false });
            }
        }
        // After all others, so that a term of the same words comes first.
        for (term, entry) in terms.iter().enumerate() {
            for long in entry.spellings.iter().map(|(_, long)| long).filter(|l| !l.is_empty()) {
                for text in [long.clone(), capital(long)] {
                    let expansion = String::new();
                    spellings.push(Spelling { term, text, expansion, in_full: true });
                }
            }
        }
        // Without a finder (no terms, or more than fit) nothing is linked: the text stays as it is.
        let finder = kept.step("a finder of terms").get_or_make(
            || Key::of(spellings.iter().map(|spelling| spelling.text.as_bytes())),
            || finder(&spellings),
        );
        Self { terms, spellings, finder }
    }

    /// The terms among words, in order; only whole words count.
    pub fn find<'b>(&'b self, words: &'b str) -> impl Iterator<Item = Found<'b>> + 'b {
        let finder = self.finder.as_ref().iter();
        let matches = finder.flat_map(move |finder| finder.find_iter(words));
        matches.filter(move |found| stands_alone(words, found.range())).map(move |found| {
            let spelling = &self.spellings[found.pattern().as_usize()];
            Found {
                range: found.range(),
                index: spelling.term,
                term: &self.terms[spelling.term],
                expansion: &spelling.expansion,
                in_full: spelling.in_full,
            }
        })
    }

    /// The glossary.
    pub fn all(&self) -> &'a [Term] {
        self.terms
    }
}

/// Every word of the site is looked at, some twice: it pays to get the fastest ready.
fn finder(spellings: &[Spelling]) -> Option<AhoCorasick> {
    let mut finder = AhoCorasick::builder();
    finder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::DFA));
    let texts = spellings.iter().map(|spelling| &spelling.text);
    (!spellings.is_empty()).then(|| finder.build(texts).ok()).flatten()
}

fn stands_alone(words: &str, range: std::ops::Range<usize>) -> bool {
    let before = words[..range.start].chars().next_back();
    let after = words[range.end..].chars().next();
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    !joins(before) && !joins(after)
}

/// Whether a term is the middle of a body's name, which must stay as it is: "Wolverhampton LGBT
/// Alliance".
pub fn inside_a_name(words: &str, range: &std::ops::Range<usize>) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let before = words[..range.start].strip_suffix(' ').and_then(|text| text.rsplit(' ').next());
    let after = words[range.end..].strip_prefix(' ').and_then(|text| text.split(' ').next());
    before.is_some_and(capital) && after.is_some_and(capital)
}

/// Whether a term stands next to a word with a capital, so that it belongs to a name: "Wolverhampton
/// BID". The first word of a sentence is none.
pub fn beside_a_name(words: &str, range: &std::ops::Range<usize>) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let before = words[..range.start].strip_suffix(' ').unwrap_or("");
    let (earlier, last) = before.rsplit_once(' ').unwrap_or(("", before));
    let after = words[range.end..].strip_prefix(' ').and_then(|text| text.split(' ').next());
    (capital(last) && !starts_sentence(earlier, true)) || after.is_some_and(capital)
}

/// Whether what follows `before` starts a sentence.
pub fn starts_sentence(before: &str, starts: bool) -> bool {
    match before.trim_end().chars().next_back() {
        None => starts,
        Some(last) => matches!(last, '.' | '!' | '?'),
    }
}
