//! The page of a KPI: the finding, the facts, the figure, every value, the commentary.

mod lead;
mod values;

use super::blocks;
use super::chart_of;
use super::charts;
use super::html::capital;
use super::page::{FactView, KpiView, LinkView};
use super::prose::Writer;
use super::words::{LABELS, WORDS};
use crate::data::Holds;
use crate::model::across;
use crate::model::kpi::{Direction, Quantity, Reading, YearValues};
use crate::model::{Kpi, Report, shown};

/// What the page of a KPI shows, below a heading of this level.
pub fn view(writer: &mut Writer<'_>, report: &Report, reading: &Reading, level: u8) -> KpiView {
    let kpi = &writer.site.kpis[&reading.kpi];
    let lead = lead::lead(report, reading, kpi);
    let facts = facts(writer, report, reading, kpi);
    let because = match kpi.direction {
        Direction::Neither => String::new(),
        _ => writer.prose(&kpi.because),
    };
    writer.at_level(level);
    let figure = charts::of_kpi(writer, report, reading);
    // One plain value stands among the facts already.
    let more = chart_of::says_more_than_drawn(reading)
        || (!reading.can_be_drawn() && reading.cells().len() > 1);
    let mut table = String::new();
    if more {
        table = values::every_value(writer, reading, kpi).html();
        let holds = Holds::Measure(kpi.id.clone());
        table.push_str(&blocks::download(writer, Some(report.period), &holds));
    }
    let commentary = report.commentaries.get(&kpi.id);
    let commentary = commentary.map_or_else(String::new, |words| writer.prose(words));
    writer.noted(report.period, &[format!("kpis.{}", kpi.id)]);
    // On paper they stand once, at the end of the edition.
    let (endnotes, notes, words_used, numbers) = match writer.for_paper {
        true => Default::default(),
        false => (
            super::endnotes::of_page(writer),
            super::notes::of_page(writer),
            super::words_used(writer),
            super::numbers::groups(writer.site, writer.address, &writer.bound),
        ),
    };
    KpiView {
        lead,
        facts,
        because,
        figure,
        table,
        commentary,
        back: back(writer, report, kpi),
        through_the_years: through_the_years(writer, kpi),
        endnotes,
        words_used,
        numbers,
        notes,
    }
}

fn back(writer: &Writer<'_>, report: &Report, kpi: &Kpi) -> Vec<LinkView> {
    let link = |page: &crate::model::Page| LinkView {
        href: writer.href(&page.address),
        title: page.title.value.clone(),
        current: false,
    };
    report.section_of(kpi).map(link).into_iter().collect()
}

fn through_the_years(writer: &Writer<'_>, kpi: &Kpi) -> Vec<LinkView> {
    let address = across::course_address(&kpi.id);
    let link = LinkView {
        href: writer.href(&address),
        title: format!("{} {}", kpi.title, WORDS.in_every_report),
        current: false,
    };
    if writer.site.has_across(&address) { vec![link] } else { Vec::new() }
}

fn facts(writer: &mut Writer<'_>, report: &Report, reading: &Reading, kpi: &Kpi) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut add = |label: &str, words: String| {
        let words = writer.plain_words(&words);
        writer.note_terms(label);
        facts.push(FactView { label: label.to_owned(), words });
    };
    add(WORDS.what_is_measured, chart_of::measure_in_capital(kpi));
    add(WORDS.what_is_wanted, direction(kpi.direction).to_owned());
    if let Some(target) = &reading.target {
        add(LABELS.target, capital(&target.to_string()));
    }
    for year in reading.years() {
        if let Some(total) = year.total(kpi) {
            let of = match year.parts(kpi) {
                Some((count, whole)) => format!(" ({count} of {whole})"),
                None => String::new(),
            };
            let label = match (total, &year.values) {
                (Quantity::Number(_), _) => LABELS.total_for,
                (Quantity::Percent(_), YearValues::Quarters(_)) => LABELS.share_for,
                (Quantity::Percent(_), YearValues::Whole(_)) => LABELS.figure_for,
            };
            add(&format!("{label} {}", year.period), format!("{total}{of}"));
        }
    }
    let baseline = (&reading.stated.baseline, &reading.stated.share_baseline);
    if let (Some(stated), share) = baseline {
        let share = share.as_ref().map_or_else(String::new, |share| format!(" ({})", share.value));
        add(LABELS.compared_with, format!("{}{share}", stated.value));
    }
    if let Some(stated) = &reading.stated.outcome {
        add(LABELS.report_says, capital(shown::outcome(stated.value)));
    } else if let Some(outcome) = reading.proven(kpi, report.period) {
        add(LABELS.result, capital(shown::outcome(outcome)));
    }
    if let Some(owner) = &kpi.owner {
        add(LABELS.owner, owner.clone());
    }
    facts
}

/// What was wanted, for a list of facts.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Reduce => "A fall",
        Direction::Increase => "A rise",
        Direction::Neither => "The report sets no aim",
    }
}
