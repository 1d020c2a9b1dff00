//! "336 out of 384, or 87.5%": a share is that of the part in the whole.

use super::{Number, Sentence};
use crate::check::english::words;
use crate::diagnostic::Diagnostic;
use crate::model::value::{Measure, Value};

/// The first share of a sentence that does not fit its part and its whole.
pub fn wrong(sentence: &Sentence<'_>) -> Option<Diagnostic> {
    (0..sentence.numbers.len().saturating_sub(2)).find_map(|at| {
        let triple = triple(sentence, at)?;
        let (part, whole, share) = (triple[0].value, triple[1].value, triple[2].value);
        let exact = part.number.percent_of(whole.number, share.number.decimals())?;
        if exact == share.number {
            return None;
        }
        let message = format!("{part} out of {whole} is {exact}%, and the sentence says {share}");
        let place = sentence.numbers.iter().position(|n| std::ptr::eq(n, triple[2]))?;
        Some(sentence.finding(place, Value { number: exact, ..share }, message))
    })
}

/// The part, the whole and the share, in whatever order three neighbours tell them.
fn triple<'a, 'b>(sentence: &'a Sentence<'b>, at: usize) -> Option<[&'a Number<'b>; 3]> {
    let [one, two, three] = [0, 1, 2].map(|next| &sentence.numbers[at + next]);
    let (first, second) = (sentence.between(at), sentence.between(at + 1));
    let last = sentence.after(at + 2);
    let [part, whole, share] = if is_share(three) {
        // "12 of 43 (28%)", "12 out of 43 burglaries, or 28%"
        (is_of(first) && tells(second, last)).then_some([one, two, three])?
    } else if is_share(two) {
        // "12 (28%) of the 43"
        (first == " (" && second.strip_prefix(')').is_some_and(is_of))
            .then_some([one, three, two])?
    } else {
        // "28% (12 of 43)"
        (is_share(one) && first == " (" && is_of(second) && last.starts_with(')'))
            .then_some([two, three, one])?
    };
    let counts = [part, whole].iter().all(|number| number.value.measure == Measure::Number);
    (counts && is_share(share)).then_some([part, whole, share])
}

fn is_share(number: &Number<'_>) -> bool {
    matches!(number.value, Value { measure: Measure::Percent, .. })
}

/// "of the", "burglaries out of": what stands between a part and its whole.
fn is_of(between: &str) -> bool {
    let between = between.trim_end();
    let between = ["the", "all", "all the", "these", "those", "our"]
        .iter()
        .find_map(|which| between.strip_suffix(which).filter(|rest| rest.ends_with(' ')))
        .unwrap_or(between)
        .trim_end();
    match between.strip_suffix("out of") {
        Some(noun) => !noun.contains([',', ';', '(']) && words(noun).count() <= 3,
        None => between == " of",
    }
}

/// ", or", "burglaries (": what stands between a whole and the share, with what follows that.
fn tells(between: &str, after: &str) -> bool {
    // "or 40% of all people" is a share of another whole.
    if after.starts_with(" of ") || after.starts_with(" more") || after.starts_with(" fewer") {
        return false;
    }
    let joints =
        [" (", ", or ", " or ", ", which is ", ", that is ", "; that is ", ", ", ": ", " – "];
    let noun = joints.iter().find_map(|joint| between.strip_suffix(joint));
    let in_brackets = !between.ends_with('(') || after.starts_with(')');
    in_brackets
        && noun.is_some_and(|noun| {
            let mut said = words(noun).map(|(_, word)| word);
            !noun.contains([',', ';', '(']) && words(noun).count() <= 5 && !said.any(|w| w == "and")
        })
}
