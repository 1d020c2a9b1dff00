//! What is said: the words of direction of a sentence, each with its meaning and its reach.

use std::ops::Range;

use super::lexicon::{self, DENIALS, Reach, Sense};
use super::tokens::{Clause, Kind, Token, word};
use crate::check::english::one_of;
use crate::model::kpi::Trend;

/// A word of direction in a sentence.
#[derive(Clone, Debug)]
pub struct Said {
    /// Where it stands among the tokens.
    pub at: usize,
    /// Its clause.
    pub clause: usize,
    /// What it says.
    pub sense: Sense,
    /// How it finds its number.
    pub reach: Reach,
    /// Whether it is denied: "did not rise".
    pub denied: bool,
}

/// Words that may stand before a past participle that is part of a name: "the increased patrols".
const BEFORE_ADJECTIVES: &str = "the of to by with from for a an our its their this such due more";
const PARTICIPLES: &str = "increased decreased reduced grown fallen risen";

/// Every word of direction, in order.
pub fn said(tokens: &[Token], clauses: &[Clause]) -> Vec<Said> {
    let mut all = Vec::new();
    for (clause, found) in clauses.iter().enumerate().filter(|(_, clause)| !clause.hopes) {
        for at in found.tokens.clone().filter(|at| tokens[*at].kind == Kind::Word) {
            let Some((sense, reach)) = sense(tokens, &found.tokens, at) else { continue };
            let Some(denied) = denied(tokens, &found.tokens, at) else { continue };
            all.push(Said { at, clause, sense, reach, denied });
        }
    }
    all
}

fn sense(tokens: &[Token], clause: &Range<usize>, at: usize) -> Option<(Sense, Reach)> {
    let here = &*tokens[at].word;
    let before = if at > clause.start { word(tokens, at - 1) } else { "" };
    if let Some((sense, reach)) = lexicon::sense(here, before) {
        let adjective =
            one_of(here, PARTICIPLES) && (at == clause.start || one_of(before, BEFORE_ADJECTIVES));
        return Some((sense, if adjective { Reach::By } else { reach }));
    }
    let sense = peak(tokens, at).or_else(|| part(tokens, at)).or_else(|| times(tokens, at))?;
    Some((sense, Reach::Clause))
}

/// "highest since 2012", "lowest on record", "a record high".
fn peak(tokens: &[Token], at: usize) -> Option<Sense> {
    let way = match word(tokens, at) {
        "highest" => Trend::Rose,
        "lowest" => Trend::Fell,
        "high" if word(tokens, at.checked_sub(1)?) == "record" => {
            return Some(Sense::Peak(Trend::Rose));
        }
        "low" if word(tokens, at.checked_sub(1)?) == "record" => {
            return Some(Sense::Peak(Trend::Fell));
        }
        _ => return None,
    };
    let noun = one_of(word(tokens, at + 1), "level number figure rate point total share value");
    let next = at + 1 + usize::from(noun);
    let (one, two) = (word(tokens, next), word(tokens, next + 1));
    let years = || (next..next + 4).any(|at| one_of(word(tokens, at), "years decade decades"));
    let in_time = one_of(one, "since ever yet")
        || one == "on" && two == "record"
        || one_of(one, "for in") && years();
    in_time.then_some(Sense::Peak(way))
}

/// "by a third", "by two thirds", "by half".
fn part(tokens: &[Token], at: usize) -> Option<Sense> {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| word(tokens, at));
    let here = word(tokens, at);
    let (many, start) = match before(1) {
        "by" => (1, 1),
        "a" | "one" | "about" | "almost" | "nearly" | "over" => (1, 2),
        "two" => (2, 2),
        "three" => (3, 2),
        _ => return None,
    };
    let qualified = one_of(before(start), "about almost nearly over around than");
    let by = before(start) == "by" || qualified || start == 1;
    let one = lexicon::part(here.trim_end_matches('s'))?;
    let hundredths = if here.starts_with("third") && many == 2 { 67 } else { one * many };
    by.then_some(Sense::Part(hundredths))
}

/// "to four times", "twice as many", "half as many".
fn times(tokens: &[Token], at: usize) -> Option<Sense> {
    const FROM_TWO: &str = "two three four five six seven eight nine ten";
    let as_many = one_of(word(tokens, at + 1), "as")
        && one_of(word(tokens, at + 2), "many much high large often");
    match word(tokens, at) {
        "twice" if as_many => Some(Sense::Hundredths(200)),
        "half" if as_many => Some(Sense::Hundredths(50)),
        "times" => {
            let number = word(tokens, at.checked_sub(1)?);
            let found = FROM_TWO.split(' ').position(|name| name == number)? as i128 + 2;
            let to =
                (2..4).any(|back| at.checked_sub(back).is_some_and(|at| word(tokens, at) == "to"));
            to.then_some(Sense::Hundredths(found * 100))
        }
        _ => None,
    }
}

/// Whether a word is denied; `None` where the denial is of its size only: "did not fall as much".
fn denied(tokens: &[Token], clause: &Range<usize>, at: usize) -> Option<bool> {
    let is_denial = |word: &str| one_of(word, DENIALS) || word.ends_with("n't");
    let start = at.saturating_sub(3).max(clause.start);
    let denial = (start..at).rev().find(|back| is_denial(word(tokens, *back)));
    let Some(denial) = denial else { return Some(false) };
    let only = one_of(word(tokens, denial + 1), "only just simply merely");
    let size = (at + 1..at + 4).any(|next| {
        one_of(word(tokens, next), "as more less further enough below above again quite")
    });
    (!only && !size).then_some(true)
}

/// Words between a word of direction and the size after it: "by more than about 10".
const ABOUT: &str = "about around almost nearly just only over roughly some at a the its more less than \
     least most approximately exactly";

/// The place of the preposition before a number, past words such as "about".
pub fn preposition(tokens: &[Token], number: usize) -> Option<usize> {
    let mut at = number.checked_sub(1)?;
    while tokens[at].kind == Kind::Word && one_of(&tokens[at].word, ABOUT) {
        at = at.checked_sub(1)?;
    }
    (tokens[at].kind == Kind::Word).then_some(at)
}

/// Words of a verb to which "up" belongs: "set up", "backed up by".
const PHRASES: &str = "set backed back made make picked pick take taken took caught followed sign signed \
     summed held speeded start started open opened scaled step stepped topped meet met look looked \
     went-up end ended clean cleaned break broke broken write written wrap";

/// A word of direction that stands at the number itself: "10 more", "up 10", "an extra 10".
pub fn beside(tokens: &[Token], clauses: &[Clause], number: usize) -> Option<Said> {
    let clause = clauses.iter().position(|clause| clause.tokens.contains(&number))?;
    let range = clauses[clause].tokens.clone();
    let at = after(tokens, &range, number).or_else(|| before(tokens, &range, number))?;
    let sense = Sense::Way(lexicon::beside(&tokens[at].word)?);
    if clauses[clause].hopes {
        return None;
    }
    let denied = denied(tokens, &(range.start..at), at)?;
    Some(Said { at, clause, sense, reach: Reach::Beside, denied })
}

const STOPS: &str =
    "is are was were be been in of to and on for at than the with that by from as who";

fn after(tokens: &[Token], clause: &Range<usize>, number: usize) -> Option<usize> {
    for at in number + 1..(number + 5).min(clause.end) {
        let here = word(tokens, at);
        if here.is_empty() || one_of(here, STOPS) {
            return None;
        }
        if lexicon::beside(here).is_none() {
            continue;
        }
        let (next, then) = (word(tokens, at + 1), word(tokens, at + 2));
        let of_verb = one_of(here, "up down")
            && !(next.is_empty()
                || one_of(next, "on from against compared since this over last in"));
        let elsewhere =
            next == "than" && one_of(then, "in any other elsewhere anywhere all half most");
        return (!of_verb && !elsewhere).then_some(at);
    }
    None
}

fn before(tokens: &[Token], clause: &Range<usize>, number: usize) -> Option<usize> {
    let last = number.checked_sub(1).filter(|at| clause.contains(at))?;
    if one_of(word(tokens, last), "extra additional") {
        return Some(last);
    }
    let by = preposition(tokens, number).filter(|at| clause.contains(at))?;
    let at = if word(tokens, by) == "by" { by.checked_sub(1)? } else { by };
    let of_verb = at.checked_sub(1).is_some_and(|at| one_of(word(tokens, at), PHRASES));
    (clause.contains(&at) && one_of(word(tokens, at), "up down") && !of_verb).then_some(at)
}
