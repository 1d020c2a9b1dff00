//! Money through the years: every budget, grant and other sum that a report names.

use std::fmt::Write as _;

use super::{PartView, StoryView, list, to_report};
use crate::data::Holds;
use crate::model::across::{MoneyOf, SameMoney, Sum};
use crate::model::cell::Shorthand;
use crate::model::{Amount, Budget, BudgetLine, Embed, Period, Report, Source};
use crate::render::blocks::download;
use crate::render::charts;
use crate::render::html::{capital, escape};
use crate::render::notes;
use crate::render::prose::Writer;
use crate::render::source_line;
use crate::render::spent;
use crate::render::table::{Column, Row, Table, caption, shorthand_notes};
use crate::render::words::{LABELS, WORDS};

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
        let mut html = format!("<p>{}</p>", WORDS.money_compared_text);
        same.iter().for_each(|same| html.push_str(&through(writer, same)));
        parts.push(PartView { id: "compared".into(), title: WORDS.money_compared.into(), html });
    }
    for money in &money {
        let id = format!("report-{}", money.report.period.key());
        parts.push(PartView { id, title: money.report.title.clone(), html: of_one(writer, money) });
    }
    parts.extend(without(writer));
    let notes = notes::of_page(writer);
    let words_used = crate::render::words_used(writer);
    StoryView { lead: WORDS.money_lead.to_owned(), parts, words_used, numbers: Vec::new(), notes }
}

/// The reports that name no money, so that nobody looks for it in vain.
fn without(writer: &Writer<'_>) -> Option<PartView> {
    let reports = writer.site.earliest_first();
    let reports: Vec<String> = reports
        .filter(|report| MoneyOf::new(report).is_empty())
        .map(|report| format!("<li>{}</li>", to_report(writer, report)))
        .collect();
    let (id, title) = ("without".to_owned(), WORDS.money_without.to_owned());
    let html = format!("<ul>{}</ul>", reports.concat());
    (!reports.is_empty()).then_some(PartView { id, title, html })
}

fn totals(writer: &mut Writer<'_>, budgets: &[(&Report, &Budget)]) -> String {
    let with_spent = budgets.iter().any(|(_, budget)| budget.all_spent().is_some());
    let rows = budgets.iter().map(|(report, budget)| {
        let stated = budget.stated_total.map_or_else(|| WORDS.not_stated.to_owned(), shown);
        let mut cells = vec![stated, shown(budget.planned()), to_report(writer, report)];
        if with_spent {
            let spent = budget.all_spent().map_or_else(|| WORDS.not_stated.to_owned(), shown);
            cells.insert(2, spent);
        }
        Row { head: escape(&budget.period.to_string()).into_owned(), cells, total: false }
    });
    let rows = rows.collect();
    let when = time(budgets.iter().map(|(_, budget)| Some(budget.period)));
    let mut columns = vec![
        Column::words(WORDS.year_of_sum),
        Column::numbers(WORDS.money_stated),
        Column::numbers(WORDS.money_added_up),
        Column::words(WORDS.given_in),
    ];
    if with_spent {
        columns.insert(3, Column::numbers(LABELS.spent));
    }
    let sources = budgets.iter().map(|(_, budget)| &budget.source);
    let html = charts::of_budgets(writer, budgets)
        + &table(writer, (WORDS.money_of_each_year, &when), columns, rows, sources);
    let addresses: Vec<(Period, String)> = budgets
        .iter()
        .map(|(report, budget)| {
            (report.period, format!("budget.{}.stated-total", budget.period.key()))
        })
        .collect();
    html + &download(writer, None, &Holds::Money) + &noted_at(writer, &addresses)
}

/// One money through years, reports and documents.
fn through(writer: &mut Writer<'_>, same: &SameMoney<'_>) -> String {
    let named = same.has_names();
    let rows = same.sums.iter().map(|sum| {
        let mut cells = vec![shown(sum.amount), given_in(writer, sum)];
        if named {
            cells.insert(0, escape(&sum.name).into_owned());
        }
        let year = sum.period.map_or_else(|| capital(WORDS.no_date), |period| period.to_string());
        Row { head: escape(&year).into_owned(), cells, total: false }
    });
    let rows = rows.collect();
    let mut columns = vec![
        Column::words(WORDS.year_of_sum),
        Column::numbers(WORDS.amount),
        Column::words(WORDS.given_in),
    ];
    if named {
        columns.insert(1, Column::words(WORDS.called));
    }
    let time = time(same.sums.iter().map(|sum| sum.period));
    let sources = same.sums.iter().map(|sum| sum.source);
    let html = charts::of_same_money(writer, same)
        + &table(writer, (&same.what, &time), columns, rows, sources);
    let addresses: Vec<(Period, String)> =
        same.sums.iter().map(|sum| (sum.report.period, sum.address.clone())).collect();
    html + &download(writer, None, &Holds::Money) + &noted_at(writer, &addresses)
}

/// The report, and the document where it is another than the report's own.
fn given_in(writer: &Writer<'_>, sum: &Sum<'_>) -> String {
    let report = to_report(writer, sum.report);
    let own = sum.report.source.as_ref().map(|source| &source.document);
    if own.is_none_or(|own| *own == sum.source.document) {
        return report;
    }
    let document = &writer.site.documents[&sum.source.document].title;
    format!("{report}: {}", escape(document))
}

/// What one report says of money: where it comes from, what it is spent on, and its other sums.
fn of_one(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let mut html = String::new();
    let report = money.report;
    if let Some(budget) = money.budget {
        html.push_str(&income(writer, report, budget));
        html.push_str(&spending(writer, report, budget));
    }
    let other_years = money.budget.is_some_and(|budget| !budget.other_years.is_empty());
    if other_years || !money.figures.is_empty() {
        html.push_str(&other_sums(writer, money));
    }
    html.push_str(&noted(writer, money));
    let section =
        report.section_with(|embed| matches!(embed, Embed::BudgetTable(_))).map(|section| {
            let href = writer.href(&section.address);
            format!("<p class=\"go\"><a href=\"{href}\">{}</a></p>", escape(&section.title.value))
        });
    html + &section.unwrap_or_default()
}

fn income(writer: &mut Writer<'_>, report: &Report, budget: &Budget) -> String {
    let mut rows: Vec<Row> = budget.income.iter().map(|line| row(writer, report, line)).collect();
    let sums = [(WORDS.carried_forward, budget.carry_forward, false)];
    let sums = sums.into_iter().chain([(WORDS.stated_total, budget.stated_total, true)]);
    for (head, amount, total) in sums {
        let words = if total { Shorthand::Z.mark() } else { WORDS.not_stated };
        rows.extend(amount.map(|amount| Row {
            head: head.into(),
            cells: vec![shown(amount), words.to_owned()],
            total,
        }));
    }
    if rows.is_empty() {
        return String::new();
    }
    let columns = columns_of_items(WORDS.amount);
    one_budget(writer, report, (WORDS.money_comes_from, budget), (columns, rows))
}

fn spending(writer: &mut Writer<'_>, report: &Report, budget: &Budget) -> String {
    let mut rows: Vec<Row> =
        budget.by_size().into_iter().map(|line| row(writer, report, line)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let head = format!("All {} items", budget.spending.len());
    let cells = vec![shown(budget.planned()), Shorthand::Z.mark().to_owned()];
    rows.push(Row { head, cells, total: true });
    let mut columns = columns_of_items(&spent::head_of_planned(budget));
    spent::add(budget, &mut columns, &mut rows);
    let html = one_budget(writer, report, (&budget.measure, budget), (columns, rows));
    let said = spent::sentences(budget).join(" ");
    if said.is_empty() { html } else { format!("{html}<p>{}</p>", escape(&said)) }
}

fn columns_of_items(amount: &str) -> Vec<Column> {
    vec![Column::words(WORDS.item), Column::numbers(amount), Column::words(WORDS.what_it_is_for)]
}

fn row(writer: &mut Writer<'_>, report: &Report, line: &BudgetLine) -> Row {
    let words = match report.buys.get(&line.id) {
        Some(words) => writer.line(words),
        None => WORDS.not_stated.to_owned(),
    };
    let head = escape(&line.title).into_owned();
    Row { head, cells: vec![shown(line.amount), words], total: false }
}

fn one_budget(
    writer: &mut Writer<'_>,
    report: &Report,
    (what, budget): (&str, &Budget),
    (columns, rows): (Vec<Column>, Vec<Row>),
) -> String {
    let about = (what, budget.period.in_full());
    let html = table(writer, (about.0, &about.1), columns, rows, [&budget.source]);
    html + &download(writer, Some(report.period), &Holds::Budget)
}

/// Sums of other years and sums among the figures, as a list: each is a thing of its own.
fn other_sums(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let level = writer.level_below() + 1;
    let id = writer.id(format!("other-sums-{}", money.report.period.key()));
    let mut html = format!("<h{level}{id}>{}</h{level}><ul>", WORDS.other_sums);
    if let Some(budget) = money.budget {
        for other in &budget.other_years {
            let title = escape(&other.line.title).into_owned();
            let period = Some(other.period);
            let sum = (other.line.amount.to_string(), title, period);
            html.push_str(&item(writer, sum, &[&budget.source]));
            if let Some(words) = money.report.buys.get(&other.line.id) {
                let _ = write!(html, "<p>{}</p>", writer.line(words));
            }
            html.push_str("</li>");
        }
    }
    for (figure, sources) in money.other_sums() {
        let what = writer.plain_words(&capital(&figure.what));
        let sum = (figure.value.value.clone(), what, figure.period);
        html.push_str(&item(writer, sum, &sources));
        html.push_str("</li>");
    }
    html + "</ul>"
}

fn item(
    writer: &Writer<'_>,
    (amount, what, period): (String, String, Option<Period>),
    sources: &[&Source],
) -> String {
    let sources = cited(writer, sources.iter().copied());
    let amount = escape(&amount);
    let when = when(period);
    format!("<li><strong>{amount}</strong>: {what}, {when}. <span class=\"kind\">{sources}</span>")
}

/// Links to the notes on the sums of one report.
fn noted(writer: &mut Writer<'_>, money: &MoneyOf<'_>) -> String {
    let period = money.report.period;
    let budget = money.budget.map(|budget| format!("budget.{}", budget.period.key()));
    let figures = money.figures.iter().map(|(figure, _)| format!("figures.{}", figure.id));
    let addresses: Vec<(Period, String)> =
        budget.into_iter().chain(figures).map(|address| (period, address)).collect();
    noted_at(writer, &addresses)
}

fn noted_at(writer: &mut Writer<'_>, addresses: &[(Period, String)]) -> String {
    let mut links: Vec<String> = Vec::new();
    for of_edition in addresses.chunk_by(|one, next| one.0 == next.0) {
        let addresses: Vec<String> = of_edition.iter().map(|(_, at)| at.clone()).collect();
        let new = writer.noted(of_edition[0].0, &addresses);
        links.extend(new.into_iter().filter(|link| !links.contains(link)).collect::<Vec<_>>());
    }
    notes::paragraph(&links)
}

fn table<'a>(
    writer: &mut Writer<'_>,
    (what, time): (&str, &str),
    columns: Vec<Column>,
    rows: Vec<Row>,
    sources: impl IntoIterator<Item = &'a Source>,
) -> String {
    writer.tables += 1;
    let number = writer.tables;
    let place = &writer.site.settings.place;
    let mut notes = Vec::new();
    if rows.iter().any(|row| row.cells.iter().any(|cell| cell == Shorthand::Z.mark())) {
        notes = shorthand_notes(&[Shorthand::Z]);
    }
    notes.push(format!("{}: {}.", WORDS.source, cited(writer, sources)));
    Table {
        id: format!("table-{number}"),
        caption: caption(number, &[what, place, time, WORDS.in_pounds]),
        columns,
        rows,
        notes,
    }
    .html()
}

/// Where something stands, each place once.
fn cited<'a>(writer: &Writer<'_>, sources: impl IntoIterator<Item = &'a Source>) -> String {
    let mut places: Vec<String> = Vec::new();
    for source in sources {
        let place = escape(&source_line(writer.site, source)).into_owned();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join("; ")
}

/// The years of a table, each once: "2015 to 2016 and 2018 to 2019".
fn time(periods: impl Iterator<Item = Option<Period>>) -> String {
    let mut all: Vec<String> = periods.flatten().map(|period| period.to_string()).collect();
    all.dedup();
    list(&all)
}

fn when(period: Option<Period>) -> String {
    period.map_or_else(|| WORDS.no_date.to_owned(), Period::in_full)
}

/// An amount in a table whose caption says that it is in pounds.
fn shown(amount: Amount) -> String {
    amount.pounds().to_string()
}
