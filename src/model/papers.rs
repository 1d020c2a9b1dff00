//! Papers beside a report: sections that come from another document than the edition's own.

use super::{Page, Report};

impl Report {
    /// The document of a section that goes with the edition's own: a paper beside the report.
    pub fn paper<'a>(&self, section: &'a Page) -> Option<&'a str> {
        let own = &self.source.as_ref()?.document;
        let document = &section.source.as_ref()?.document;
        (document != own).then_some(document)
    }

    /// The sections in their groups: those of the edition's own document, named by nothing, then
    /// the papers beside it by the id of their document.
    pub fn groups(&self) -> Vec<(Option<&str>, &[Page])> {
        self.sections
            .chunk_by(|one, next| self.paper(one) == self.paper(next))
            .map(|group| (self.paper(&group[0]), group))
            .collect()
    }
}

/// The report with its sections in reading order: those of its own document first, then the papers,
/// document by document.
pub fn in_reading_order(mut report: Report) -> Report {
    let order = reading_order(&report);
    let sections = std::mem::take(&mut report.sections);
    let mut sections: Vec<(usize, Page)> = order.into_iter().zip(sections).collect();
    sections.sort_by_key(|(place, _)| *place);
    report.sections = sections.into_iter().map(|(_, section)| section).collect();
    report
}

/// The place of each section's document: the edition's own first, others as they first come up.
fn reading_order(report: &Report) -> Vec<usize> {
    let mut documents: Vec<Option<&str>> = vec![None];
    let mut order = Vec::with_capacity(report.sections.len());
    for section in &report.sections {
        let paper = report.paper(section);
        let known = documents.iter().position(|document| *document == paper);
        order.push(known.unwrap_or(documents.len()));
        if known.is_none() {
            documents.push(paper);
        }
    }
    order
}
