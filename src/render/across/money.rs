//! Money through the years: every budget, grant and other sum that a report names.

use std::fmt::Write as _;

use super::{PartView, StoryView, to_report};
use crate::model::across::{MoneyOf, SameMoney};
use crate::model::{Amount, Budget, Embed, Period, Report};
use crate::render::html::{capital, escape};
use crate::render::notes;
use crate::render::prose::Writer;
use crate::render::source_line;
use crate::render::table::{Column, Row, Table};
use crate::render::words::WORDS;

/// The totals beside each other, then the sums of each report, latest first.
pub fn view(writer: &mut Writer<'_>) -> StoryView {
    let site = writer.site;
    let money = site.money();
    let mut parts = Vec::new();
    let budgets: Vec<(&Report, &Budget)> =
        money.iter().rev().filter_map(|money| Some((money.report, money.budget?))).collect();
    if !budgets.is_empty() {
        let html = totals(writer, &budgets);
        parts.push(PartView { id: "totals".into(), title: WORDS.money_totals.into(), html });
    }
    let same = site.same_money();
    if !same.is_empty() {
        let html = same_money(writer, &same);
        parts.push(PartView { id: "compared".into(), title: WORDS.money_compared.into(), html });
    }
    for money in &money {
        let id = format!("report-{}", money.report.period.key());
        parts.push(PartView { id, title: money.report.title.clone(), html: of_one(writer, money) });
    }
    let notes = notes::of_page(writer);
    let words_used = crate::render::words_used(writer);
    StoryView { lead: WORDS.money_lead.to_owned(), parts, words_used, numbers: Vec::new(), notes }
}

fn totals(writer: &mut Writer<'_>, budgets: &[(&Report, &Budget)]) -> String {
    writer.tables += 1;
    let rows = budgets.iter().map(|(report, budget)| {
        let stated = budget.stated_total.map_or_else(|| WORDS.not_stated.to_owned(), shown);
        Row {
            head: escape(&budget.period.to_string()).into_owned(),
            cells: vec![stated, shown(budget.spent()), to_report(writer, report)],
            total: false,
        }
    });
    let rows = rows.collect();
    Table {
        id: format!("table-{}", writer.tables),
        caption: format!("Table {}: each year’s budget", writer.tables),
        columns: vec![
            Column::words("Year"),
            Column::numbers("Total that the report states"),
            Column::numbers("All items added up"),
            Column::words("Given in"),
        ],
        rows,
        notes: Vec::new(),
    }
    .html()
}

fn same_money(writer: &mut Writer<'_>, all: &[SameMoney<'_>]) -> String {
    let mut html = format!("<p>{}</p>", WORDS.money_compared_text);
    for same in all {
        writer.tables += 1;
        let rows = same.amounts.iter().map(|(amount, period, report)| Row {
            head: escape(&period.to_string()).into_owned(),
            cells: vec![shown(*amount), to_report(writer, report)],
            total: false,
        });
        let rows = rows.collect();
        let table = Table {
            id: format!("table-{}", writer.tables),
            caption: format!("Table {}: {}", writer.tables, same.what),
            columns: vec![
                Column::words("Year"),
                Column::numbers("Amount"),
                Column::words("Given in"),
            ],
            rows,
            notes: Vec::new(),
        };
        html.push_str(&table.html());
    }
    html
}

/// What one report says of money: its budget with what each line is for, then its other sums.
fn of_one(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let mut html = String::new();
    if let Some(budget) = money.budget {
        html.push_str(&lines(writer, money.report, budget));
    }
    let other_years = money.budget.is_some_and(|budget| !budget.other_years.is_empty());
    if other_years || !money.figures.is_empty() {
        html.push_str(&figures(writer, money));
    }
    html.push_str(&noted(writer, money));
    let section =
        money.report.section_with(|embed| matches!(embed, Embed::BudgetTable(_))).map(|section| {
            let href = writer.href(&section.address);
            format!("<p class=\"go\"><a href=\"{href}\">{}</a></p>", escape(&section.title.value))
        });
    html + &section.unwrap_or_default()
}

/// Links to the notes on the sums of one report.
fn noted(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let budget = money.budget.map(|budget| format!("budget.{}", budget.period.key()));
    let figures = money.figures.iter().map(|(figure, _)| format!("figures.{}", figure.id));
    let addresses: Vec<String> = budget.into_iter().chain(figures).collect();
    notes::paragraph(&writer.noted(money.report.period, &addresses))
}

fn lines(writer: &mut Writer<'_>, report: &Report, budget: &Budget) -> String {
    writer.tables += 1;
    let number = writer.tables;
    let buys = |writer: &mut Writer<'_>, id: &str| match report.buys.get(id) {
        Some(words) => writer.line(words),
        None => WORDS.not_stated.to_owned(),
    };
    let spent = budget.by_size().into_iter().map(|line| (line, false));
    let came = budget.income.iter().map(|line| (line, true));
    let mut rows: Vec<Row> = Vec::new();
    for (line, income) in came.chain(spent) {
        let what = if income { WORDS.money_in } else { WORDS.money_out };
        let cells = vec![what.to_owned(), shown(line.amount), buys(writer, &line.id)];
        rows.push(Row { head: escape(&line.title).into_owned(), cells, total: false });
    }
    Table {
        id: format!("table-{number}"),
        caption: format!("Table {number}: {}, {}", budget.title, budget.period.in_full()),
        columns: vec![
            Column::words("Item"),
            Column::words("In or out"),
            Column::numbers("Amount"),
            Column::words("What it is for"),
        ],
        rows,
        notes: vec![format!("Source: {}.", escape(&source_line(writer.site, &budget.source)))],
    }
    .html()
}

fn when(period: Option<Period>) -> String {
    period.map_or_else(|| WORDS.no_date.to_owned(), Period::in_full)
}

/// Sums of other years and sums among the figures, as a list: each is a thing of its own.
fn figures(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let level = writer.level_below() + 1;
    let mut html = format!("<h{level}>{}</h{level}><ul>", WORDS.other_sums);
    for (budget, other) in
        money.budget.into_iter().flat_map(|b| b.other_years.iter().map(move |other| (b, other)))
    {
        let source = source_line(writer.site, &budget.source);
        let _ = write!(
            html,
            "<li><strong>{}</strong>: {}, {}. <span class=\"kind\">{}</span></li>",
            other.line.amount,
            escape(&other.line.title),
            other.period.in_full(),
            escape(&source)
        );
    }
    for (figure, _) in &money.figures {
        let what = writer.plain_words(&capital(&figure.what));
        let source = escape(&source_line(writer.site, &figure.source)).into_owned();
        let _ = write!(
            html,
            "<li><strong>{}</strong>: {what}, {}. <span class=\"kind\">{source}</span></li>",
            escape(&figure.value.value),
            when(figure.period)
        );
    }
    html + "</ul>"
}

fn shown(amount: Amount) -> String {
    amount.to_string()
}
