//! What happened to the reports and when: they came out, and figures of theirs were corrected.

use std::collections::BTreeMap;

use super::{Document, Note, NoteKind, Period, Report, Site};

/// Something that those who follow the site are told.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    /// The day.
    pub day: Period,
    /// The report.
    pub report: &'a Report,
    /// The correction; without one it is the report itself that came out.
    pub correction: Option<&'a Note>,
}

impl Site {
    /// Everything of which somebody has said when it was, the latest first. Nothing lies in the
    /// future, and a draft is no news.
    pub fn news(&self) -> Vec<News<'_>> {
        let reports = self.reports.iter().filter(|report| !report.draft);
        let mut all: Vec<News<'_>> = reports.flat_map(|report| self.news_of(report)).collect();
        all.retain(|news| self.today.is_none_or(|today| news.day <= today));
        all.sort_by_key(|news| std::cmp::Reverse(news.day.order()));
        all
    }

    fn news_of<'a>(&'a self, report: &'a Report) -> impl Iterator<Item = News<'a>> {
        let came_out = report.came_out(&self.documents);
        let came_out = came_out.map(|day| News { day, report, correction: None });
        let corrections = report.notes.iter().filter_map(move |note| match note.kind {
            NoteKind::Correction { dated, .. } => {
                Some(News { day: dated, report, correction: Some(note) })
            }
            NoteKind::Note => None,
        });
        came_out.into_iter().chain(corrections)
    }
}

impl Report {
    /// The day on which it came out, as far as anybody has said: its own, else that of its document
    /// where that names a day. A month or a year is no day, and the end of the time that it covers
    /// may lie in the future.
    pub fn came_out(&self, documents: &BTreeMap<String, Document>) -> Option<Period> {
        let document = self.source.as_ref().and_then(|source| documents.get(&source.document));
        let dated = document.and_then(|document| document.date);
        let dated = dated.filter(|date| matches!(date, Period::Day(..)));
        self.publish_on.or(self.published).or(dated)
    }
}
