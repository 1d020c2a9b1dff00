//! The whole model as JSON, with its schema. The schema is made from these types, so the two cannot
//! differ; a test holds the copy in `schemas/` against it.

use std::sync::LazyLock;

use super::shape::{Break, Document, Licence, Measure, Term, Theme, When, Whole};
use super::text::plain;
use super::whole_edition::{edition, words};
use super::{Library, iso};
use crate::model::kpi::{Direction, Unit};
use crate::model::{Period, Site};

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
            .map(|licence| Licence { name: licence.name.clone(), url: licence.url.clone() }),
        documents: documents(site),
        themes: site
            .themes
            .iter()
            .map(|(id, title)| Theme { id: id.clone(), title: title.value.clone() })
            .collect(),
        measures: measures(site),
        editions: site.reports.iter().map(|report| edition(site, report, library)).collect(),
        pages: site.pages.iter().map(|page| words(site, None, page)).collect(),
        glossary: glossary(site),
    };
    serde_json::to_string(&whole).expect("every key is a text") + "\n"
}

/// The schema of the JSON (JSON Schema, draft 2020-12).
pub fn schema() -> &'static str {
    static SCHEMA: LazyLock<String> = LazyLock::new(|| {
        let schema = schemars::schema_for!(Whole);
        serde_json::to_string_pretty(&schema).expect("every key is a text") + "\n"
    });
    &SCHEMA
}

pub(super) fn when(period: Period) -> When {
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
        because: plain(site, None, &kpi.because),
        owner: kpi.owner.clone(),
        adds_up: kpi.adds_up,
        breaks: kpi
            .breaks
            .iter()
            .map(|new| Break { from: when(new.from), because: new.because.clone() })
            .collect(),
    })
    .collect()
}

fn glossary(site: &Site) -> Vec<Term> {
    let terms = site.glossary.iter();
    terms
        .map(|term| Term {
            name: term.name.value.clone(),
            expansion: term.expansion.clone(),
            meaning: plain(site, None, &term.meaning),
        })
        .collect()
}
