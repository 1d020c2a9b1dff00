//! The whole edition as one page for paper (R1): every section and every measure, all tables open.

use std::collections::{BTreeMap, BTreeSet};

use super::address::href;
use super::page::{EditionView, KpiView, PageView, TextView};
use super::prose::{Writer, taken};
use super::shape::views;
use super::shell::Shell;
use super::{Made, Room, WordsOf, edition_facts, kpi_page};
use crate::model::{Page, Report};

views! {

/// A whole edition on one page, for paper.
pub struct PrintView {
    /// What kind of document it is, what it covers.
    pub edition: EditionView,
    /// The overview's text, and the words and numbers of the whole page.
    pub text: TextView,
    /// Every section.
    pub sections: Vec<PrintSectionView>,
    /// Every measure.
    pub measures: Vec<PrintMeasureView>,
}

/// A section on the print page.
pub struct PrintSectionView {
    /// The id of its heading.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its lead; may be empty.
    pub lead: String,
    /// What to take away.
    pub key_points: Vec<String>,
    /// Its text.
    pub body: String,
    /// Where it comes from: none or one.
    pub source: Vec<String>,
}

/// A measure on the print page.
pub struct PrintMeasureView {
    /// The id of its heading.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What its own page shows.
    pub view: KpiView,
}

}

/// Sections and measures stand under headings of this level; their own go below.
const LEVEL: u8 = 2;

impl<'a> Room<'a> {
    /// The print page of an edition.
    pub fn print(&self, report: &'a Report) -> Made {
        let address = report.print_address();
        let mut writer = self.writer(Some(report), &address, report.overview.as_ref());
        let view = view(&mut writer, report);
        let shell = Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let mut page = shell.print(report);
        lead_within(&mut page.page, &writer);
        let mut made = self.finish("print.html", &page, &view, writer);
        if let Ok(page) = &mut made.page {
            // Where a word is used is said of the pages that it shows again.
            (page.terms, page.figures, page.bound) = (BTreeSet::new(), 0, 0);
        }
        made
    }
}

/// What the print page of an edition shows. One writer numbers its figures and tables through.
fn view<'a>(writer: &mut Writer<'a>, report: &'a Report) -> PrintView {
    writer.for_paper = true;
    let pages = report.pages().map(|page| taken(writer.site, Some(report), Some(page)));
    writer.taken = pages.flatten().collect();
    writer.on_paper = places(report);
    let overview = report.overview.as_ref();
    let words = super::words_of(writer, overview);
    let sections = report.sections.iter().map(|page| section(writer, page)).collect();
    let measures = report.readings.iter().map(|reading| {
        let kpi = &writer.site.kpis[&reading.kpi];
        PrintMeasureView {
            id: id_of_measure(&kpi.id),
            title: kpi.title.clone(),
            view: kpi_page::view(writer, report, reading, LEVEL + 1),
        }
    });
    let measures = measures.collect();
    PrintView {
        edition: edition_facts::edition(report, writer.address),
        text: super::text_view(words, writer),
        sections,
        measures,
    }
}

fn section<'a>(writer: &mut Writer<'a>, page: &'a Page) -> PrintSectionView {
    // First, for the links of the lead start from the section's own place.
    writer.turn_to(page, LEVEL, id(page));
    let WordsOf { lead, key_points, body } = super::words_of(writer, Some(page));
    let source = page.source.as_ref().map(|source| super::source_line(writer.site, source));
    PrintSectionView {
        id: id(page),
        title: page.title.value.clone(),
        lead,
        key_points,
        body,
        source: source.into_iter().collect(),
    }
}

/// The contents lead to the parts of this page, by the names that the pages have.
fn lead_within(page: &mut PageView, writer: &Writer<'_>) {
    let papers = page.papers.iter_mut().flat_map(|paper| &mut paper.links);
    for link in page.contents.iter_mut().chain(papers) {
        let place = writer.on_paper.iter().find(|(to, _)| href(writer.address, to) == link.href);
        if let Some((_, id)) = place {
            link.href = format!("#{id}");
        }
    }
}

/// Where each page of the edition stands here.
fn places(report: &Report) -> BTreeMap<String, String> {
    let sections = report.sections.iter().map(|page| (page.address.clone(), id(page)));
    let measures = report.readings.iter();
    let measures = measures.map(|r| (report.kpi_address(&r.kpi), id_of_measure(&r.kpi)));
    sections.chain(measures).collect()
}

fn id_of_measure(kpi: &str) -> String {
    format!("measure-{kpi}")
}

/// "part-performance": the last part of a section's address.
fn id(page: &Page) -> String {
    let slug = page.address.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    format!("part-{slug}")
}
