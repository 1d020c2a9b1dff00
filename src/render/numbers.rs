//! "Where these numbers come from": one line a bound figure, with its measure, period and source.

use super::address::href_to;
use super::chart_of;
use super::html::capital;
use super::page::{NumberView, NumbersView};
use super::words::WORDS;
use crate::model::{AmountShow, Bound, Datum, Kpi, KpiPart, Period, Report, Show, Site, Source};

/// The numbers of a page by source, both in order of their first use.
pub fn groups(site: &Site, address: &str, bound: &[Bound]) -> Vec<NumbersView> {
    let mut groups: Vec<NumbersView> = Vec::new();
    let mut lines: Vec<_> = bound.iter().filter_map(|bound| line(site, address, bound)).collect();
    tell_apart(&mut lines);
    for (source, line, _) in lines {
        match groups.iter_mut().find(|group| group.source == source) {
            Some(group) => group.lines.push(line),
            None => groups.push(NumbersView { source, lines: vec![line] }),
        }
    }
    groups
}

/// One measure in two editions leads to two pages: its links say which one each is.
fn tell_apart(lines: &mut [(String, NumberView, Period)]) {
    let links: Vec<(String, Vec<String>)> =
        lines.iter().map(|(_, line, _)| (line.what.clone(), line.href.clone())).collect();
    for (_, line, edition) in lines {
        let other = |(what, href): &(String, Vec<String>)| {
            *what == line.what && !href.is_empty() && *href != line.href
        };
        if !line.href.is_empty() && links.iter().any(other) {
            line.what = format!("{}, report for {edition}", line.what);
        }
    }
}

fn line(site: &Site, address: &str, bound: &Bound) -> Option<(String, NumberView, Period)> {
    let report = site.report(bound.edition)?;
    let (what, link, period, source) = about(site, report, &bound.datum)?;
    // A page needs no link to itself.
    let link = link.filter(|to| to != address && site.directory.has(to));
    let href = link.map(|to| href_to(address, &to, "")).into_iter().collect();
    let line = NumberView {
        shown: bound.text.clone(),
        what: capital(&what),
        href,
        period: period.map_or_else(|| WORDS.no_date.to_owned(), Period::in_full),
    };
    Some((super::source_line(site, source), line, bound.edition))
}

type About<'a> = (String, Option<String>, Option<Period>, &'a Source);

fn about<'a>(site: &Site, report: &'a Report, datum: &Datum) -> Option<About<'a>> {
    match datum {
        Datum::Kpi { id, show, year, part } => {
            let reading = report.reading(id)?;
            let period = match show {
                Show::Quarter(quarter) => year.quarter(*quarter).unwrap_or(*year),
                Show::Previous | Show::Baseline => year.before().unwrap_or(*year),
                _ => *year,
            };
            let what = what_of(&site.kpis[id], *show, *part);
            Some((what, Some(report.kpi_address(id)), Some(period), &reading.source))
        }
        Datum::Figure(id) => {
            let figure = report.figures.get(id)?;
            Some((figure.what.clone(), None, figure.period, &figure.source))
        }
        Datum::Amount { id, show } => {
            let budget = report.budget.as_ref()?;
            let line = budget.line(id);
            let what = match (line, id.as_str()) {
                (Some((_, line)), _) => line.title.clone(),
                (None, "carry-forward") => "money carried forward from the year before".to_owned(),
                (None, "total") => "total budget, as the report states it".to_owned(),
                (None, _) => "all items of the budget added up".to_owned(),
            };
            let what = match show {
                AmountShow::Planned => what,
                AmountShow::Spent => format!("what was spent: {what}"),
                AmountShow::Difference => {
                    format!("what was spent against what was planned: {what}")
                }
            };
            let section =
                report.section_with(|embed| matches!(embed, crate::model::Embed::BudgetTable(_)));
            let link = section.map(|page| page.address.clone());
            let period = line.map_or(budget.period, |(period, _)| period);
            Some((what, link, Some(period), &budget.source))
        }
    }
}

/// What a number says of a measure: the measure itself, its change, a part of it.
fn what_of(kpi: &Kpi, show: Show, part: KpiPart) -> String {
    let measure = chart_of::measure(kpi);
    let part = match part {
        KpiPart::Lead => measure.clone(),
        KpiPart::Share => {
            let share = kpi.share.as_ref().map_or_else(String::new, |share| format!(" {share}"));
            format!("share{share} ({})", kpi.measure)
        }
        KpiPart::Count => {
            let count = kpi.count.clone().unwrap_or_else(|| "cases".to_owned());
            format!("number of {count}")
        }
        KpiPart::Whole => {
            let whole = kpi.whole.clone().unwrap_or_else(|| "cases".to_owned());
            format!("number of all {whole}")
        }
    };
    match show {
        Show::Total | Show::Previous | Show::Quarter(_) => part,
        Show::Baseline => format!("figure to compare with (baseline) for the {measure}"),
        Show::StatedTotal => format!("{part}, as the report states it"),
        Show::Change | Show::Sentence | Show::Trend => {
            format!("change from the year before in the {measure}")
        }
        Show::ChangePercent => format!("change in per cent from the year before in the {measure}"),
        Show::StatedChange => format!("change in the {measure}, as the report states it"),
        Show::StatedChangePercent => {
            format!("change in per cent in the {measure}, as the report states it")
        }
        Show::Outcome => format!("result for the {measure}"),
    }
}
