//! Style: sentences that people can read, links and pointers that make sense alone.

use std::ops::Range;

use super::Subject;
use super::lines::{Home, Kind, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::Inline;
use crate::model::Page;
use crate::source::Span;

/// A sentence that is too long to follow.
pub const LONG_SENTENCE: Rule = Rule::warning("long-sentence");
/// A page that is harder to read than people of 9 to 11 can.
pub const READING_AGE: Rule = Rule::warning("reading-age");
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
        if line.kind != Kind::Quote {
            line.sentences().iter().for_each(|sentence| long(line, sentence, out));
        }
        only_by_sight(line, out);
        bare_addresses(line, out);
        placeholders(line, out);
    }
    for page in super::pages(subject.site) {
        vague_links(page, out);
    }
    reading_age(subject, out);
}

/// GOV.UK's style guide: sentences of more than 25 words are hard to follow. A list of names may
/// need a few more.
const LONGEST: usize = 30;

fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn long(line: &Line<'_>, sentence: &Range<usize>, out: &mut Diagnostics) {
    let words = count_words(&line.text[sentence.clone()]);
    if words <= LONGEST {
        return;
    }
    let Some(span) = line.span(sentence) else { return };
    let span =
        Span::new(&span.file, span.start..span.start + first_words(&line.text[sentence.clone()]));
    let message = format!("this sentence has {words} words");
    let help = format!("make two of it: at most 25 words read well, more than {LONGEST} do not");
    out.push(Diagnostic::at(&LONG_SENTENCE, &span, message).help(help));
}

/// The length of the first three words: enough to find the sentence.
fn first_words(text: &str) -> usize {
    text.match_indices(' ').nth(2).map_or(text.len(), |(at, _)| at)
}

/// Years of schooling (age less five) above which a page counts as hard. The automated readability
/// index of plain English for ages 9 to 11 is 4 to 6; names of bodies and laws, which nobody can
/// shorten, add about three.
const HARDEST: f64 = 9.0;
/// Fewer words tell nothing about a page.
const ENOUGH_WORDS: usize = 80;

/// The automated readability index needs letters, words and sentences only: no dictionary.
fn reading_age(subject: &Subject<'_>, out: &mut Diagnostics) {
    let mut at = 0;
    while at < subject.lines.len() {
        let Home::Page(page) = subject.lines[at].home else {
            at += 1;
            continue;
        };
        let same = |line: &&Line<'_>| matches!(line.home, Home::Page(p) if std::ptr::eq(p, page));
        let lines: Vec<&Line<'_>> = subject.lines[at..].iter().take_while(same).collect();
        at += lines.len();
        judge(page, &lines, out);
    }
}

fn judge(page: &Page, lines: &[&Line<'_>], out: &mut Diagnostics) {
    let (mut letters, mut words, mut sentences) = (0usize, 0usize, 0usize);
    for line in
        lines.iter().filter(|line| !matches!(line.kind, Kind::Heading | Kind::Cell | Kind::Quote))
    {
        for sentence in line.sentences() {
            let text = &line.text[sentence];
            let count = count_words(text);
            letters += text.chars().filter(|c| c.is_alphanumeric()).count();
            words += count;
            sentences += usize::from(count > 0);
        }
    }
    if words < ENOUGH_WORDS || sentences == 0 {
        return;
    }
    let (letters, words, sentences) = (letters as f64, words as f64, sentences as f64);
    let index = 4.71 * letters / words + 0.5 * words / sentences - 21.43;
    if index <= HARDEST {
        return;
    }
    let age = match index + 5.0 {
        age if age < 18.0 => format!("people of {age:.0}"),
        _ => "scholars".to_owned(),
    };
    let message = format!(
        "the words of `{}` read like those for {age} (readability index {index:.1})",
        page.title.value
    );
    let (per_word, per_sentence) = (letters / words, words / sentences);
    let help = format!(
        "use shorter words and sentences: on average a word has {per_word:.1} letters and a \
         sentence {per_sentence:.0} words"
    );
    out.push(Diagnostic::at(&READING_AGE, &page.title.span, message).help(help));
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
