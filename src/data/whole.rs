//! The whole model as JSON, with its schema. The schema is made from these types, so the two cannot
//! differ; a test holds the copy in `schemas/` against it.

use super::observe::Observation;
use super::shape::{
    Datum, Document, Edition, Item, Licence, List, Measure, Note, Term, Theme, When, Whole, Words,
};
use super::text::plain;
use super::{Holds, Library, cite, iso};
use crate::model::kpi::{Direction, Unit};
use crate::model::notes::NoteKind;
use crate::model::{Dated, OutlineItem, Page, Period, Report, Site, text_of};

/// The address of the JSON.
pub const ADDRESS: &str = "data/site.json";

/// The address of its schema. The number changes when a reader of the old shape would stumble.
pub const SCHEMA_ADDRESS: &str = "schemas/site-1.json";

/// The whole site as JSON.
pub fn json(site: &Site, library: &Library) -> String {
    let settings = &site.settings;
    let whole = Whole {
        schema: format!("../{SCHEMA_ADDRESS}"),
        title: settings.title.clone(),
        body: settings.body.clone(),
        language: settings.language.clone(),
        place: settings.place.clone(),
        base_url: settings.base_url.clone(),
        licence: settings
            .licence
            .as_ref()
            .map(|(name, url)| Licence { name: name.clone(), url: url.clone() }),
        documents: documents(site),
        themes: site
            .themes
            .iter()
            .map(|(id, title)| Theme { id: id.clone(), title: title.clone() })
            .collect(),
        measures: measures(site),
        editions: site.reports.iter().map(|report| edition(site, report, library)).collect(),
        pages: site.pages.iter().map(words).collect(),
        glossary: glossary(site),
    };
    serde_json::to_string(&whole).expect("every key is a text") + "\n"
}

/// The schema of the JSON (JSON Schema, draft 2020-12).
pub fn schema() -> String {
    let schema = schemars::schema_for!(Whole);
    serde_json::to_string_pretty(&schema).expect("every key is a text") + "\n"
}

fn when(period: Period) -> When {
    let (start, end) = match period.days() {
        Some((first, last)) => (iso(first), iso(last)),
        None => (String::new(), String::new()),
    };
    When { key: period.key(), words: period.in_full(), start, end }
}

fn documents(site: &Site) -> Vec<Document> {
    let documents = site.documents.iter();
    documents
        .map(|(id, document)| Document {
            id: id.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            date: document.date.map(when),
            url: document.url.clone(),
        })
        .collect()
}

fn measures(site: &Site) -> Vec<Measure> {
    let kpis = site.kpi_order.iter().filter_map(|id| site.kpis.get(id));
    kpis.map(|kpi| Measure {
        id: kpi.id.clone(),
        title: kpi.title.clone(),
        measure: kpi.measure.clone(),
        unit: match &kpi.unit {
            Unit::Percent => "%".to_owned(),
            Unit::Things(things) => things.clone(),
        },
        theme: kpi.theme.clone(),
        direction: match kpi.direction {
            Direction::Reduce => "reduce",
            Direction::Increase => "increase",
            Direction::Neither => "none",
        }
        .to_owned(),
        because: plain(&kpi.because),
        owner: kpi.owner.clone(),
        adds_up: kpi.adds_up,
    })
    .collect()
}

fn edition(site: &Site, report: &Report, library: &Library) -> Edition {
    let rows = library.find(Some(report.period), &Holds::All).map_or(&[][..], |all| &all.rows);
    let mut period = when(report.period);
    if report.dated == Dated::Published {
        (period.start, period.end) = (String::new(), String::new());
    }
    Edition {
        period,
        kind: report.kind.word().to_owned(),
        title: report.title.clone(),
        source: report.source.as_ref().map_or_else(String::new, |source| cite(site, source)),
        sections: report.pages().map(words).collect(),
        commentaries: report
            .commentaries
            .iter()
            .map(|(id, words)| (id.clone(), plain(words)))
            .collect(),
        observations: rows.iter().map(datum).collect(),
        lists: report
            .board
            .iter()
            .map(|list| List {
                id: list.id.clone(),
                title: list.title.clone(),
                source: cite(site, &list.source),
                items: items(&list.items),
            })
            .collect(),
        notes: notes(report),
    }
}

fn words(page: &Page) -> Words {
    Words {
        address: page.address.clone(),
        title: page.title.value.clone(),
        summary: text_of(&page.summary),
        key_points: page.key_points.iter().map(text_of).collect(),
        text: plain(&page.body),
    }
}

fn datum(row: &Observation) -> Datum {
    Datum {
        address: row.address.clone(),
        measure: row.id.clone(),
        title: row.title.clone(),
        statistic: row.statistic.word().to_owned(),
        period: row.period.map(when),
        quarter: row.quarter,
        area: row.area.clone(),
        group: row.group.clone(),
        value: row.value.and_then(|value| value.plain().parse().ok()),
        unit: row.unit.clone(),
        marker: row.marker.to_owned(),
        as_printed: row.printed.clone(),
        note: row.note.clone(),
        source: row.source.clone(),
    }
}

fn items(all: &[OutlineItem]) -> Vec<Item> {
    let item = |item: &OutlineItem| Item { words: item.words.clone(), items: items(&item.items) };
    all.iter().map(item).collect()
}

fn notes(report: &Report) -> Vec<Note> {
    let notes = report.notes.iter();
    notes
        .map(|note| {
            let (kind, dated) = match &note.kind {
                NoteKind::Note => ("note", None),
                NoteKind::Correction { dated, .. } => ("correction", Some(*dated)),
            };
            Note {
                about: note.about.value.clone(),
                kind: kind.to_owned(),
                name: note.name.clone(),
                printed: note.printed.clone(),
                other: note.other.clone(),
                because: plain(&note.because),
                dated: dated.map(when),
            }
        })
        .collect()
}

fn glossary(site: &Site) -> Vec<Term> {
    let terms = site.glossary.iter();
    terms
        .map(|term| Term {
            name: term.name.value.clone(),
            expansion: term.expansion.clone(),
            meaning: plain(&term.meaning),
        })
        .collect()
}
