//! Open data: the same datum in prose, table, chart, CSV and JSON; every table with its description.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use swp_site::Built;
use swp_site::data::whole;
use swp_site::source::FilePath;

use crate::support::{build, expect_file, page, project, real_site, repository, small_project};

static REAL: LazyLock<Built> = LazyLock::new(|| build(&real_site()));

/// A record of a CSV file by the names of its columns.
type Record = BTreeMap<String, String>;

fn csv(text: &str) -> Vec<Record> {
    let mut rows = fields(text).into_iter();
    let header = rows.next().expect("a header");
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// RFC 4180, and nothing else: lines end in CRLF, quotes are doubled.
fn fields(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'), "lines end in CRLF");
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    assert!(row.is_empty() && field.is_empty(), "the last line ends too");
    rows
}

fn paths(built: &Built, ends: &str) -> Vec<String> {
    let paths = built.outputs.paths().map(FilePath::as_str).filter(|path| path.ends_with(ends));
    paths.map(str::to_owned).collect()
}

fn site_json() -> Value {
    serde_json::from_str(&page(&REAL, whole::ADDRESS)).expect("JSON")
}

/// `1,240` for `1240`, as readers see it.
fn for_readers(plain: &str) -> String {
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(w, p)| (w, Some(p)));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    part.map_or(grouped.clone(), |part| format!("{grouped}.{part}"))
}

fn editions() -> Vec<String> {
    let all = paths(&REAL, "/data/all.csv").into_iter();
    all.filter_map(|path| path.strip_suffix("/data/all.csv").map(str::to_owned)).collect()
}

#[test]
fn csv_and_json_say_the_same() {
    let json = site_json();
    let mut compared = 0;
    for edition in json["editions"].as_array().expect("editions") {
        let key = edition["period"]["key"].as_str().expect("a key");
        let rows = csv(&page(&REAL, &format!("{key}/data/all.csv")));
        let data = edition["observations"].as_array().expect("observations");
        assert_eq!(rows.len(), data.len(), "{key}");
        for (row, datum) in rows.iter().zip(data) {
            for name in [
                "address",
                "measure",
                "title",
                "statistic",
                "area",
                "group",
                "unit",
                "marker",
                "note",
                "source",
            ] {
                assert_eq!(row[name], datum[name].as_str().expect("words"), "{key}: {name}");
            }
            assert_eq!(row["as_printed"], datum["as-printed"].as_str().expect("words"));
            let value = row["value"].parse::<f64>().ok();
            assert_eq!(value, datum["value"].as_f64(), "{key}: {}", row["address"]);
            compared += 1;
        }
    }
    assert!(compared > 500, "only {compared} data compared");
}

#[test]
fn every_measured_value_of_the_csv_stands_in_its_table() {
    let mut found = 0;
    for edition in editions() {
        for row in csv(&page(&REAL, &format!("{edition}/data/all.csv"))) {
            let measured =
                ["value", "share", "count", "whole", "total"].contains(&row["statistic"].as_str());
            if !row["address"].starts_with("kpis.") || !measured || row["value"].is_empty() {
                continue;
            }
            let html = page(&REAL, &format!("{edition}/measures/{}/index.html", row["measure"]));
            let shown = for_readers(&row["value"]);
            let cells: Vec<&str> = html.split(['<', '>']).collect();
            let stands = cells.iter().any(|cell| {
                cell.trim_end_matches('%') == shown
                    || cell.contains(&format!("{shown}%"))
                    || cell.contains(&shown)
            });
            assert!(stands, "{edition}: {} of {} is not on its page", shown, row["address"]);
            found += 1;
        }
    }
    assert!(found > 200, "only {found} values looked for");
}

/// One datum on its whole way, and every quarter beside it.
#[test]
fn the_same_datum_in_prose_table_chart_csv_and_json() {
    let rows = csv(&page(&REAL, "2017-18/data/hate-crime.csv"));
    let row =
        |address: &str| rows.iter().find(|row| row["address"] == address).expect("a row").clone();
    let total = row("kpis.hate-crime.2017-18");
    assert_eq!((total["value"].as_str(), total["statistic"].as_str()), ("385", "total"));
    let quarters: Vec<String> = (1..=4)
        .map(|quarter| row(&format!("kpis.hate-crime.2017-18.Q{quarter}"))["value"].clone())
        .collect();
    let sum: i64 = quarters.iter().map(|value| value.parse::<i64>().expect("a number")).sum();
    assert_eq!(sum.to_string(), total["value"]);
    let html = page(&REAL, "2017-18/measures/hate-crime/index.html");
    let drawing =
        html.split("<svg").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a chart");
    let table = html
        .split("<table")
        .nth(1)
        .and_then(|rest| rest.split("</table>").next())
        .expect("a table");
    for value in &quarters {
        assert!(table.contains(&format!(">{value}<")), "the table has no {value}");
        assert!(drawing.contains(&format!(">{value}<")), "the chart has no {value}");
    }
    assert!(html.contains("from 374 to 385"), "the sentence of the page");
    let json = site_json();
    let edition = json["editions"].as_array().expect("editions").iter();
    let edition =
        edition.clone().find(|edition| edition["period"]["key"] == "2017-18").expect("the edition");
    let datum = edition["observations"].as_array().expect("observations").iter();
    let datum = datum
        .clone()
        .find(|datum| datum["address"] == "kpis.hate-crime.2017-18")
        .expect("the datum");
    assert_eq!(datum["value"].as_f64(), Some(385.0));
}

/// Numbers that prose binds are numbers of the data.
#[test]
fn every_number_that_prose_binds_is_in_the_csv() {
    let mut bound = 0;
    for edition in editions() {
        let rows = csv(&page(&REAL, &format!("{edition}/data/all.csv")));
        let all = csv(&page(&REAL, "data/all.csv"));
        let mut known: BTreeSet<String> = BTreeSet::new();
        for row in rows.iter().chain(&all) {
            known.insert(for_readers(&row["value"]));
            known.extend(numbers(&row["as_printed"]));
        }
        for path in paths(&REAL, ".html").iter().filter(|path| path.starts_with(&edition)) {
            let html = page(&REAL, path);
            let Some(list) = html.split("id=numbers").nth(1) else { continue };
            let list = list.split("</details>").next().expect("a list");
            for shown in list.split("<strong>").skip(1).filter_map(|rest| rest.split('<').next()) {
                for number in numbers(shown) {
                    assert!(known.contains(&number), "{path}: {number} of `{shown}` is in no CSV");
                    bound += 1;
                }
            }
        }
    }
    assert!(bound > 100, "only {bound} bound numbers looked for");
}

fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    let parts = parts.map(|part| part.trim_matches([',', '.']));
    parts
        .filter(|part| part.chars().any(|c| c.is_ascii_digit()))
        .map(|part| for_readers(&part.replace(',', "")))
        .collect()
}

#[test]
fn every_table_and_chart_has_its_file_of_the_size_it_says() {
    let mut links = 0;
    for path in paths(&REAL, ".html") {
        let html = page(&REAL, &path);
        for link in html.split("Download the data for ").skip(1) {
            assert!(link.contains("(CSV, "), "{path}: {link:.60}");
            links += 1;
        }
        for rest in html.split("href=").skip(1) {
            let href =
                rest.trim_start_matches('"').split(['"', '>', ' ']).next().unwrap_or_default();
            if href.ends_with(".csv") {
                let file = FilePath::new(path.as_str()).resolve(href).expect("inside the site");
                assert!(REAL.outputs.contains(&file), "{path} links to {href}");
            }
        }
    }
    assert!(links > 60, "only {links} links to data");
}

#[test]
fn every_csv_keeps_to_its_columns_and_has_a_description() {
    for path in paths(&REAL, ".csv") {
        let text = page(&REAL, &path);
        let rows = csv(&text);
        assert!(!rows.is_empty(), "{path} has no row");
        let metadata: Value =
            serde_json::from_str(&page(&REAL, &format!("{path}-metadata.json"))).expect("JSON");
        let columns = metadata["tableSchema"]["columns"].as_array().expect("columns");
        let described: Vec<&str> =
            columns.iter().filter_map(|column| column["name"].as_str()).collect();
        assert_eq!(text.lines().next(), Some(described.join(",").as_str()), "{path}");
        let mut keys = BTreeSet::new();
        for row in &rows {
            assert_eq!(row.len(), described.len(), "{path}");
            let key = (row["edition"].clone(), row["address"].clone(), row["statistic"].clone());
            assert!(keys.insert(key.clone()), "{path} says {key:?} twice");
            assert!(
                row["value"].is_empty() || row["value"].parse::<f64>().is_ok(),
                "{path}: {}",
                row["value"]
            );
            assert!(["", "c", "x", "z", "r"].contains(&row["marker"].as_str()));
            let missing = ["c", "x", "z"].contains(&row["marker"].as_str());
            assert!(!missing || row["value"].is_empty(), "{path}: a withheld value is shown");
        }
    }
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_program() {
    expect_file(&repository().join(whole::SCHEMA_ADDRESS), &whole::schema());
    assert_eq!(page(&REAL, whole::SCHEMA_ADDRESS), whole::schema());
}

#[test]
fn no_licence_is_claimed_that_nobody_gave() {
    for (path, bytes) in REAL.outputs.iter().filter(|(path, _)| path.extension() == "json") {
        let text = String::from_utf8_lossy(bytes);
        let claimed = text.contains("\"licenses\"")
            || text.contains("dc:license")
            || text.contains("\"licence\": {");
        assert!(!claimed || path.as_str().starts_with("schemas/"), "{path} claims a licence");
    }
    let mut files = small_project();
    for (path, bytes) in project([(
        "swp-site.yaml",
        "title: Example reports\nbody: Example Council\nlicence: { name: Open Government Licence v3.0, url: https://example.org/ogl }\n",
    )]) {
        files.insert(path, bytes);
    }
    let built = build(&files);
    assert!(page(&built, "2017-18/data/datapackage.json").contains("https://example.org/ogl"));
    assert!(
        page(&built, "2017-18/data/burglary.csv-metadata.json").contains("https://example.org/ogl")
    );
    assert!(
        page(&built, "2017-18/measures/burglary/index.html")
            .contains("\"license\":\"https://example.org/ogl\"")
    );
}

#[test]
fn a_withheld_number_is_in_no_file() {
    let mut files = small_project();
    files.insert(
        "data/2017-18/kpis.yaml",
        &b"burglary:\n  cells:\n    2017-18: { Q1: <5, Q2: 22, Q3: c, Q4: x }\n  source: { document: report }\n"[..],
    );
    let rows = csv(&page(&build(&files), "2017-18/data/burglary.csv"));
    let markers: Vec<&str> = rows
        .iter()
        .filter(|row| !row["quarter"].is_empty())
        .map(|row| row["marker"].as_str())
        .collect();
    assert_eq!(markers, ["c", "", "c", "x"]);
    assert!(!rows.iter().any(|row| row["statistic"] == "total"), "a total would give it away");
}
