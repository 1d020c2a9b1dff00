//! Open data: a file for every table and chart, tidy, described, and the same for people and machines.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use swp_site::Built;
use swp_site::data::{Statistic, whole};
use swp_site::source::FilePath;

use crate::support::{build, expect_file, page, project, real_site, repository, small_project};
use crate::tables::{Record, csv, tables, words};

static REAL: LazyLock<Built> = LazyLock::new(|| build(&real_site()));

fn paths(built: &Built, ends: &str) -> Vec<String> {
    let paths = built.outputs.paths().map(FilePath::as_str).filter(|path| path.ends_with(ends));
    paths.map(str::to_owned).collect()
}

fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(&page(built, path)).expect("JSON")
}

fn editions() -> Vec<String> {
    let all = paths(&REAL, "/data/all.csv").into_iter();
    all.filter_map(|path| path.strip_suffix("/data/all.csv").map(str::to_owned)).collect()
}

#[test]
fn every_table_and_chart_links_to_its_file_and_says_its_size() {
    let (mut looked, mut without) = (0, Vec::new());
    for path in paths(&REAL, ".html").iter().filter(|path| !path.ends_with("print/index.html")) {
        let html = page(&REAL, path);
        for table in tables(&html) {
            // The lists of what can be downloaded are made of such links.
            if table.caption.starts_with("files to download") {
                continue;
            }
            looked += 1;
            let link = table.after.split("<a ").skip(1).find_map(|link| {
                let words = words(&format!("<{}", link.split("</a>").next()?));
                let (_, size) =
                    words.strip_prefix("Download the data for ")?.split_once(" (CSV, ")?;
                let href = link.split_once("href=")?.1.trim_start_matches('"');
                let href = href.split(['"', '>', ' ']).next()?.to_owned();
                Some((href, size.trim_end_matches(')').to_owned()))
            });
            let Some((href, size)) = link else {
                without.push(format!("{path}: {}, {}", table.number, table.caption));
                continue;
            };
            let file = FilePath::new(path.as_str()).resolve(&href).expect("inside the site");
            let bytes = REAL.outputs.get(&file).unwrap_or_else(|| panic!("{path} links to {href}"));
            assert_eq!(size, size_of(bytes.len()), "{path}: the size of {href}");
        }
    }
    assert!(without.is_empty(), "no link to a file: {}", without.join("\n"));
    assert!(looked > 140, "only {looked} tables looked at");
}

fn size_of(bytes: usize) -> String {
    if bytes < 1000 { format!("{bytes} bytes") } else { format!("{} kB", bytes.div_ceil(1000)) }
}

/// A table of values has the columns that every such table has; a table of words has its own.
fn holds_values(described: &[&str]) -> bool {
    described.first() == Some(&"address")
}

#[test]
fn every_csv_keeps_to_its_columns_and_has_a_description() {
    for path in paths(&REAL, ".csv") {
        let text = page(&REAL, &path);
        let rows = csv(&text);
        assert!(!rows.is_empty(), "{path} has no row");
        let metadata = json(&REAL, &format!("{path}-metadata.json"));
        assert!(
            metadata["dc:description"].as_str().is_some_and(|about| about.len() > 20),
            "{path}"
        );
        let columns = metadata["tableSchema"]["columns"].as_array().expect("columns");
        let described: Vec<&str> =
            columns.iter().filter_map(|column| column["name"].as_str()).collect();
        assert_eq!(text.lines().next(), Some(described.join(",").as_str()), "{path}");
        assert!(rows.iter().all(|row| row.len() == described.len()), "{path}");
        if holds_values(&described) {
            is_tidy(&path, &rows, &metadata);
        }
    }
}

fn is_tidy(path: &str, rows: &[Record], metadata: &Value) {
    let codes: BTreeSet<&str> = Statistic::all().map(Statistic::word).collect();
    let columns = metadata["tableSchema"]["columns"].as_array().expect("columns").iter();
    let value = columns.clone().find(|column| column["name"] == "value").expect("a column");
    let units: Vec<&str> = value["schema:unitText"]
        .as_array()
        .map(|units| units.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let mut keys = BTreeSet::new();
    for row in rows {
        let at = format!("{path}: {} {}", row["address"], row["statistic"]);
        let key = (row["edition"].clone(), row["address"].clone(), row["statistic"].clone());
        assert!(keys.insert(key), "{at} stands twice");
        assert!(codes.contains(row["statistic"].as_str()), "{at}");
        assert!(row["value"].is_empty() || row["value"].parse::<f64>().is_ok(), "{at}");
        assert!(["", "c", "x", "z", "r"].contains(&row["marker"].as_str()), "{at}");
        let missing = ["c", "x", "z"].contains(&row["marker"].as_str());
        assert!(!missing || row["value"].is_empty(), "{at}: a withheld value is shown");
        let says = !row["value"].is_empty() || !row["value_in_words"].is_empty() || missing;
        assert!(says, "{at} says nothing: no value, no words, no marker");
        assert!(row["value"].is_empty() || units.contains(&row["unit"].as_str()), "{at}: its unit");
        assert_eq!(row["start"].is_empty(), row["end"].is_empty(), "{at}");
    }
}

/// What an author typed is what the document prints, or what a correction took the place of.
#[test]
fn as_printed_is_the_authors_text() {
    let mut typed: BTreeMap<String, String> = BTreeMap::new();
    for (path, bytes) in real_site().iter().filter(|(path, _)| path.as_str().starts_with("data/2"))
    {
        let edition = path.as_str().split('/').nth(1).unwrap_or_default().to_owned();
        typed.entry(edition).or_default().push_str(&String::from_utf8_lossy(bytes));
    }
    let mut looked = 0;
    for edition in editions() {
        for row in csv(&page(&REAL, &format!("{edition}/data/all.csv"))) {
            let printed = &row["as_printed"];
            let stands = typed[&edition].contains(printed.as_str());
            assert!(stands, "{edition}: `{printed}` of {} is nobody’s text", row["address"]);
            let ours = ["change", "change_percent", "result", "total", "spending_share"];
            assert!(!ours.contains(&row["statistic"].as_str()) || printed.is_empty(), "{row:?}");
            looked += usize::from(!printed.is_empty());
        }
    }
    assert!(looked > 400, "only {looked} texts looked for");
}

/// A target is dated by the years that it is for, not by the report that names it.
#[test]
fn a_period_is_that_of_the_datum() {
    let rows = csv(&page(&REAL, "2008-11/data/target-crime-fall.csv"));
    let of = |statistic: &str| {
        let row = rows.iter().find(|row| row["statistic"] == statistic).expect("a row");
        (row["period"].clone(), row["value_in_words"].clone(), row["as_printed"].clone())
    };
    let years = || "2005-08".to_owned();
    assert_eq!(of("target"), (years(), "at least 20%".to_owned(), "20%".to_owned()));
    assert_eq!(of("result"), (years(), "reached".to_owned(), String::new()));
    assert_eq!(of("stated_result"), (years(), "reached".to_owned(), "achieved".to_owned()));
    let mut files = small_project();
    files.insert(
        "data/2017-18/kpis.yaml",
        &b"burglary:\n  cells:\n    2016-17: { Q1: 10, Q2: 20, Q3: 30, Q4: 40 }\n    \
           2017-18: { Q1: 11, Q2: 22, Q3: 33, Q4: 24 }\n  \
           stated: { baseline: 99, total: 90, outcome: achieved }\n  source: { document: report }\n"[..],
    );
    let rows = csv(&page(&build(&files), "2017-18/data/burglary.csv"));
    let period = |statistic: &str| {
        rows.iter().find(|row| row["statistic"] == statistic).expect("a row")["period"].clone()
    };
    // 99 is not what the cells of the year before make: nobody says when it was so.
    assert_eq!(period("stated_baseline"), "");
    assert_eq!(period("stated_total"), "2017-18");
}

#[test]
fn a_correction_shows_what_was_printed_and_when_it_was_corrected() {
    let mut files = small_project();
    files.insert(
        "data/2017-18/notes.yaml",
        "- about: kpis.burglary.2017-18.Q4\n  kind: correction\n  other: \"25\"\n  \
         approved-by: the board\n  dated: 2018-09-01\n  because: A case was counted twice.\n"
            .as_bytes(),
    );
    let rows = csv(&page(&build(&files), "2017-18/data/burglary.csv"));
    let row = |address: &str| rows.iter().find(|row| row["address"] == address).expect("a row");
    let corrected = row("kpis.burglary.2017-18.Q4");
    let told = ["value", "as_printed", "marker"].map(|name| corrected[name].as_str());
    assert_eq!(told, ["25", "24", "r"]);
    assert_eq!(
        corrected["note"],
        "Burglary, quarter 4 of 2017 to 2018: corrected from 24 to 25 on 1 September 2018. \
         A case was counted twice."
    );
    let total = row("kpis.burglary.2017-18");
    assert_eq!((total["value"].as_str(), total["as_printed"].as_str()), ("91", ""));
}

#[test]
fn the_meaning_of_every_code_stands_in_both_schemas_and_on_the_page() {
    let schema = json(&REAL, "2017-18/data/table-schema.json");
    let fields = schema["fields"].as_array().expect("fields");
    let field = fields.iter().find(|field| field["name"] == "statistic").expect("a field");
    let whole = json(&REAL, whole::SCHEMA_ADDRESS);
    let html = page(&REAL, "data/index.html");
    for statistic in Statistic::all() {
        let (word, about) = (statistic.word(), statistic.about());
        let codes = field["constraints"]["enum"].as_array().expect("codes");
        assert!(codes.iter().any(|code| code == word), "{word}");
        assert!(field["description"].as_str().is_some_and(|all| all.contains(about)), "{word}");
        let all = whole["$defs"]["Statistic"]["oneOf"].as_array().expect("codes");
        let same = |one: &&Value| one["const"] == word && one["description"] == about;
        assert!(all.iter().any(|one| same(&one)), "{word}");
        assert!(html.contains(&format!("<dt><code>{word}</code></dt><dd>{about}</dd>")), "{word}");
    }
}

#[test]
fn each_set_of_data_has_a_name_a_description_and_an_address_of_its_own() {
    let mut files = real_site();
    let settings = files.text(&"swp-site.yaml".into()).expect("the settings").to_owned();
    files.insert("swp-site.yaml", format!("{settings}base-url: https://example.org/\n").as_bytes());
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (built, has_address) in [(&*REAL, false), (&build(&files), true)] {
        names.clear();
        for path in paths(built, ".html") {
            let html = page(built, &path);
            let wants = path.contains("measures/") || path.ends_with("data/index.html");
            let wants =
                wants || ["money/index.html", "priorities/index.html"].contains(&path.as_str());
            let block = html.split("application/ld+json>").nth(1);
            assert!(block.is_some() || !wants, "{path} describes no data");
            let Some(block) = block.and_then(|block| block.split("</script>").next()) else {
                continue;
            };
            let about: Value = serde_json::from_str(block).expect("JSON");
            assert_eq!(about["url"].is_string(), has_address, "{path}: {}", about["url"]);
            assert!(about["description"].is_string(), "{path}");
            if about["@type"] == "Dataset" {
                let name = about["name"].as_str().expect("a name").to_owned();
                let before = names.insert(name.clone(), path.clone());
                assert!(before.is_none(), "{path} and {before:?} are both called {name}");
            }
        }
    }
    assert!(names.len() > 50, "only {} sets of data", names.len());
}

/// A report that says nothing in numbers has nothing to download, and no link says otherwise: the
/// build itself follows every link.
#[test]
fn an_edition_without_data_has_no_page_of_downloads() {
    let mut files = small_project();
    files.insert(
        "data/2018-21/report.yaml",
        &b"kind: strategy\ntitle: Our plan\nperiod: 2018-21\npublished: 2018-09-03\n"[..],
    );
    files.insert("content/2018-21/index.md", &b"---\ntitle: Our plan\n---\nWe plan.\n"[..]);
    let built = build(&files);
    assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics);
    assert!(paths(&built, "").iter().all(|path| !path.starts_with("2018-21/data/")));
    assert!(!page(&built, "2018-21/index.html").contains("href=data/"));
    assert!(page(&built, "2017-18/data/index.html").contains("burglary.csv"));
    // A table of words is something to download.
    files.insert(
        "content/2018-21/index.md",
        &b"---\ntitle: Our plan\n---\n## Who leads\n\n| What | Who |\n| --- | --- |\n| Parks | We |\n"[..],
    );
    let built = build(&files);
    assert_eq!(page(&built, "2018-21/data/table-who-leads.csv"), "what,who\r\nParks,We\r\n");
    assert!(page(&built, "2018-21/index.html").contains("data/table-who-leads.csv"));
}

#[test]
fn a_byte_order_mark_stands_where_the_settings_ask_for_it() {
    let mut files = small_project();
    let path = "2017-18/data/burglary.csv";
    assert!(page(&build(&files), path).starts_with("address,"));
    let settings = files.text(&"swp-site.yaml".into()).expect("the settings").to_owned();
    let settings = format!("{settings}downloads: {{ byte-order-mark: true }}\n");
    files.insert("swp-site.yaml", settings.as_bytes());
    let built = build(&files);
    let text = page(&built, path);
    assert!(text.starts_with("\u{feff}address,"), "{text:.30}");
    assert!(page(&built, "2017-18/data/datapackage.json").contains("utf-8-sig"));
    let html = page(&built, "2017-18/measures/burglary/index.html");
    assert!(html.contains(&format!("(CSV, {})", size_of(text.len()))), "the size counts the mark");
}

#[test]
fn a_licence_is_named_as_the_open_definition_names_it() {
    let of = |licence: &str| {
        let mut files = small_project();
        let settings = format!(
            "title: T\nbody: Example Council\nlicence: {licence}\ncopyright: Example Council\n"
        );
        files.insert("swp-site.yaml", settings.as_bytes());
        let built = build(&files);
        assert!(page(&built, "index.html").contains("<p>© Example Council"), "the footer");
        json(&built, "2017-18/data/datapackage.json")["licenses"][0].clone()
    };
    let ogl = of("{ name: Open Government Licence v3.0 }");
    assert_eq!(ogl["name"], "OGL-UK-3.0");
    assert_eq!(ogl["title"], "Open Government Licence v3.0");
    let by = of("{ name: CC BY, url: 'https://creativecommons.org/licenses/by/4.0/' }");
    assert_eq!(by["name"], "CC-BY-4.0");
    assert_eq!(of("{ name: Ours, id: MIT }")["name"], "MIT");
    let own = of("{ name: Ours, url: 'https://example.org/terms' }");
    assert_eq!(
        (own["name"].is_null(), own["path"].as_str()),
        (true, Some("https://example.org/terms"))
    );
    assert!(of("{ name: Ours }").is_null(), "Frictionless knows no licence by its title alone");
}

#[test]
fn the_whole_model_is_in_the_json() {
    let files = crate::sites::full();
    let built = build(&files);
    let whole = json(&built, whole::ADDRESS);
    let edition = &whole["editions"][0];
    for part in [
        "sections",
        "lists",
        "plans",
        "findings",
        "recommendations",
        "endnotes",
        "notes",
        "observations",
    ] {
        assert!(edition[part].as_array().is_some_and(|all| !all.is_empty()), "no {part}");
    }
    let real = json(&REAL, whole::ADDRESS);
    let edition = |key: &str| {
        let mut all = real["editions"].as_array().expect("editions").iter();
        all.find(|edition| edition["period"]["key"] == key).expect("the edition").clone()
    };
    let report = edition("2017-18");
    assert_eq!(report["priorities"][0]["id"], "reducing-reoffending");
    let words = report["commentaries"]["first-time-entrants"].as_str().expect("words");
    assert!(words.contains("recorded 26 first-time entrants"), "{words}");
    let assessment = edition("2024");
    let texts: Vec<&str> = assessment["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .filter_map(|section| section["text"].as_str())
        .collect();
    let finding = assessment["findings"][0]["items"][0]["title"].as_str().expect("a title");
    assert!(texts.iter().any(|text| text.contains(finding)), "findings stand in the text");
    assert!(texts.iter().any(|text| text.contains("[note 2]")), "and so do marks of notes");
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_program() {
    expect_file(&repository().join(whole::SCHEMA_ADDRESS), whole::schema());
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
