//! Charts on a page: those that authors ask for, and those of generated pages.

use super::chart::{self, Chart, Doubt, Download, DrawError, Replaced};
use super::chart_of::{self, Standing};
use super::prose::Writer;
use super::words::LABELS;
use super::{notes, rules};
use crate::data::Holds;
use crate::diagnostic::Diagnostic;
use crate::model::across::{Course, SameMoney};
use crate::model::kpi::Reading;
use crate::model::{Budget, ChartAs, ChartWords, Period, Report};
use crate::source::{Span, Spanned};

/// The chart that an author asks for, of one KPI or several.
pub fn asked(
    writer: &mut Writer<'_>,
    ids: &[Spanned<String>],
    (edition, drawn): (Period, Option<ChartAs>),
    words: &ChartWords,
) -> Option<String> {
    let report = writer.site.report(edition)?;
    let readings: Option<Vec<&Reading>> = ids.iter().map(|id| report.reading(&id.value)).collect();
    let (readings, first) = (readings?, ids.first()?);
    let plain = readings.len() == 1 && matches!(drawn, None | Some(ChartAs::Bars));
    if let Some(html) = stands_already(writer, &first.value).filter(|_| plain) {
        return Some(html + &notes::on_chart(writer, report, &first.value));
    }
    let holds: Vec<Holds> = ids.iter().map(|id| Holds::Measure(id.value.clone())).collect();
    let standing = standing(writer, Some(edition), &holds);
    let chart = match &readings[..] {
        [reading] => chart_of::kpi(writer.site, report, reading, drawn, standing),
        _ => chart_of::several(writer.site, &readings, drawn, standing),
    };
    let mut html = drawn_or_told(writer, chart, (&first.span, words));
    if plain {
        remember(writer, &first.value, &html);
    }
    for id in ids {
        html.push_str(&notes::on_chart(writer, report, &id.value));
    }
    Some(html)
}

/// The chart of a budget that an author asks for.
pub fn budget(
    writer: &mut Writer<'_>,
    edition: Period,
    asked: (&Span, &ChartWords),
) -> Option<String> {
    let budget = writer.site.report(edition)?.budget.as_ref()?;
    let standing = standing(writer, Some(edition), &[Holds::Budget]);
    let html = figure(writer, chart_of::budget(writer.site, budget, standing), asked);
    if !html.is_empty() {
        writer.drawn_budget = Some(budget.period);
    }
    Some(html)
}

/// The figure of a KPI's own page, or a sentence on why there is none.
pub fn of_kpi(writer: &mut Writer<'_>, report: &Report, reading: &Reading) -> String {
    let standing = standing(writer, Some(report.period), &[Holds::Measure(reading.kpi.clone())]);
    if let Some(html) = stands_already(writer, &reading.kpi) {
        return html;
    }
    let chart = chart_of::kpi(writer.site, report, reading, None, standing);
    let html = drawn_or_told(writer, chart, (&reading.span, &ChartWords::default()));
    remember(writer, &reading.kpi, &html);
    html
}

/// On paper a chart stands once: elsewhere readers are led to it.
fn stands_already(writer: &Writer<'_>, kpi: &str) -> Option<String> {
    let number = writer.drawn.get(kpi).filter(|_| writer.for_paper)?;
    let words = LABELS.chart_stands_at;
    Some(format!("<p>{words} <a href=\"#figure-{number}\">Figure {number}</a>.</p>"))
}

/// Remembers that the last figure shows a KPI, if one was drawn.
fn remember(writer: &mut Writer<'_>, kpi: &str, html: &str) {
    if html.starts_with("<figure") {
        writer.drawn.insert(kpi.to_owned(), writer.figures);
    }
}

/// The figure of a KPI through the years, or a sentence on why there is none.
pub fn of_course(writer: &mut Writer<'_>, course: &Course<'_>) -> String {
    let standing = standing(writer, None, &[Holds::Measure(course.kpi.id.clone())]);
    let chart = chart_of::course(writer.site, course, standing);
    drawn_or_told(writer, chart, (&course.kpi.span, &ChartWords::default()))
}

/// The figure of one sum through the years; nothing where only one year has it.
pub fn of_same_money(writer: &mut Writer<'_>, same: &SameMoney<'_>) -> String {
    let chart = chart_of::same_money(writer.site, same, below_a_heading(writer));
    of_money(writer, chart, same.sums.last().map(|sum| &sum.report.span))
}

/// The figure of the budgets through the years; nothing where there is only one.
pub fn of_budgets(writer: &mut Writer<'_>, all: &[(&Report, &Budget)]) -> String {
    let chart = chart_of::budgets(writer.site, all, below_a_heading(writer));
    of_money(writer, chart, all.last().map(|(_, budget)| &budget.span))
}

/// A figure of the page of all money stands in a part that has a heading.
fn below_a_heading(writer: &Writer<'_>) -> Standing {
    let standing = standing(writer, None, &[Holds::Budget]);
    Standing { level: standing.level + 1, ..standing }
}

fn of_money(writer: &mut Writer<'_>, chart: Option<Chart>, span: Option<&Span>) -> String {
    let drawn = chart.zip(span);
    drawn.map_or_else(String::new, |(chart, span)| {
        figure(writer, chart, (span, &ChartWords::default()))
    })
}

/// What stands where nobody printed a number.
const NO_NUMBER: &str =
    "<p>There is no chart of this measure, because no number of it is printed.</p>";

fn drawn_or_told(
    writer: &mut Writer<'_>,
    chart: Result<Chart, DrawError>,
    asked: (&Span, &ChartWords),
) -> String {
    match chart {
        Ok(chart) => figure(writer, chart, asked),
        Err(DrawError::Empty) => NO_NUMBER.to_owned(),
        Err(error) => cannot_draw(writer, &error, asked.0),
    }
}

/// Where the next figure of a page stands.
pub fn standing(writer: &Writer<'_>, edition: Option<Period>, holds: &[Holds]) -> Standing {
    let tables = holds.iter().filter_map(|holds| writer.library.find(edition, holds));
    let downloads = tables.map(|table| Download {
        href: writer.href(&table.address),
        bytes: table.csv.len(),
        of: String::new(),
    });
    Standing {
        figure: writer.figures + 1,
        table: writer.tables + 1,
        level: writer.level_below(),
        downloads: downloads.collect(),
    }
}

/// A chart that cannot be drawn is a finding at the author's line, never a hole.
pub fn figure(
    writer: &mut Writer<'_>,
    mut chart: Chart,
    (span, words): (&Span, &ChartWords),
) -> String {
    chart.for_paper = writer.for_paper;
    match &words.headline {
        Some(said) => doubt(writer, &chart, said, Replaced::Headline),
        None => long_headline(writer, &chart, span),
    }
    if let Some(said) = &words.summary {
        doubt(writer, &chart, said, Replaced::Summary);
    }
    let said = |said: &Option<Spanned<String>>| said.as_ref().map(|said| said.value.clone());
    (chart.headline, chart.summary) = (said(&words.headline), said(&words.summary));
    match writer.drawings.figure(&chart) {
        Ok(html) => {
            writer.figures += 1;
            writer.tables += 1;
            html
        }
        Err(error) => cannot_draw(writer, &error, span),
    }
}

fn cannot_draw(writer: &mut Writer<'_>, error: &DrawError, span: &Span) -> String {
    let message = format!("this chart cannot be drawn: {error}");
    let diagnostic = Diagnostic::at(&rules::CANNOT_DRAW, span, message);
    writer.problems.push(diagnostic.help(error.help()));
    String::new()
}

/// Some name of the chart is so long that its own headline is too.
fn long_headline(writer: &mut Writer<'_>, chart: &Chart, span: &Span) {
    let Some(problem) = chart::long_headline(chart) else { return };
    let help = "give what the chart shows a shorter title, or write `headline=` in a `chart`";
    writer.problems.push(Diagnostic::at(&rules::LONG_CHART_WORDS, span, problem).help(help));
}

/// Holds an author's words against the data of the chart.
fn doubt(writer: &mut Writer<'_>, chart: &Chart, said: &Spanned<String>, replaced: Replaced) {
    for doubt in chart::doubts(chart, &said.value, replaced) {
        let true_to_data =
            "say what the data show, or leave the words out: they are then made from the data";
        let (rule, why, help) = match doubt {
            Doubt::Strange(why) => (&rules::STRANGE_CHART_NUMBER, why, true_to_data),
            Doubt::Contrary(why) => (&rules::CONTRARY_CHART_WORDS, why, true_to_data),
            Doubt::Long(why) => (&rules::LONG_CHART_WORDS, why, "say it in fewer words"),
        };
        writer.problems.push(Diagnostic::at(rule, &said.span, why).help(help));
    }
}
