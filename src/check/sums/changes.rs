//! "from 100 to 90, a fall of 10": a change is that of its two ends.

use super::Sentence;
use crate::check::english::words;
use crate::diagnostic::Diagnostic;
use crate::model::value::{Measure, Value};

/// The first change of a sentence that its two ends do not show.
pub fn wrong(sentence: &Sentence<'_>) -> Option<Diagnostic> {
    (0..sentence.numbers.len() - 1).find_map(|at| {
        if !sentence.before(at).ends_with("from ") || !leads_to(sentence.between(at)) {
            return None;
        }
        let before = at.checked_sub(1).filter(|change| is_by(sentence.between(*change)));
        let after = (at + 2 < sentence.numbers.len() && is_change(sentence.between(at + 1)))
            .then_some(at + 2);
        let change = before.filter(|at| sentence.before(*at).ends_with(" by ")).or(after)?;
        differs(sentence, at, change)
    })
}

/// "from 191 offences to 221".
fn leads_to(between: &str) -> bool {
    let noun = between.strip_suffix(" to ");
    noun.is_some_and(|noun| !noun.contains([',', ';', '(']) && words(noun).count() <= 8)
}

/// "by 10 from 100", "by 10, from 100".
fn is_by(between: &str) -> bool {
    let noun = between.strip_suffix("from ").map(|noun| noun.trim_end_matches([',', ' ']));
    noun.is_some_and(|noun| !noun.contains([',', ';', '(']) && words(noun).count() <= 3)
}

/// ", a fall of ", " (up ".
fn is_change(between: &str) -> bool {
    let kinds = ["rise", "fall", "increase", "decrease", "drop", "reduction", "change"];
    let said = kinds.iter().any(|kind| {
        ["a", "an"].iter().any(|article| between.ends_with(&format!(", {article} {kind} of ")))
    });
    said || matches!(
        between,
        " (up " | " (down " | ", up " | ", down " | " (a rise of " | " (a fall of "
    )
}

fn differs(sentence: &Sentence<'_>, from: usize, change: usize) -> Option<Diagnostic> {
    let [one, two, said] = [from, from + 1, change].map(|at| sentence.numbers[at].value);
    if one.measure != two.measure {
        return None;
    }
    let difference = two.number - one.number;
    let exact = match (one.measure, said.measure) {
        (a, b) if a == b && a != Measure::Percent => difference,
        (Measure::Percent, Measure::Points) => difference,
        (Measure::Number | Measure::Pounds, Measure::Percent) => {
            difference.percent_of(one.number, said.number.decimals())?
        }
        _ => return None,
    };
    if exact.abs() == said.number.abs() {
        return None;
    }
    let exact = Value { number: exact.abs(), measure: said.measure };
    let message =
        format!("from {one} to {two} is a change of {exact}, and the sentence says {said}");
    Some(sentence.finding(change, exact, message))
}
