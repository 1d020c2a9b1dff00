//! The whole edition as one page for paper (R1): every section and every measure, all tables open.

use std::collections::BTreeSet;

use super::page::{PrintMeasureView, PrintSectionView, PrintView};
use super::prose::Writer;
use super::shell::Shell;
use super::{Made, Room, WordsOf, edition_facts, kpi_page};
use crate::model::{Page, Report};

/// Sections and measures stand under headings of this level; their own go below.
const LEVEL: u8 = 2;

impl<'a> Room<'a> {
    /// The print page of an edition.
    pub fn print(&self, report: &'a Report) -> Made {
        let address = report.print_address();
        let mut writer = self.writer(Some(report), &address, report.overview.as_ref());
        let view = view(&mut writer, report);
        let shell = Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let page = shell.print(report);
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
    let overview = report.overview.as_ref();
    let words = super::words_of(writer, overview);
    let sections = report.sections.iter().map(|page| section(writer, page)).collect();
    let measures = report.readings.iter().map(|reading| {
        let kpi = &writer.site.kpis[&reading.kpi];
        PrintMeasureView {
            id: format!("measure-{}", kpi.id),
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

/// "part-performance": the last part of a section's address.
fn id(page: &Page) -> String {
    let slug = page.address.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    format!("part-{slug}")
}
