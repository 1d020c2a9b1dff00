//! Statements without a number: "Bicycle theft fell", and a card that is marked as a rise.

use super::claims::Sentence;
use super::lexicon::{Reach, Sense};
use super::said::{Said, said};
use super::tokens::Kind;
use super::{CONTRARY_WORD, data_show};
use crate::check::Subject;
use crate::check::english::one_of;
use crate::check::finding::{address, found};
use crate::check::lines::{Home, Line};
use crate::diagnostic::Diagnostics;
use crate::model::kpi::Trend;
use crate::model::{Finding, Kpi, Way};

/// Whether a line stands where a measure may be spoken of by its name.
pub fn speaks_of_a_measure(subject: &Subject<'_>, line: &Line<'_>) -> bool {
    matches!(line.home, Home::Finding(..)) || measures(subject, line).next().is_some()
}

/// The measures of a line's page.
fn measures<'a>(subject: &Subject<'a>, line: &Line<'a>) -> impl Iterator<Item = &'a Kpi> {
    let (page, own) = match line.home {
        Home::Page(page) => (Some(page), None),
        Home::Kpi(id) => (None, Some(id)),
        _ => (None, None),
    };
    let ids = page.into_iter().flat_map(|page| page.kpis.iter().map(String::as_str)).chain(own);
    let kpis = &subject.site.kpis;
    ids.filter_map(move |id| kpis.get(id)).filter(|_| line.report.is_some())
}

/// Words of a sentence without numbers.
pub fn without_numbers(
    subject: &Subject<'_>,
    line: &Line<'_>,
    sentence: &Sentence<'_>,
    claimed: &[usize],
    out: &mut Diagnostics,
) {
    let mut all = said(sentence.tokens, sentence.clauses);
    all.retain(|said| !claimed.contains(&said.at));
    if let Home::Finding(_, finding) = line.home {
        of_card(line, sentence, finding, &all, out);
    }
    for kpi in measures(subject, line) {
        of_measure(line, sentence, kpi, &all, out);
    }
}

/// The first clause of a sentence: "Bicycle theft fell", as it is about the edition's own year.
fn of_measure(
    line: &Line<'_>,
    sentence: &Sentence<'_>,
    kpi: &Kpi,
    all: &[Said],
    out: &mut Diagnostics,
) {
    let (Some(report), Some(first)) = (line.report, sentence.clauses.first()) else { return };
    let change = report.reading(&kpi.id).and_then(|reading| reading.change(kpi, report.period));
    let Some(went) = change.map(|change| change.trend()).filter(|way| *way != Trend::Same) else {
        return;
    };
    let title: Vec<String> = kpi.title.split_whitespace().map(str::to_lowercase).collect();
    let tokens = &sentence.tokens[first.tokens.clone()];
    let named = tokens.len() > title.len()
        && title.iter().zip(tokens).all(|(word, token)| *word == token.word);
    let numbers = tokens.iter().any(|token| token.kind != Kind::Word);
    if !named || numbers || first.other_time {
        return;
    }
    // Nothing but "has", "also" and the like between the name and the word.
    let adverbs = "has have also again slightly sharply still did not only clearly once more";
    let place = (first.tokens.start + title.len()..first.tokens.end)
        .find(|at| !one_of(&sentence.tokens[*at].word, adverbs));
    let said = all.iter().find(|said| Some(said.at) == place && said.reach == Reach::Clause);
    let Some((said, Sense::Way(way))) = said.map(|said| (said, said.sense)) else { return };
    if (way == went) != said.denied || elsewhere(sentence, said.at) {
        return;
    }
    let token = &sentence.tokens[said.at];
    let Some(span) = line.span(&token.range) else { return };
    let word = &line.text[token.range.clone()];
    let message = format!("`{} {word}`, and {}", kpi.title, data_show(went));
    let help = format!("write `{{{{ kpi(id={}, show=trend) }}}}` instead of the word", kpi.id);
    let about = line.about().into_iter();
    let about = about.chain([address(report, format!("kpis.{}.change", kpi.id))]);
    let finding = found(&CONTRARY_WORD, &span, message, about).compares(&[&word, &data_show(went)]);
    out.push(finding.help(help));
}

/// "fell in Dudley", "fell over the last quarter": another place or another time.
fn elsewhere(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.tokens.get(at + 1).map_or("", |token| &token.word);
    one_of(next, "in across between during until from to over at among by")
}

/// A card that is marked as a rise tells of one.
fn of_card(
    line: &Line<'_>,
    sentence: &Sentence<'_>,
    finding: &Finding,
    all: &[Said],
    out: &mut Diagnostics,
) {
    let marked = match finding.direction {
        Some(Way::Increase) => Trend::Rose,
        Some(Way::Decrease) => Trend::Fell,
        _ => return,
    };
    let ways = || {
        all.iter().filter_map(|said| match (said.sense, said.denied) {
            (Sense::Way(way), false) if said.reach == Reach::Clause => Some((said, way)),
            _ => None,
        })
    };
    if ways().any(|(_, way)| way == marked) {
        return;
    }
    let Some((said, _)) = ways().next() else { return };
    let token = &sentence.tokens[said.at];
    let Some(span) = line.span(&token.range) else { return };
    let word = &line.text[token.range.clone()];
    let called = finding.direction.map_or("", Way::word);
    let message = format!("`{word}` stands in a card that is marked `{called}`");
    let help = "write the `direction` that the document gives, or say it as the card is marked";
    let found = found(&CONTRARY_WORD, &span, message, line.about());
    out.push(found.compares(&[&word, &called]).help(help));
}
