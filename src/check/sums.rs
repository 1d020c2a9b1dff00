//! Sums: the numbers of a sentence that says how they belong together.

use super::Subject;
use super::finding::{address, found};
use super::lines::Line;
use super::sentences::Numbers;
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::Datum;
use crate::model::value::{Measure, Value};

/// Numbers of one sentence that do not fit each other.
pub const SENTENCE_SUM: Rule = Rule::warning("sentence-sum");

/// Reckons every sentence.
pub fn add_up(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for sentence in line.sentences() {
            let bound: Vec<_> = line.bound(&sentence).collect();
            if !bound.is_empty() {
                sums(line, &bound, out);
            }
        }
    }
}

/// The numbers of a sentence that says how they belong together.
fn sums(line: &Line<'_>, bound: &Numbers<'_, '_>, out: &mut Diagnostics) {
    let values: Vec<Value> = bound.iter().filter_map(|(_, n)| Value::parse(&n.text)).collect();
    if values.len() != bound.len() {
        return;
    }
    share_of(line, bound, &values, out);
    all_told(line, bound, &values, out);
}

/// "336 out of 384, or 87.5%".
fn share_of(line: &Line<'_>, bound: &Numbers<'_, '_>, values: &[Value], out: &mut Diagnostics) {
    for at in 0..values.len().saturating_sub(2) {
        let [part, whole, share] = [values[at], values[at + 1], values[at + 2]];
        let between = &line.text[bound[at].0.end..bound[at + 1].0.start];
        let after = &line.text[bound[at + 1].0.end..bound[at + 2].0.start];
        let shape = between.trim() == "out of"
            && matches!(after.trim(), ", or" | "or" | "(" | "," | "; that is");
        let counts = part.measure == Measure::Number && whole.measure == Measure::Number;
        if !shape || !counts || share.measure != Measure::Percent {
            continue;
        }
        let exact = part.number.percent_of(whole.number, share.number.decimals());
        if exact.is_none_or(|exact| exact == share.number) {
            continue;
        }
        let exact = exact.unwrap_or(share.number);
        let message = format!("{part} out of {whole} is {exact}%, and the sentence says {share}");
        push(line, bound, message, out);
    }
}

const TOGETHER: &[&str] =
    &["in all", "altogether", "together", "add up to", "adds up to", "in total", "makes", "make"];

/// "12 and 30, together 42": three or more numbers of one unit, the last of which is the sum.
fn all_told(line: &Line<'_>, bound: &Numbers<'_, '_>, values: &[Value], out: &mut Diagnostics) {
    let [parts @ .., total] = values else { return };
    let one_unit = parts.iter().all(|part| part.measure == total.measure);
    if parts.len() < 2 || !one_unit || total.measure == Measure::Percent {
        return;
    }
    let (last, before) = (bound[values.len() - 1].0, bound[values.len() - 2].0);
    let between = line.text[before.end..last.start].to_lowercase();
    if !TOGETHER.iter().any(|word| words_in(&between, word)) {
        return;
    }
    let sum: crate::model::Decimal = parts.iter().map(|part| part.number).sum();
    if sum == total.number {
        return;
    }
    let sum = Value { number: sum, measure: total.measure };
    let message = format!("the parts of the sentence add up to {sum}, and it says {total}");
    push(line, bound, message, out);
}

/// Whether words stand in a text as words of their own.
fn words_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

fn push(line: &Line<'_>, bound: &Numbers<'_, '_>, message: String, out: &mut Diagnostics) {
    let Some(report) = line.report else { return };
    let about = bound.iter().filter_map(|(_, number)| match &number.datum {
        Datum::Figure(id) => Some(address(report, format!("figures.{id}"))),
        Datum::Kpi { id, .. } => Some(address(report, format!("kpis.{id}"))),
        Datum::Amount(_) => None,
    });
    let about: Vec<_> = about.collect();
    out.push(found(&SENTENCE_SUM, &bound[bound.len() - 1].1.span, message, about));
}
