//! Papers beside a report: sections that come from another document than the edition's own.

use super::address::href;
use super::page::{LinkView, PaperView, SectionView};
use super::prose::Writer;
use super::words::WORDS;
use crate::model::{Page, Report, Site};

/// The sections of the edition's own document.
pub fn own(report: &Report) -> &[Page] {
    let groups = report.groups().into_iter();
    groups.take(1).find(|(paper, _)| paper.is_none()).map_or(&[], |(_, sections)| sections)
}

/// The papers beside the report: document and sections.
pub fn of(report: &Report) -> Vec<(&str, &[Page])> {
    let groups = report.groups().into_iter();
    groups.filter_map(|(paper, sections)| Some((paper?, sections))).collect()
}

/// Above the papers beside the report.
pub fn title(report: &Report) -> String {
    format!("{} {}", WORDS.papers, report.kind.word())
}

/// "Section 3 of 9", counted among the sections of one document.
pub fn position(report: &Report, section: &Page) -> String {
    let paper = report.paper(section);
    let sections = report.sections.iter().filter(|other| report.paper(other) == paper);
    let place = sections.clone().take_while(|other| other.file != section.file).count() + 1;
    let all = sections.count();
    match paper {
        Some(_) => format!("{}: page {place} of {all}", title(report)),
        None => format!("Section {place} of {all}"),
    }
}

/// The papers of an overview, by document.
pub fn views(writer: &mut Writer<'_>, report: &Report) -> Vec<PaperView> {
    let view = |(document, sections): (&str, &[Page])| PaperView {
        document: document_line(writer.site, document),
        sections: listed(writer, sections),
    };
    of(report).into_iter().map(view).collect()
}

/// Sections with their leads.
pub fn listed(writer: &mut Writer<'_>, sections: &[Page]) -> Vec<SectionView> {
    let view = |section: &Page| SectionView {
        link: LinkView {
            href: href(writer.address, &section.address),
            title: super::html::in_list(&section.title.value, section.draft),
            current: false,
        },
        lead: writer.line_without_links(&section.summary),
    };
    sections.iter().map(view).collect()
}

/// "Papers for 12 June 2018, City of Wolverhampton Council".
fn document_line(site: &Site, id: &str) -> String {
    let document = &site.documents[id];
    match document.publisher.as_str() {
        "" => document.title.clone(),
        publisher => format!("{}, {publisher}", document.title),
    }
}
