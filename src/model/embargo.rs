//! What a build must say nothing of yet: drafts, and editions whose day has not come.

mod said;
mod words;

use std::collections::BTreeSet;

use super::edition::{EditionData, LeftOut, texts};
use super::prose::Scope;
use super::resolve::{Choices, Lookup};
use super::{Page, Period, Report, Site, joined};
use crate::diagnostic::Diagnostics;
use crate::load::RawEdition;
use crate::source::FilePath;
use words::{Finder, Terms};

/// The editions of a build, apart from those that it leaves out.
pub struct Sorted {
    pub written: Vec<RawEdition>,
    pub editions: Vec<EditionData>,
    pub left_out: Vec<LeftOut>,
    pub unpublished: Vec<(RawEdition, EditionData)>,
}

/// What a build leaves out: editions, and pages that are drafts.
#[derive(Default)]
pub struct Hidden {
    reports: Vec<Report>,
    pages: Vec<Page>,
    folders: Vec<String>,
}

/// Sorts out what this build must say nothing of. A build with drafts marks it as a draft instead.
pub fn sort(all: Vec<(RawEdition, EditionData)>, choices: &Choices) -> Sorted {
    let mut sorted = Sorted {
        written: Vec::new(),
        editions: Vec::new(),
        left_out: Vec::new(),
        unpublished: Vec::new(),
    };
    for (raw, mut data) in all {
        match why_not(&data, choices) {
            Some(why) if !choices.drafts => {
                let (period, frozen, span) = (data.period, raw.frozen.is_some(), data.span.clone());
                sorted.left_out.push(LeftOut { period, why, frozen, span });
                sorted.unpublished.push((raw, data));
                continue;
            }
            why => data.draft = why.is_some(),
        }
        sorted.written.push(raw);
        sorted.editions.push(data);
    }
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

/// Reads the editions that are left out, only to know what they speak of: what is wrong with them is
/// told when they are published, or in a build with drafts.
pub fn read(
    unpublished: Vec<(RawEdition, EditionData)>,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
) -> Hidden {
    let folders = unpublished.iter().map(|(_, data)| format!("content/{}/", data.folder)).collect();
    let reports = unpublished.into_iter().map(|(raw, data)| {
        let texts = texts(raw, &data, scope, lookup, &mut Diagnostics::new());
        joined::report(data, texts)
    });
    Hidden { reports: reports.collect(), pages: Vec::new(), folders }
}

impl Hidden {
    /// The editions.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// Takes the drafts out of pages.
    pub fn take_drafts(&mut self, pages: &mut Vec<Page>) {
        let (drafts, published) =
            std::mem::take(pages).into_iter().partition(|page: &Page| page.draft);
        self.pages.extend::<Vec<Page>>(drafts);
        *pages = published;
    }

    /// The pictures that may be published.
    pub fn without_pictures(&self, mut pictures: Vec<FilePath>) -> Vec<FilePath> {
        let inside = |picture: &FilePath, folder: &String| picture.as_str().starts_with(folder);
        pictures.retain(|picture| !self.folders.iter().any(|folder| inside(picture, folder)));
        pictures
    }

    /// Takes away what only the left-out speaks of: measures and themes, terms, documents.
    pub fn leave_out_of(&self, site: &mut Site) {
        if self.reports.is_empty() && self.pages.is_empty() {
            return;
        }
        let kpis = &kpis_of(&self.reports) - &kpis_of(&site.reports);
        let terms = self.terms(site, &kpis);
        let documents = self.documents(site, &terms);
        let hidden_only = |theme: &str| {
            let mut of_theme = site.kpis.values().filter(|kpi| kpi.theme == theme).peekable();
            of_theme.peek().is_some() && of_theme.all(|kpi| kpis.contains(&kpi.id))
        };
        let themes = site.themes.iter().filter(|(id, _)| !hidden_only(id)).cloned().collect();
        site.themes = themes;
        site.kpis.retain(|id, _| !kpis.contains(id));
        site.kpi_order.retain(|id| !kpis.contains(id));
        site.glossary.retain(|term| {
            let source = term.source.as_ref();
            let hidden = source.is_some_and(|source| documents.contains(&source.document));
            !hidden && !terms.contains(&term.name.value)
        });
        site.documents.retain(|id, _| !documents.contains(id));
        without_later_breaks(site);
    }

    /// The names of the terms that only the left-out uses. One that nothing uses stays.
    fn terms(&self, site: &Site, kpis: &BTreeSet<String>) -> BTreeSet<String> {
        let all = &site.glossary;
        let mut published = Terms::new(Finder::exact(all));
        let mut left_out = Terms::new(Finder::loose(all));
        said::on_pages(&site.pages, &mut |text| published.see(text));
        site.reports
            .iter()
            .for_each(|report| said::in_report(report, &mut |text| published.see(text)));
        said::on_pages(&self.pages, &mut |text| left_out.see(text));
        self.reports
            .iter()
            .for_each(|report| said::in_report(report, &mut |text| left_out.see(text)));
        for kpi in site.kpis.values() {
            match kpis.contains(&kpi.id) {
                true => said::of_kpi(kpi, &mut |text| left_out.see(text)),
                false => said::of_kpi(kpi, &mut |text| published.see(text)),
            }
        }
        // What explains a term is read wherever the term is.
        let (published, left_out) = (published.with_meanings(all), left_out.with_meanings(all));
        let only = left_out.difference(&published).map(|at| all[*at].name.value.clone());
        only.collect()
    }

    /// The documents that only the left-out rests on. One that nothing cites stays.
    fn documents(&self, site: &Site, terms: &BTreeSet<String>) -> BTreeSet<String> {
        let (mut published, mut left_out) = (cited(&site.reports), cited(&self.reports));
        let of_page = |page: &Page| page.source.as_ref().map(|source| source.document.clone());
        published.extend(site.pages.iter().filter_map(of_page));
        left_out.extend(self.pages.iter().filter_map(of_page));
        let seen = site.glossary.iter().filter(|term| !terms.contains(&term.name.value));
        let of_terms = seen.filter_map(|term| term.source.as_ref());
        // A term that nothing uses yet may wait for the edition that is left out.
        let of_terms = of_terms.filter(|source| !left_out.contains(&source.document));
        published.extend(of_terms.map(|source| source.document.clone()));
        &left_out - &published
    }
}

fn kpis_of(reports: &[Report]) -> BTreeSet<String> {
    let readings = reports.iter().flat_map(|report| &report.readings);
    readings.map(|reading| reading.kpi.clone()).collect()
}

fn cited(reports: &[Report]) -> BTreeSet<String> {
    let mut documents = BTreeSet::new();
    for report in reports {
        said::sources(report, &mut |source| {
            documents.insert(source.document.clone());
        });
    }
    documents
}

/// A new way of measuring is told with the first edition that measures in it.
fn without_later_breaks(site: &mut Site) {
    let years = |id: &str| {
        let readings = site.reports.iter().filter_map(|report| report.reading(id));
        readings.flat_map(|reading| reading.years()).map(|year| year.period.order()).max()
    };
    let last: Vec<(String, _)> = site.kpis.keys().map(|id| (id.clone(), years(id))).collect();
    for (id, last) in last {
        if let Some(kpi) = site.kpis.get_mut(&id) {
            kpi.breaks.retain(|change| last.is_none_or(|last| change.from.order() <= last));
        }
    }
}
