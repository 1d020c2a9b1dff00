//! Words of direction beside numbers: "fell" beside a rise, "doubled" beside 10%, "highest since" after
//! a fall.

mod bare;
mod claims;
mod facts;
mod lexicon;
mod said;
mod tokens;
mod wanted;

use std::ops::Range;

use super::Subject;
use super::finding::{address, found};
use super::lines::{Kind, Line};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::kpi::Trend;
use crate::model::{Bound, Datum, Decimal};
use claims::{Claim, Sentence, claims};
use facts::{Fact, fact, named};
use lexicon::Sense;
use tokens::{Token, clauses, tokens};
pub use wanted::{WANTED_DIRECTION, fits_the_direction};

/// A word for a rise beside a fall, or the other way round.
pub const CONTRARY_WORD: Rule = Rule::warning("contrary-word");

/// Holds the words of every sentence against the data behind its numbers.
pub fn fit_the_data(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in subject.lines.iter().filter(|line| !matches!(line.kind, Kind::Quote | Kind::Chart))
    {
        for sentence in runs(line) {
            of_sentence(subject, line, &sentence, out);
        }
    }
}

/// The sentences of a line; one that starts with "it", "this" or "that" goes on with the one before it.
fn runs(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for sentence in line.sentences.iter().cloned() {
        let first = line.text[sentence.clone()].split(|c: char| !c.is_alphanumeric()).next();
        match runs.last_mut() {
            Some(last) if matches!(first, Some("It" | "This" | "That")) => last.end = sentence.end,
            _ => runs.push(sentence),
        }
    }
    runs
}

fn of_sentence(
    subject: &Subject<'_>,
    line: &Line<'_>,
    range: &Range<usize>,
    out: &mut Diagnostics,
) {
    let numbers: Vec<&Bound> = line.bound(range).map(|(_, bound)| bound).collect();
    let bare = bare::speaks_of_a_measure(subject, line);
    if numbers.is_empty() && !bare {
        return;
    }
    let tokens = tokens(line, range);
    let clauses = clauses(&tokens);
    let facts: Vec<Option<Fact>> = numbers.iter().map(|bound| fact(subject.site, bound)).collect();
    let sentence =
        Sentence { tokens: &tokens, clauses: &clauses, numbers: &numbers, facts: &facts };
    let claims = claims(&sentence);
    let mut told: Vec<usize> = Vec::new();
    for claim in &claims {
        // One word is told once, beside the number that is nearest to it.
        let fresh = !told.contains(&claim.said.at);
        if let Some(says) = contradiction(&sentence, claim).filter(|_| fresh) {
            told.push(claim.said.at);
            out.extend(report(line, &sentence, claim, &says));
        }
    }
    if bare {
        let claimed: Vec<usize> = claims.iter().map(|claim| claim.said.at).collect();
        bare::without_numbers(subject, line, &sentence, &claimed, out);
    }
}

/// What the data say, where a claim contradicts it.
fn contradiction(sentence: &Sentence<'_>, claim: &Claim) -> Option<String> {
    let (fact, denied) = (&claim.target.fact, claim.said.denied);
    let wrong = match claim.said.sense {
        Sense::Way(way) => (fact.way == way) == denied,
        Sense::Wanted(better) => {
            fact.way != Trend::Same && ((fact.way == fact.wanted?) != better) != denied
        }
        Sense::Peak(way) => fact.way != Trend::Same && fact.way != way && !denied,
        Sense::Hundredths(size) => {
            let ratio = ratio(fact)?;
            return out_of_range(sentence, claim, size, ratio)
                .then(|| format!("{}, to {ratio}% of what it was", fact.words));
        }
        Sense::Part(size) => {
            let part = (ratio(fact)? - Decimal::whole(100)).abs();
            return out_of_range(sentence, claim, size, part)
                .then(|| format!("{} by {part}%", fact.words));
        }
    };
    wrong.then(|| fact.words.clone())
}

/// What a value is of what it was, in hundredths.
fn ratio(fact: &Fact) -> Option<Decimal> {
    let (from, to) = fact.ends?;
    to.percent_of(from, 0)
}

/// "doubled" is near 200%, "more than doubled" above it, "almost doubled" somewhat below.
fn out_of_range(sentence: &Sentence<'_>, claim: &Claim, size: i128, found: Decimal) -> bool {
    if claim.said.denied {
        return false;
    }
    let words = |back: usize| claim.said.at.checked_sub(back).map(|at| &*sentence.tokens[at].word);
    let near: Vec<&str> = (1..4).filter_map(words).collect();
    let says = |all: &[&str]| near.iter().any(|word| all.contains(word));
    let (low, high) = match () {
        () if says(&["more", "over"]) => (size, size * 3),
        () if says(&["almost", "nearly"]) => (size * 88 / 100, size * 102 / 100),
        () => (size * 92 / 100, size * 108 / 100),
    };
    found < Decimal::whole(low) || found > Decimal::whole(high.max(size + 2))
}

fn report(
    line: &Line<'_>,
    sentence: &Sentence<'_>,
    claim: &Claim,
    says: &str,
) -> Option<Diagnostic> {
    let token: &Token = &sentence.tokens[claim.said.at];
    let word = &line.text[token.range.clone()];
    let number = sentence.numbers[claim.target.number];
    let denied = if claim.said.denied { "not " } else { "" };
    let message = format!("`{denied}{word}` stands beside {}, and {says}", number.text);
    let help = "say it as the data do; `show=sentence` and `show=trend` choose the word themselves";
    let finding = found(&CONTRARY_WORD, &line.span(&token.range)?, message, about(line, number));
    Some(finding.compares(&[&word, &number.text]).help(help).label(&number.span, "the number"))
}

/// The place of the words, and the datum of the number.
fn about(line: &Line<'_>, number: &Bound) -> Vec<About> {
    let datum = match &number.datum {
        Datum::Kpi { id, .. } => format!("kpis.{id}.change"),
        Datum::Figure(id) => format!("figures.{id}"),
        Datum::Amount { .. } => return line.about().into_iter().collect(),
    };
    line.about().into_iter().chain(line.report.map(|report| address(report, datum))).collect()
}

/// "a rise" as the words of a message for a way.
fn data_show(way: Trend) -> String {
    format!("the data show {}", named(way))
}
