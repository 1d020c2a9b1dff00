//! What a build must say nothing of yet: drafts, and editions whose day has not come.

use std::collections::BTreeSet;

use super::edition::{EditionData, LeftOut};
use super::resolve::Choices;
use super::{Period, Site};
use crate::load::RawEdition;
use crate::source::FilePath;

/// The editions of a build, apart from those that it leaves out.
pub struct Sorted {
    pub written: Vec<RawEdition>,
    pub editions: Vec<EditionData>,
    pub left_out: Vec<LeftOut>,
    pub hidden: Hidden,
}

/// What belongs to left-out editions alone: KPIs, documents and folders.
#[derive(Default)]
pub struct Hidden {
    kpis: BTreeSet<String>,
    documents: BTreeSet<String>,
    folders: Vec<String>,
}

/// Sorts out what this build must say nothing of. A build with drafts marks it as a draft instead.
pub fn sort(all: Vec<(RawEdition, EditionData)>, choices: &Choices) -> Sorted {
    let mut sorted = Sorted {
        written: Vec::new(),
        editions: Vec::new(),
        left_out: Vec::new(),
        hidden: Hidden::default(),
    };
    let mut out = Vec::new();
    for (raw, mut data) in all {
        match why_not(&data, choices) {
            Some(why) if !choices.drafts => {
                sorted.left_out.push(LeftOut { period: data.period, why });
                out.push(data);
                continue;
            }
            why => data.draft = why.is_some(),
        }
        sorted.written.push(raw);
        sorted.editions.push(data);
    }
    sorted.hidden = Hidden::new(&out, &sorted.editions);
    sorted
}

fn why_not(data: &EditionData, choices: &Choices) -> Option<String> {
    if data.draft {
        let key = data.period.key();
        return Some(format!("the edition `{key}` is a draft, so this build leaves it out"));
    }
    let day = data.publish_on?;
    let has_come = choices.today.is_some_and(|today| has_come(day, today));
    (!has_come).then(|| {
        let (key, day) = (data.period.key(), day.key());
        format!("the edition `{key}` appears on {day}, so this build leaves it out")
    })
}

fn has_come(day: Period, today: Period) -> bool {
    matches!(day, Period::Day(..)) && day <= today
}

impl Hidden {
    fn new(out: &[EditionData], published: &[EditionData]) -> Self {
        let kpis = |editions: &[EditionData]| -> BTreeSet<String> {
            let readings = editions.iter().flat_map(|edition| &edition.readings);
            readings.map(|reading| reading.kpi.clone()).collect()
        };
        let documents = |editions: &[EditionData]| -> BTreeSet<String> {
            let sources = editions.iter().filter_map(|edition| edition.source.as_ref());
            sources.map(|source| source.document.clone()).collect()
        };
        Self {
            kpis: &kpis(out) - &kpis(published),
            documents: &documents(out) - &documents(published),
            folders: out.iter().map(|edition| format!("content/{}/", edition.folder)).collect(),
        }
    }

    /// The pictures that may be published.
    pub fn without_pictures(&self, mut pictures: Vec<FilePath>) -> Vec<FilePath> {
        let inside = |picture: &FilePath, folder: &String| picture.as_str().starts_with(folder);
        pictures.retain(|picture| !self.folders.iter().any(|folder| inside(picture, folder)));
        pictures
    }

    /// Takes away what no published edition speaks of: KPIs and themes, documents, and the terms
    /// that rest on these documents.
    pub fn leave_out_of(&self, site: &mut Site) {
        let hidden_only = |theme: &str| {
            let mut of_theme = site.kpis.values().filter(|kpi| kpi.theme == theme).peekable();
            of_theme.peek().is_some() && of_theme.all(|kpi| self.kpis.contains(&kpi.id))
        };
        let themes = site.themes.iter().filter(|(id, _)| !hidden_only(id)).cloned().collect();
        site.themes = themes;
        site.kpis.retain(|id, _| !self.kpis.contains(id));
        site.kpi_order.retain(|id| !self.kpis.contains(id));
        site.documents.retain(|id, _| !self.documents.contains(id));
        site.glossary.retain(|term| {
            !term.source.as_ref().is_some_and(|source| self.documents.contains(&source.document))
        });
    }
}
