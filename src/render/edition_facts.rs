//! What an edition is: kind, period, status, and the document that it is made from.

use super::address::href;
use super::html::{capital, escape};
use super::views::{EditionView, FactView};
use super::words::WORDS;
use crate::model::{Dated, Report, Site};

/// What the period of a report says: "Covers", "April 2017 to March 2018".
fn when(report: &Report) -> (&'static str, String) {
    let label = match report.dated {
        Dated::Covers => WORDS.covers,
        Dated::Published => WORDS.came_out,
    };
    (label, report.period.in_full())
}

/// The same in a list: "April 2017 to March 2018", "published 2024".
pub fn in_words(report: &Report) -> String {
    let when = report.period.in_full();
    match report.dated {
        Dated::Covers => when,
        Dated::Published => format!("{} {when}", WORDS.came_out.to_lowercase()),
    }
}

/// An edition in a list on the page at `from`.
pub fn edition(report: &Report, from: &str) -> EditionView {
    EditionView {
        href: href(from, &report.address()),
        title: report.title.clone(),
        period: in_words(report),
        kind: capital(report.kind.word()),
        draft: report.draft,
    }
}

/// Facts for the overview of an edition.
pub fn of(site: &Site, report: &Report) -> Vec<FactView> {
    let status = if report.draft { WORDS.status_draft } else { WORDS.status_published };
    let mut facts = vec![
        (WORDS.kind_of_document, capital(report.kind.word())),
        when(report),
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
