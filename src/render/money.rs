//! The tables of a budget: what it is spent on, where it comes from, what it buys.

use std::fmt::Write as _;

use super::blocks;
use super::chart_of::{self, share_of};
use super::html::escape;
use super::notes;
use super::prose::Writer;
use super::spent;
use super::table::{Column, Row, Table, caption};
use super::words::{LABELS, WORDS};
use crate::data::Holds;
use crate::model::{Amount, Budget, Report};

/// Spending with shares, unless a chart of the page says it, then where the money comes from, then what each line buys.
pub fn table(writer: &mut Writer<'_>, report: &Report, budget: &Budget) -> String {
    let data = |writer: &Writer<'_>| blocks::download(writer, Some(report.period), &Holds::Budget);
    let mut html = match writer.drawn_budget == Some(budget.period) {
        true => String::new(),
        false => spending(writer, budget).html() + &data(writer),
    };
    let has_income = !budget.income.is_empty() || budget.carry_forward.is_some();
    if has_income || budget.stated_total.is_some() {
        html.push_str(&income(writer, budget).html());
        html.push_str(&data(writer));
    }
    if !budget.other_years.is_empty() {
        html.push_str(&other_years(writer, budget).html());
        html.push_str(&data(writer));
    }
    let year = format!("budget.{}", budget.period.key());
    html.push_str(&notes::paragraph(&writer.noted(report.period, &[year])));
    html.push_str(&buys(writer, report, budget));
    let source = super::source_line(writer.site, &budget.source);
    let _ = write!(html, "<p class=\"source\">Source: {}</p>", escape(&source));
    html
}

fn spending(writer: &mut Writer<'_>, budget: &Budget) -> Table {
    writer.tables += 1;
    let planned = budget.planned();
    let share = |amount: Amount| share_of(amount, planned);
    let mut rows: Vec<Row> = budget
        .by_size()
        .into_iter()
        .map(|line| Row {
            head: escape(&line.title).into_owned(),
            cells: vec![line.amount.pounds().to_string(), share(line.amount)],
            total: false,
        })
        .collect();
    let head = format!("All {} items", budget.spending.len());
    rows.push(Row { head, cells: vec![planned.pounds().to_string(), share(planned)], total: true });
    let mut columns = vec![
        Column::words("Item"),
        Column::numbers(spent::head_of_planned(budget)),
        Column::numbers(LABELS.share_of_items),
    ];
    spent::add(budget, &mut columns, &mut rows);
    Table {
        id: format!("table-{}", writer.tables),
        caption: about(writer, &budget.measure, &budget.period.in_full()),
        columns,
        rows,
        notes: spent::sentences(budget),
    }
}

fn income(writer: &mut Writer<'_>, budget: &Budget) -> Table {
    writer.tables += 1;
    let mut rows: Vec<Row> = budget
        .income
        .iter()
        .map(|line| Row {
            head: escape(&line.title).into_owned(),
            cells: vec![line.amount.pounds().to_string()],
            total: false,
        })
        .collect();
    if let Some(amount) = budget.carry_forward {
        let head = "Carried forward from the year before".to_owned();
        rows.push(Row { head, cells: vec![amount.pounds().to_string()], total: false });
    }
    if let Some(total) = budget.stated_total {
        let head = "Total budget, as the report states it".to_owned();
        rows.push(Row { head, cells: vec![total.pounds().to_string()], total: true });
    }
    Table {
        id: format!("table-{}", writer.tables),
        caption: about(writer, WORDS.money_comes_from, &budget.period.in_full()),
        columns: vec![Column::words("Where from"), Column::numbers("Amount")],
        rows,
        notes: Vec::new(),
    }
}

/// The caption of the writer's last table: what, where, when, in pounds.
fn about(writer: &Writer<'_>, what: &str, when: &str) -> String {
    let place = &writer.site.settings.place;
    caption(writer.tables, &[what, place, when, WORDS.in_pounds])
}

/// Money that the document states for years other than the budget's own.
fn other_years(writer: &mut Writer<'_>, budget: &Budget) -> Table {
    writer.tables += 1;
    let years = chart_of::time(budget.other_years.iter().map(|other| other.period));
    let rows = budget.other_years.iter().map(|other| Row {
        head: escape(&other.line.title).into_owned(),
        cells: vec![other.period.to_string(), other.line.amount.pounds().to_string()],
        total: false,
    });
    Table {
        id: format!("table-{}", writer.tables),
        caption: about(writer, LABELS.money_of_other_years, &years),
        columns: vec![Column::words("What"), Column::words("Year"), Column::numbers("Amount")],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

fn buys(writer: &mut Writer<'_>, report: &Report, budget: &Budget) -> String {
    let level = writer.level_below();
    let mut html = String::new();
    let others = budget.other_years.iter().map(|other| &other.line);
    for line in budget.by_size().into_iter().chain(&budget.income).chain(others) {
        let Some(words) = report.buys.get(&line.id) else { continue };
        let words = writer.line(words);
        let _ = write!(html, "<dt>{}</dt><dd>{words}</dd>", escape(&line.title));
    }
    if html.is_empty() {
        return html;
    }
    let id = writer.id("money-pays-for".to_owned());
    let title = LABELS.money_pays_for;
    format!("<h{level}{id}>{title}</h{level}><dl class=\"pairs\">{html}</dl>")
}
