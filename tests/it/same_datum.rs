//! The same datum in prose, table, chart, CSV and JSON: every value of every measure of the real site
//! is followed through all five.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use swp_site::Built;
use swp_site::kept::Kept;
use swp_site::load::prose::{Inline, Prose};
use swp_site::model::{Bound, Choices, Datum, Embed, KpiPart, Period, Report, Show, Site};

use crate::support::{build, options, page, real_site};
use crate::tables::{Record, Table, csv, for_readers, labels, number, tables};

static REAL: LazyLock<Built> = LazyLock::new(|| build(&real_site()));

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let (raw, mut out) = swp_site::load::load(&real_site(), &Kept::default());
    let choices = Choices { today: options().today, ..Choices::default() };
    swp_site::model::model(raw, &choices, &mut out).expect("the real site")
});

/// Every value of an edition by its address and what it says.
type Values = BTreeMap<(String, String), Record>;

fn values(edition: Period) -> Values {
    let path = format!("{}/data/all.csv", edition.key());
    let key = |row: &Record| (row["address"].clone(), row["statistic"].clone());
    csv(&page(&REAL, &path)).into_iter().map(|row| (key(&row), row)).collect()
}

fn editions() -> impl Iterator<Item = &'static Report> {
    SITE.reports.iter().filter(|report| !report.readings.is_empty())
}

/// What a measure printed in a place: the rows of one cell.
const PARTS: [&str; 4] = ["value", "share", "count", "whole"];

/// The cell of a table of years or of areas that holds a value.
fn cell_of<'a>(table: &'a Table, row: &Record) -> Option<&'a str> {
    let period = Period::parse(&row["period"]).ok();
    let (head, column) = match (row["quarter"].strip_prefix('Q'), row["group"].as_str()) {
        (Some(quarter), _) => {
            let year = row["period"].split('.').next().and_then(|year| Period::parse(year).ok())?;
            (format!("Quarter {quarter}"), year.to_string())
        }
        (None, "") => (period?.to_string(), String::new()),
        (None, group) => (group.to_owned(), row["area"].clone()),
    };
    let cells = table.rows.iter().find(|cells| cells[0] == head)?;
    let mut columns = table.columns.iter().enumerate().skip(1);
    let mine = columns.find(|(at, title)| {
        let rest = title.to_lowercase();
        let rest = rest.strip_prefix(&column.to_lowercase()).map(str::to_owned);
        let before = table.columns[1..*at].iter();
        let first = !before.clone().any(|other| other.starts_with(&column) && !column.is_empty());
        let first = first && (column.is_empty() || rest.is_some());
        let rest = rest.unwrap_or_default();
        match row["statistic"].as_str() {
            "value" => first,
            "share" => rest.starts_with(", share"),
            "whole" => rest.starts_with(", all "),
            _ => {
                let other = rest.starts_with(", share") || rest.starts_with(", all ");
                !first && !rest.is_empty() && !other
            }
        }
    });
    mine.and_then(|(at, _)| cells.get(at)).map(String::as_str)
}

#[test]
fn every_value_of_a_measure_stands_in_the_cell_of_its_table() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for report in editions() {
        let values = values(report.period);
        for reading in &report.readings {
            let html = page(
                &REAL,
                &format!("{}/measures/{}/index.html", report.period.key(), reading.kpi),
            );
            let all = tables(&html);
            let whole = all.iter().find(|table| table.caption.starts_with("every value"));
            let Some(table) = whole.or(all.first()) else { continue };
            let rows = values.values().filter(|row| row["measure"] == reading.kpi);
            for row in rows.filter(|row| PARTS.contains(&row["statistic"].as_str())) {
                looked += 1;
                let cell = cell_of(table, row);
                let same = match (row["marker"].as_str(), cell) {
                    ("c", Some(cell)) => cell == "[c]" || cell.starts_with("fewer than "),
                    ("x" | "z", Some(cell)) => cell == format!("[{}]", row["marker"]),
                    (_, Some(cell)) => number(cell) == number(&row["value"]),
                    (_, None) => false,
                };
                if !same {
                    wrong.push(format!(
                        "{} {}: {} in the file, {cell:?} on the page",
                        row["address"], row["statistic"], row["value"]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(looked > 250, "only {looked} values looked for");
}

#[test]
fn every_number_of_a_chart_is_a_number_of_its_table_and_of_its_file() {
    let mut looked = 0;
    for report in editions() {
        let values = values(report.period);
        for reading in &report.readings {
            let path = format!("{}/measures/{}/index.html", report.period.key(), reading.kpi);
            let html = page(&REAL, &path);
            if !html.contains("<figure") {
                continue;
            }
            let table = tables(&html).into_iter().next().expect("a chart has a table");
            let known: BTreeSet<String> = values
                .values()
                .filter(|row| row["measure"] == reading.kpi)
                .filter_map(|row| number(&row["value"]))
                .map(|value| format!("{value:?}"))
                .collect();
            let drawn: BTreeSet<String> = labels(&html)
                .iter()
                .filter_map(|label| number(label))
                .map(|n| format!("{n:?}"))
                .collect();
            for cells in &table.rows {
                for value in cells[1..].iter().filter_map(|cell| number(cell)) {
                    let value = format!("{value:?}");
                    assert!(known.contains(&value), "{path}: {value} is in no file");
                    let aim = table.columns.last().is_some_and(|title| title == "Target");
                    assert!(
                        drawn.contains(&value) || aim,
                        "{path}: {value} is not drawn: {drawn:?}"
                    );
                    looked += 1;
                }
            }
        }
    }
    assert!(looked > 150, "only {looked} numbers looked for");
}

#[test]
fn json_says_of_every_value_what_the_files_say() {
    let json: Value = serde_json::from_str(&page(&REAL, "data/site.json")).expect("JSON");
    let mut compared = 0;
    for report in &SITE.reports {
        let key = report.period.key();
        let mut all = json["editions"].as_array().expect("editions").iter();
        let edition = all.find(|edition| edition["period"]["key"] == key.as_str()).expect("it");
        let data = edition["observations"].as_array().expect("observations");
        let values = values(report.period);
        assert_eq!(values.len(), data.len(), "{key}");
        for datum in data {
            let word = |name: &str| datum[name].as_str().expect("words").to_owned();
            let row = &values[&(word("address"), word("statistic"))];
            for (name, field) in [
                ("measure", "measure"),
                ("title", "title"),
                ("area", "area"),
                ("group", "group"),
                ("unit", "unit"),
                ("value-in-words", "value_in_words"),
                ("marker", "marker"),
                ("as-printed", "as_printed"),
                ("note", "note"),
                ("source", "source"),
            ] {
                assert_eq!(word(name), row[field], "{key}: {name} of {}", row["address"]);
            }
            let period = datum["period"]["key"].as_str().unwrap_or_default();
            assert_eq!(period, row["period"], "{key}: the period of {}", row["address"]);
            assert_eq!(
                row["value"].parse::<f64>().ok(),
                datum["value"].as_f64(),
                "{key}: {}",
                row["address"]
            );
            compared += 1;
        }
    }
    assert!(compared > 500, "only {compared} data compared");
}

/// The value behind a bound number, by its address and what it says.
fn behind(id: &str, show: Show, year: Period, part: KpiPart) -> Option<(String, &'static str)> {
    let key = year.key();
    let before = || year.before().map(Period::key);
    let rest = match part {
        KpiPart::Lead => ("", "value"),
        KpiPart::Share => (".share", "share"),
        KpiPart::Count => (".count", "count"),
        KpiPart::Whole => (".whole", "whole"),
    };
    let (rest, statistic) = match show {
        Show::Quarter(quarter) => (format!("{key}.Q{quarter}{}", rest.0), rest.1),
        Show::Total => (key, "total"),
        Show::Previous => (before()?, "total"),
        Show::Change => ("change".to_owned(), "change"),
        Show::ChangePercent => ("change-percent".to_owned(), "change_percent"),
        Show::Outcome => ("result".to_owned(), "result"),
        Show::Baseline => ("stated.baseline".to_owned(), "stated_baseline"),
        Show::StatedTotal if part == KpiPart::Share => {
            ("stated.share-total".to_owned(), "stated_total")
        }
        Show::StatedTotal => ("stated.total".to_owned(), "stated_total"),
        Show::StatedChange => ("stated.change".to_owned(), "stated_change"),
        Show::StatedChangePercent => ("stated.change-percent".to_owned(), "stated_change_percent"),
        // Words that are made of several values.
        Show::Sentence | Show::Trend => return None,
    };
    Some((format!("kpis.{id}.{rest}"), statistic))
}

fn bound_on(report: &Report) -> Vec<(&str, &Bound)> {
    let mut found = Vec::new();
    let mut look = |what: &'static str, prose: &'static Prose<Embed>| {
        prose.each_inline(&mut |inline| {
            if let Inline::Embed(Embed::Bound(bound)) = inline {
                found.push((what, bound));
            }
        });
    };
    let report = SITE.report(report.period).expect("the edition");
    for page in report.pages() {
        look(page.address.as_str(), &page.summary);
        page.key_points.iter().for_each(|point| look(page.address.as_str(), point));
        look(page.address.as_str(), &page.body);
    }
    report.commentaries.values().for_each(|words| look("a commentary", words));
    report.buys.values().for_each(|words| look("a budget", words));
    found
}

#[test]
fn every_number_that_prose_binds_is_the_one_of_the_file() {
    let mut looked = 0;
    for report in &SITE.reports {
        for (place, bound) in bound_on(report) {
            let values = values(bound.edition);
            let of = |address: String, statistic: &str| {
                values.get(&(address.clone(), statistic.to_owned())).unwrap_or_else(|| {
                    panic!("{place}: `{}` is in no file: {address} {statistic}", bound.text)
                })
            };
            let row = match &bound.datum {
                Datum::Figure(id) => of(format!("figures.{id}"), "figure"),
                Datum::Amount { id, .. } => {
                    let amount = values.values().find(|row| {
                        row["measure"] == *id
                            && ["spending", "income", "other_year"]
                                .contains(&row["statistic"].as_str())
                            || *id == "total" && row["statistic"] == "stated_budget"
                            || *id == "carry-forward" && row["statistic"] == "carry_forward"
                            || *id == "spending"
                                && row["statistic"] == "total"
                                && row["measure"] == "spending"
                    });
                    amount.unwrap_or_else(|| panic!("{place}: the amount `{id}` is in no file"))
                }
                Datum::Kpi { id, show, year, part } => {
                    let Some((address, statistic)) = behind(id, *show, *year, *part) else {
                        continue;
                    };
                    // A year that is known only as a whole is a value, not a total.
                    let year_alone = (format!("{address}.year"), "value".to_owned());
                    match values.get(&year_alone) {
                        Some(row) if statistic == "total" => row,
                        _ => of(address, statistic),
                    }
                }
            };
            let said =
                bound.text.replace(" percentage points", "").replace(" percentage point", "");
            let same = match row["value"].as_str() {
                "" => said == row["value_in_words"] || said == row["as_printed"],
                value => {
                    number(&said).map(f64::abs) == number(value).map(f64::abs)
                        && said.trim_start_matches('£').starts_with(&for_readers(value))
                }
            };
            assert!(same, "{place}: `{}` in the words, {} in the file", bound.text, row["value"]);
            looked += 1;
        }
    }
    assert!(looked > 150, "only {looked} bound numbers looked for");
}
