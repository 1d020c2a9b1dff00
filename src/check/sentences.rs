//! Sentences: what they say of the numbers in them, held against the data.

use std::ops::Range;

use super::Subject;
use super::finding::{address, found};
use super::lines::{Home, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::kpi::{Direction, Trend};
use crate::model::{Bound, Datum, Show};

/// A word for a rise beside a fall, or the other way round.
pub const CONTRARY_WORD: Rule = Rule::warning("contrary-word");
/// Words about what is wanted that the measure's direction denies.
pub const WANTED_DIRECTION: Rule = Rule::warning("wanted-direction");

/// Holds every sentence against its numbers.
pub fn fit_their_numbers(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for sentence in line.sentences() {
            let bound: Vec<_> = line.bound(&sentence).collect();
            if !bound.is_empty() {
                contrary(subject, line, &sentence, &bound, out);
            }
            wanted(subject, line, &sentence, out);
        }
    }
}

/// The bound numbers of a sentence, each with its place in the line.
pub type Numbers<'a, 'b> = [(&'b Range<usize>, &'a Bound)];

const UP: &[&str] = &[
    "rose",
    "risen",
    "rise",
    "rises",
    "rising",
    "increase",
    "increased",
    "increases",
    "grew",
    "grown",
    "more",
    "up",
    "higher",
    "doubled",
    "trebled",
    "above",
    "highest",
];
const DOWN: &[&str] = &[
    "fell",
    "fallen",
    "fall",
    "falls",
    "falling",
    "decrease",
    "decreased",
    "decreases",
    "dropped",
    "drop",
    "down",
    "lower",
    "fewer",
    "halved",
    "below",
    "reduced",
    "reduction",
    "lowest",
];

fn words(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word.to_lowercase()))
}

/// Words of direction this far from a number are about it, in bytes.
const NEAR: usize = 40;

/// A bound size of a change is said with a word for its direction.
fn contrary(
    subject: &Subject<'_>,
    line: &Line<'_>,
    sentence: &Range<usize>,
    bound: &Numbers<'_, '_>,
    out: &mut Diagnostics,
) {
    for (range, number) in bound {
        let Datum::Kpi { id, show, year, .. } = &number.datum else { continue };
        if !matches!(
            show,
            Show::Change | Show::ChangePercent | Show::StatedChange | Show::StatedChangePercent
        ) {
            continue;
        }
        let Some(report) = subject.site.report(number.edition) else { continue };
        let (Some(kpi), Some(reading)) = (subject.site.kpis.get(id), report.reading(id)) else {
            continue;
        };
        let Some(change) = reading.change(kpi, *year) else { continue };
        let (wrong, went) = match change.trend() {
            Trend::Rose => (DOWN, "a rise"),
            Trend::Fell => (UP, "a fall"),
            Trend::Same => continue,
        };
        let right = if went == "a rise" { UP } else { DOWN };
        let said = &line.text[sentence.clone()];
        let near = |at: usize| {
            let at = at + sentence.start;
            at + NEAR > range.start && at < range.end + NEAR
        };
        let in_words = |list: &[&str]| {
            words(said).find(|(at, word)| list.contains(&word.as_str()) && near(*at))
        };
        let (Some((at, word)), None) = (in_words(wrong), in_words(right)) else { continue };
        let place = sentence.start + at..sentence.start + at + word.len();
        let Some(span) = line.span(&place) else { continue };
        let message = format!("`{word}` stands beside {}, and the data show {went}", number.text);
        let help =
            "say it as the data do; `show=sentence` and `show=trend` choose the word themselves";
        out.push(
            Diagnostic::at(&CONTRARY_WORD, &span, message)
                .help(help)
                .label(&number.span, "the number"),
        );
    }
}

const WANTED_UP: &[&str] = &[
    "wanted rise",
    "wanted increase",
    "a rise is wanted",
    "an increase is wanted",
    "we want a rise",
    "we wanted a rise",
    "aim was a rise",
];
const WANTED_DOWN: &[&str] = &[
    "wanted fall",
    "wanted drop",
    "wanted decrease",
    "a fall is wanted",
    "a decrease is wanted",
    "we want a fall",
    "we wanted a fall",
    "aim was a fall",
];

/// The commentary on a measure speaks of the direction that the data want.
fn wanted(subject: &Subject<'_>, line: &Line<'_>, sentence: &Range<usize>, out: &mut Diagnostics) {
    let (Home::Kpi(id), Some(report)) = (line.home, line.report) else { return };
    let Some(kpi) = subject.site.kpis.get(id) else { return };
    let (contrary, wants) = match kpi.direction {
        Direction::Reduce => (WANTED_UP, "a fall"),
        Direction::Increase => (WANTED_DOWN, "a rise"),
        Direction::Neither => return,
    };
    let said = line.text[sentence.clone()].to_lowercase();
    let Some(words) = contrary.iter().find(|words| said.contains(**words)) else { return };
    let at = said.find(*words).unwrap_or(0) + sentence.start;
    let Some(span) = line.span(&(at..at + words.len())) else { return };
    let message =
        format!("`{words}` stands in the comment, and `direction` says that {wants} is wanted");
    let about = [address(report, format!("kpis.{id}.direction"))];
    out.push(found(&WANTED_DIRECTION, &span, message, about).label(&kpi.span, "the measure"));
}
