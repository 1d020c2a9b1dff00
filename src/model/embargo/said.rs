//! Every word of an edition, and every document that it rests on.

use crate::load::prose::{Block, Inline, Prose};
use crate::model::{Card, Embed, Kpi, Note, OutlineItem, Page, Plan, Report, Source};

/// Shows the words of pages.
pub fn on_pages<'a>(pages: impl IntoIterator<Item = &'a Page>, see: &mut dyn FnMut(&str)) {
    for page in pages {
        see(&page.title.value);
        let details = page.cards.iter().map(|card: &Card| &card.detail);
        let texts = page.key_points.iter().chain(details).chain([&page.summary, &page.body]);
        texts.for_each(|text| prose(text, see));
    }
}

/// Shows the words of an edition: its pages and its data.
pub fn in_report(report: &Report, see: &mut dyn FnMut(&str)) {
    see(&report.title);
    report.priorities.iter().for_each(|(_, title)| see(title));
    on_pages(report.pages(), see);
    report.texts().for_each(|text| prose(text, see));
    report.figures.values().for_each(|figure| see(&figure.what));
    let budget = report.budget.iter().flat_map(|budget| budget.lines());
    budget.for_each(|(_, line)| see(&line.title));
    for list in &report.board {
        see(&list.title);
        items(&list.items, see);
    }
    report.plans.iter().for_each(|plan| of_plan(plan, see));
    report.notes.iter().for_each(|note| of_note(note, see));
    for finding in report.findings.iter().flat_map(|group| &group.items) {
        see(&finding.title);
        see(&finding.says);
    }
    for group in &report.recommendations {
        see(&group.title);
        group.items.iter().for_each(|item| see(&item.to));
    }
    for reading in &report.readings {
        reading.missing.iter().for_each(|(_, why)| see(why));
    }
}

/// Shows the words that define a measure.
pub fn of_kpi(kpi: &Kpi, see: &mut dyn FnMut(&str)) {
    see(&kpi.title);
    see(&kpi.measure);
    [&kpi.share, &kpi.count, &kpi.whole, &kpi.owner].into_iter().flatten().for_each(|w| see(w));
    prose(&kpi.because, see);
}

fn of_plan(plan: &Plan, see: &mut dyn FnMut(&str)) {
    see(&plan.title);
    prose(&plan.note, see);
    for aim in &plan.aims {
        see(&aim.words);
        for action in &aim.actions {
            prose(&action.words, see);
            see(&action.lead);
            see(&action.when);
            prose(&action.progress, see);
        }
    }
}

fn of_note(note: &Note, see: &mut dyn FnMut(&str)) {
    [&note.name, &note.printed, &note.other].into_iter().for_each(|words| see(words));
    prose(&note.because, see);
}

fn items(all: &[OutlineItem], see: &mut dyn FnMut(&str)) {
    for item in all {
        see(&item.words);
        items(&item.items, see);
    }
}

fn prose(text: &Prose<Embed>, see: &mut dyn FnMut(&str)) {
    titles(&text.blocks, see);
    text.each_inline(&mut |inline| match inline {
        Inline::Text(words) => see(&words.value),
        Inline::Image { alt, .. } => see(alt),
        _ => {}
    });
}

/// The titles of case studies and notes, and who is quoted.
fn titles(blocks: &[Block<Embed>], see: &mut dyn FnMut(&str)) {
    for block in blocks {
        let Block::Container { embed, blocks } = block else { continue };
        match embed {
            Embed::CaseStudy { title } | Embed::Note { title } => see(title),
            Embed::Quote { who } => see(who),
            _ => {}
        }
        titles(blocks, see);
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
