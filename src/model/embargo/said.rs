//! Every word of an edition, and every document that it rests on.

use crate::load::prose::Inline;
use crate::model::texts::{self, Text, Words};
use crate::model::{Kpi, Page, Report, Source};

/// Shows the words of pages.
pub fn on_pages<'a>(pages: impl IntoIterator<Item = &'a Page>, see: &mut dyn FnMut(&str)) {
    let mut all = Vec::new();
    pages.into_iter().for_each(|page| texts::of_page(page, &mut all));
    words(&all, see);
}

/// Shows the words of an edition: its pages and its data.
pub fn in_report(report: &Report, see: &mut dyn FnMut(&str)) {
    words(&texts::of_report(report), see);
}

/// Shows the words that define a measure.
pub fn of_kpi(kpi: &Kpi, see: &mut dyn FnMut(&str)) {
    let mut all = Vec::new();
    texts::of_kpi(kpi, &mut all);
    words(&all, see);
}

fn words(all: &[Text<'_>], see: &mut dyn FnMut(&str)) {
    for text in all {
        match text.words {
            Words::Line(words, _) => see(words),
            Words::Prose(prose) => prose.each_inline(&mut |inline| match inline {
                Inline::Text(words) => see(&words.value),
                Inline::Image { alt, .. } => see(alt),
                _ => {}
            }),
        }
    }
}

/// Shows every source that an edition names.
pub fn sources(report: &Report, see: &mut dyn FnMut(&Source)) {
    let notes = report.notes.iter().flat_map(|note| [&note.source, &note.other_source]);
    let pages = report.pages().map(|page| &page.source);
    pages.chain(notes).chain([&report.source]).flatten().for_each(&mut *see);
    report.readings.iter().for_each(|reading| see(&reading.source));
    report.figures.values().for_each(|figure| see(&figure.source));
    report.budget.iter().for_each(|budget| see(&budget.source));
    report.board.iter().for_each(|list| see(&list.source));
    report.plans.iter().for_each(|plan| see(&plan.source));
    report.elsewhere.iter().for_each(|other| see(&other.source));
    report.endnotes.iter().for_each(|endnotes| see(&endnotes.source));
    report.findings.iter().for_each(|group| see(&group.source));
    report.recommendations.iter().for_each(|group| see(&group.source));
}
