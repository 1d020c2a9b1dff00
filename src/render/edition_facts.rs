//! What an edition is: kind, period, status, and the document that it is made from.

use super::html::{capital, escape};
use super::views::FactView;
use super::words::WORDS;
use crate::model::{Report, Site};

/// Facts for the overview of an edition.
pub fn of(site: &Site, report: &Report) -> Vec<FactView> {
    let status = if report.draft { WORDS.status_draft } else { WORDS.status_published };
    let mut facts = vec![
        (WORDS.kind_of_document, capital(report.kind.word())),
        (WORDS.covers, report.period.in_full()),
        (WORDS.status, status.to_owned()),
    ];
    let source = report.source.as_ref();
    if let Some(document) = source.and_then(|source| site.documents.get(&source.document)) {
        facts.push((WORDS.made_from, document.title.clone()));
        if !document.publisher.is_empty() {
            facts.push((WORDS.publisher, document.publisher.clone()));
        }
        if let Some(date) = document.date {
            facts.push((WORDS.dated, date.to_string()));
        }
    }
    let fact = |(label, words): (&str, String)| FactView {
        label: label.to_owned(),
        words: escape(&words).into_owned(),
    };
    facts.into_iter().map(fact).collect()
}
