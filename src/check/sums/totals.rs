//! "12 and 30, together 42": parts make their sum.

use super::{Sentence, sum};
use crate::check::english::{counts_things, is_plural, words};
use crate::diagnostic::Diagnostic;
use crate::model::value::Value;

/// The first sum of a sentence that its parts do not make.
pub fn wrong(sentence: &Sentence<'_>) -> Option<Diagnostic> {
    last(sentence).or_else(|| first(sentence))
}

/// What stands right before a sum that comes after its parts. The comma parts it from words such as
/// "worked together with".
const BEFORE_SUM: &[&str] = &[
    ", together ",
    ", altogether ",
    ", in all ",
    ", in total ",
    ", a total of ",
    ", or ",
    ", which makes ",
    ", which make ",
    ", that makes ",
    ", which is ",
    ", together they make ",
    " together make ",
    " together makes ",
    " together came to ",
    " together are ",
    " together is ",
    " add up to ",
    " adds up to ",
    " sum to ",
    " sum up to ",
    " make together ",
    " in total make ",
];

/// Words right after a sum: "12 and 30, 42 in all".
const AFTER_SUM: &[&str] = &[" in all", " in total", " altogether", " together"];

/// "12 burglaries of shops and 30 of homes, together 42".
fn last(sentence: &Sentence<'_>) -> Option<Diagnostic> {
    let at = sentence.numbers.len() - 1;
    let between = sentence.between(at - 1);
    let lower = between.to_lowercase();
    // "or" alone joins anything: a sum after it is named as one.
    let named = AFTER_SUM.iter().any(|words| sentence.after(at).starts_with(words));
    let is_sum = BEFORE_SUM.iter().any(|w| lower.ends_with(w) && (*w != ", or " || named))
        || (named && lower.ends_with(", "))
        || is_reckoned(sentence, at);
    let parts = values(sentence, 0..at);
    if !is_sum || parts.len() < 2 || compares(sentence, at) || counts_another_thing(sentence, at) {
        return None;
    }
    differs(sentence, at, &parts)
}

/// "12 plus 30 is 42".
fn is_reckoned(sentence: &Sentence<'_>, at: usize) -> bool {
    let plus = (0..at - 1).all(|part| matches!(sentence.between(part), " plus " | " + " | " and "));
    let is = matches!(sentence.between(at - 1), " is " | " makes " | " make " | " = " | " equals ");
    plus && is
}

/// "12 and 30, which is 5 more than before".
fn compares(sentence: &Sentence<'_>, at: usize) -> bool {
    let than = [" more", " fewer", " less", " higher", " lower", " times"];
    than.iter().any(|words| sentence.after(at).starts_with(words))
}

/// The sum counts things that no part counts: "12 workshops and 30 talks, a total of 300 people".
fn counts_another_thing(sentence: &Sentence<'_>, at: usize) -> bool {
    let after = sentence.after(at);
    if !counts_things(after) {
        return false;
    }
    let noun = words(after).map(|(_, word)| word).find(|word| is_plural(word));
    noun.is_some_and(|noun| !words(sentence.before(at)).any(|(_, word)| word == noun))
}

/// "43 burglaries: 12 of shops and 30 of homes", "Of the 43 burglaries, 12 were of shops and the other
/// 30 of homes".
fn first(sentence: &Sentence<'_>) -> Option<Diagnostic> {
    let between = sentence.between(0);
    let noun = between.strip_suffix(": ");
    let all_told = noun.is_some_and(|noun| words(noun).count() <= 4 && !noun.contains([',', '(']));
    let before = sentence.before(0).to_lowercase();
    let of_them = before == "of the " || before == "of these " || before == "of all ";
    let last = sentence.numbers.len() - 1;
    let rest = ["the other ", "the remaining ", "the rest, "];
    let the_rest = rest.iter().any(|words| sentence.before(last).ends_with(words));
    let parts = values(sentence, 1..last + 1);
    if parts.len() < 2 || !(all_told || (of_them && are_named_apart(sentence))) {
        return None;
    }
    let total = sentence.numbers[0].value;
    let more = sum(&parts)
        .is_some_and(|sum| sum.measure == total.measure && sum.number > total.number && of_them);
    // "Of the 43" may leave some out.
    if all_told || the_rest || more { differs(sentence, 0, &parts) } else { None }
}

/// "12 were of shops and 30 of homes": no part of a part.
fn are_named_apart(sentence: &Sentence<'_>) -> bool {
    let part_of_part = ["of whom", "of which", "including", "among", "also", "too", "both"];
    !part_of_part.iter().any(|words| sentence.said.contains(words))
}

fn values(sentence: &Sentence<'_>, range: std::ops::Range<usize>) -> Vec<Value> {
    sentence.numbers[range].iter().map(|number| number.value).collect()
}

fn differs(sentence: &Sentence<'_>, at: usize, parts: &[Value]) -> Option<Diagnostic> {
    let total = sentence.numbers[at].value;
    let sum = sum(parts).filter(|sum| sum.measure == total.measure)?;
    if sum.number == total.number {
        return None;
    }
    let message = format!("the parts of the sentence add up to {sum}, and it says {total}");
    Some(sentence.finding(at, sum, message))
}
