//! Reading: sentences and paragraphs that people can follow, words that they know.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::Subject;
use super::lines::{Home, Kind, Line};
use super::spellings::names_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Page, Site};
use crate::source::Span;

/// A sentence that is too long to follow.
pub const LONG_SENTENCE: Rule = Rule::warning("long-sentence");
/// A paragraph of too many sentences.
pub const LONG_PARAGRAPH: Rule = Rule::warning("long-paragraph");
/// A page that is harder to read than most people can.
pub const READING_AGE: Rule = Rule::warning("reading-age");

/// Reads every line as a reader would.
pub fn is_plain(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in subject.lines.iter().filter(|line| !matches!(line.kind, Kind::Quote | Kind::Chart))
    {
        line.sentences.iter().for_each(|sentence| long(line, sentence, out));
        paragraph(line, &line.sentences, out);
    }
    for (page, reading) in &subject.readings {
        judge(page, reading, out);
    }
}

/// GOV.UK's style guide: longer sentences are hard to follow.
const LONGEST: usize = 25;
/// GOV.UK's style guide, too.
const MOST_SENTENCES: usize = 5;

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn long(line: &Line<'_>, sentence: &Range<usize>, out: &mut Diagnostics) {
    let words = words_of(&line.text[sentence.clone()]).count();
    if words <= LONGEST {
        return;
    }
    let Some(span) = first_words(line, sentence) else { return };
    let message = format!("this sentence has {words} words");
    let help = format!("make two of it, or a list: at most {LONGEST} words read well");
    out.push(Diagnostic::at(&LONG_SENTENCE, &span, message).help(help));
}

fn paragraph(line: &Line<'_>, sentences: &[Range<usize>], out: &mut Diagnostics) {
    let said = sentences.iter().filter(|range| words_of(&line.text[(*range).clone()]).count() > 0);
    let count = said.count();
    if count <= MOST_SENTENCES {
        return;
    }
    let Some(span) = first_words(line, &(0..line.text.len())) else { return };
    let message = format!("this paragraph has {count} sentences");
    let help = format!("make two paragraphs of it: at most {MOST_SENTENCES} sentences read well");
    out.push(Diagnostic::at(&LONG_PARAGRAPH, &span, message).help(help));
}

/// The place of the first three words: enough to find the rest.
fn first_words(line: &Line<'_>, range: &Range<usize>) -> Option<Span> {
    let text = &line.text[range.clone()];
    let length = text.match_indices(' ').nth(2).map_or(text.len(), |(at, _)| at);
    let span = line.span(range)?;
    Some(Span::new(&span.file, span.start..span.end.min(span.start + length)))
}

/// How hard a page is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    letters: usize,
    /// The number of its words, without those that are left out.
    pub words: usize,
    sentences: usize,
    /// The number of words of its longest sentence.
    pub longest: usize,
}

/// Fewer words tell nothing about a page.
const ENOUGH_WORDS: usize = 80;

impl Reading {
    /// The automated readability index, which needs no dictionary: about the US grade of school in
    /// which people can read it. `None` of a page with too few words to tell.
    pub fn grade(&self) -> Option<f64> {
        if self.words < ENOUGH_WORDS || self.sentences == 0 {
            return None;
        }
        let (letters, words) = (self.letters as f64, self.words as f64);
        Some(4.71 * letters / words + 0.5 * words / self.sentences as f64 - 21.43)
    }

    fn add(&mut self, sentence: &str, left_out: &[Range<usize>]) {
        let mut words = 0;
        for word in words_of(sentence) {
            words += 1;
            let at = word.as_ptr() as usize - sentence.as_ptr() as usize;
            if !left_out.iter().any(|range| range.start < at + word.len() && at < range.end) {
                self.words += 1;
                self.letters += word.chars().filter(|c| c.is_alphanumeric()).count();
            }
        }
        self.sentences += usize::from(words > 0);
        self.longest = self.longest.max(words);
    }
}

/// How hard each page is to read, in the order of the site's lines.
pub fn by_page<'a>(site: &Site, lines: &[Line<'a>]) -> Vec<(&'a Page, Reading)> {
    let terms = terms(site);
    let page = |line: &Line<'a>| match line.home {
        Home::Page(page) => Some(page),
        _ => None,
    };
    let same = |a: &Line<'a>, b: &Line<'a>| match (page(a), page(b)) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        _ => false,
    };
    let pages: Vec<&[Line<'a>]> = lines.chunk_by(same).collect();
    let read = |lines: &&[Line<'a>]| Some((page(lines.first()?)?, of_page(lines, terms.as_ref())));
    pages.par_iter().filter_map(read).collect()
}

fn of_page(lines: &[Line<'_>], terms: Option<&AhoCorasick>) -> Reading {
    let mut reading = Reading::default();
    for line in lines.iter().filter(|line| counts(line.kind)) {
        for range in &line.sentences {
            let sentence = &line.text[range.clone()];
            reading.add(sentence, &left_out(sentence, terms));
        }
    }
    reading
}

/// What stands in a heading or a cell is no sentence, and a quotation is not ours to change.
fn counts(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Short)
}

/// Finds every term of the glossary and what it stands for.
fn terms(site: &Site) -> Option<AhoCorasick> {
    let words = site.glossary.iter().flat_map(|term| {
        let spelt = term.spellings.iter().map(|(word, _)| word.as_str());
        spelt.chain([term.expansion.as_str()]).filter(|word| !word.is_empty())
    });
    let mut finder = AhoCorasick::builder();
    finder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
    finder.build(words).ok()
}

/// Terms of the glossary, which the site explains, and names of bodies, which nobody can shorten.
fn left_out(sentence: &str, terms: Option<&AhoCorasick>) -> Vec<Range<usize>> {
    let terms = terms.into_iter().flat_map(|terms| terms.find_iter(sentence));
    let mut found: Vec<Range<usize>> = terms.map(|found| found.range()).collect();
    found.extend(names_of(sentence));
    found
}

/// The US grade above which a page counts as hard; the aim is 4 to 6, ages 9 to 11.
const HARDEST: f64 = 9.0;

fn judge(page: &Page, reading: &Reading, out: &mut Diagnostics) {
    let Some(grade) = reading.grade().filter(|grade| *grade > HARDEST) else { return };
    let age = match grade + 5.0 {
        age if age < 18.0 => format!("people of {age:.0}"),
        _ => "scholars".to_owned(),
    };
    let message =
        format!("the words of `{}` read like those for {age} (grade {grade:.1})", page.title.value);
    let (letters, words) = (reading.letters as f64, reading.words as f64);
    let (per_word, per_sentence) = (letters / words, words / reading.sentences as f64);
    let help = format!(
        "use shorter words and sentences: on average a word has {per_word:.1} letters and a \
         sentence {per_sentence:.0} words"
    );
    out.push(Diagnostic::at(&READING_AGE, &page.title.span, message).help(help));
}
