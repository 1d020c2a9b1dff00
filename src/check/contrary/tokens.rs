//! A sentence as words and numbers, and as clauses: which words can speak of which numbers.

use std::ops::Range;

use super::lexicon::{HOPES, OTHER_TIMES};
use crate::check::english::{Words, one_of};
use crate::check::lines::{Line, What};

/// A word, a number or a mark of a sentence.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands in the line.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// A word in lower case; the mark.
    pub word: String,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word.
    Word,
    /// A bound number, by its place among those of the sentence.
    Number(usize),
    /// A number that is typed, or text of a machine.
    Other,
    /// A comma, a colon, a bracket.
    Mark,
}

/// The word at a place, in lower case; nothing where there is none.
pub fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &token.word)
}

/// Takes a sentence apart. The words inside a bound number ("rose by 11") are the data's own.
pub fn tokens(line: &Line<'_>, sentence: &Range<usize>) -> Vec<Token> {
    let mut all = Vec::new();
    let mut number = 0;
    for part in &line.parts {
        let range = part.range.start.max(sentence.start)..part.range.end.min(sentence.end);
        if range.is_empty() {
            continue;
        }
        let whole = |kind| Token { range: range.clone(), kind, word: String::new() };
        match part.what {
            What::Words(..) => words(&line.text[range.clone()], range.start, &mut all),
            What::Bound(_) => {
                all.push(whole(Kind::Number(number)));
                number += 1;
            }
            What::Typed(_) | What::Code => all.push(whole(Kind::Other)),
        }
    }
    all
}

fn words(text: &str, start: usize, all: &mut Vec<Token>) {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '%' | '£');
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = if inside(c) {
            text[at..].find(|c| !inside(c)).unwrap_or(text.len() - at)
        } else {
            c.len_utf8()
        };
        let range = start + at..start + at + length;
        let mut word = text[at..at + length].to_lowercase();
        if word.contains('’') {
            word = word.replace('’', "'");
        }
        at += length;
        match c {
            ',' | ';' | ':' | '(' | ')' | '–' | '—' | '.' | '?' | '!' => {
                all.push(Token { range, kind: Kind::Mark, word });
            }
            // "went up" is one word of direction.
            _ if inside(c) => match all.last_mut() {
                Some(last) if joins(&last.word, &word) => {
                    last.word = format!("{}-{word}", last.word);
                    last.range.end = range.end;
                }
                _ => all.push(Token { range, kind: Kind::Word, word }),
            },
            _ => {}
        }
    }
}

fn joins(last: &str, word: &str) -> bool {
    one_of(last, "went gone goes come came") && one_of(word, "up down")
}

/// A part of a sentence that says one thing.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it goes on with what the clause before it says.
    pub continues: bool,
    /// Whether it says what was hoped for.
    pub hopes: bool,
    /// Whether it names another time.
    pub other_time: bool,
    /// Whether it starts with "with", which takes up only a superlative.
    pub with: bool,
}

static JOINTS: Words =
    Words::of("and but while whereas although though yet or so which who where when because");
const CONTRASTS: &str = "but while whereas although though yet";
static GOES_ON: Words = Words::of(
    "a an it this that these which up down from to by of or at was were is are has \
     have had making meaning nearly almost about more over around some in",
);
static UNDER: Words = Words::of(
    "after since despite although though while unlike instead before following when if \
     whereas against compared because as",
);

/// The clauses of a sentence.
pub fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut all: Vec<Clause> = Vec::new();
    let (mut start, mut joint) = (0, String::new());
    for at in 0..=tokens.len() {
        let ends = tokens.get(at).is_none_or(|token| {
            token.kind == Kind::Mark || JOINTS.has(&token.word) && token.kind == Kind::Word
        });
        if !ends {
            continue;
        }
        if at > start {
            let before = all.last().map(|before| is_under(tokens, before));
            all.push(clause(tokens, start..at, &joint, before));
        }
        if let Some(token) = tokens.get(at) {
            // ", which" and ", and": the word tells more than the comma.
            let fresh = at > start || token.kind == Kind::Word || joint.is_empty();
            joint = if fresh { token.word.clone() } else { joint };
        }
        start = at + 1;
    }
    all
}

fn clause(tokens: &[Token], range: Range<usize>, joint: &str, under: Option<bool>) -> Clause {
    let first = &tokens[range.start];
    let number = !matches!(first.kind, Kind::Word);
    let takes_up = number || GOES_ON.has(&first.word) || one_of(joint, ": which");
    let words = || tokens[range.clone()].iter().filter(|token| token.kind == Kind::Word);
    let had_to = tokens[range.clone()]
        .windows(2)
        .any(|two| one_of(&two[0].word, "had have has asked") && one_of(&two[1].word, "to for"));
    Clause {
        continues: under == Some(false) && takes_up && !one_of(joint, CONTRASTS),
        hopes: had_to || words().any(|token| HOPES.has(&token.word)),
        other_time: names_another_time(tokens, &range),
        with: under == Some(false) && first.word == "with" && !one_of(joint, CONTRASTS),
        tokens: range,
    }
}

/// A clause that only leads up to another: "After years of falls, …".
fn is_under(tokens: &[Token], clause: &Clause) -> bool {
    UNDER.has(&tokens[clause.tokens.start].word)
}

fn names_another_time(tokens: &[Token], range: &Range<usize>) -> bool {
    let words = &tokens[range.clone()];
    let last_year = words.windows(2).any(|two| {
        two[0].word == "last" && one_of(&two[1].word, "year quarter month summer winter decade")
    });
    let year = |word: &str| {
        word.len() >= 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.as_bytes()[..4].iter().all(u8::is_ascii_digit)
    };
    last_year
        || words.iter().any(|token| {
            token.kind == Kind::Word && (OTHER_TIMES.has(&token.word) || year(&token.word))
        })
}

/// The clauses that say one thing together with this one: it, those that go on with it, and what it
/// goes on with.
pub fn group(clauses: &[Clause], at: usize) -> Range<usize> {
    let mut start = at;
    while start > 0 && clauses[start].continues {
        start -= 1;
    }
    let mut end = at + 1;
    while end < clauses.len() && clauses[end].continues {
        end += 1;
    }
    start..end
}
