//! What a table holds, for machines: a data package (Frictionless, version 1) for each folder, and
//! metadata (W3C, CSV on the Web) beside each file.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::csv::{COLUMNS, Column, Kind};
use super::{Library, Table};
use crate::model::{Period, Report, Settings, Site, slug};

/// Names an observation within a table.
const KEY: [&str; 3] = ["edition", "address", "statistic"];

/// The file of the schema that all tables of a folder share.
pub const TABLE_SCHEMA: &str = "table-schema.json";

/// `table-schema.json`: the columns, in the words of Frictionless.
pub fn table_schema() -> String {
    let fields: Vec<Value> = COLUMNS
        .iter()
        .map(|column| {
            let mut field = json!({
                "name": column.name,
                "title": column.title,
                "description": column.about,
                "type": match column.kind {
                    Kind::Text => "string",
                    Kind::Number => "number",
                    Kind::Day => "date",
                },
            });
            if column.required {
                field["constraints"] = json!({ "required": true });
            }
            field
        })
        .collect();
    pretty(&json!({ "fields": fields, "missingValues": [""], "primaryKey": KEY }))
}

/// `datapackage.json` of an edition, or with `None` of all years; nothing without a table.
pub fn package(site: &Site, library: &Library, edition: Option<Period>) -> Option<String> {
    let tables: Vec<&Table> = library.of(edition).collect();
    if tables.is_empty() {
        return None;
    }
    let settings = &site.settings;
    let report = edition.and_then(|period| site.report(period));
    let title = report.map_or(&settings.title, |report| &report.title);
    let end = edition.map_or_else(|| "all".to_owned(), Period::key);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": format!("{}-{end}", slug(&settings.short_name)),
        "title": title,
        "contributors": [{ "title": settings.body, "role": "publisher" }],
        "resources": tables.iter().map(|table| resource(table)).collect::<Vec<Value>>(),
    });
    put(&mut package, "description", &about(settings, report));
    if let Some(base) = &settings.base_url {
        let home = format!("{base}{}", report.map_or_else(String::new, Report::address));
        package["homepage"] = json!(home);
    }
    if let Some((name, url)) = &settings.licence {
        let mut licence = json!({ "title": name, "name": slug(name) });
        put(&mut licence, "path", url.as_deref().unwrap_or_default());
        package["licenses"] = json!([licence]);
    }
    let sources = sources(site, &tables);
    if !sources.is_empty() {
        package["sources"] = json!(sources);
    }
    Some(pretty(&package))
}

fn about(settings: &Settings, report: Option<&Report>) -> String {
    let lead = report.and_then(|report| report.overview.as_ref());
    let lead = lead.map_or_else(String::new, |page| crate::model::text_of(&page.summary));
    if lead.is_empty() { settings.description.clone() } else { lead }
}

fn resource(table: &Table) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "path": table.file(),
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.csv.len(),
        "hash": format!("sha256:{}", sha256(table.csv.as_bytes())),
        "schema": TABLE_SCHEMA,
    })
}

/// The documents that the rows come from, each once.
fn sources(site: &Site, tables: &[&Table]) -> Vec<Value> {
    let cited = |title: &str| {
        tables.iter().flat_map(|table| &table.rows).any(|row| row.source.starts_with(title))
    };
    let documents = site.documents.values().filter(|document| cited(&document.title));
    documents
        .map(|document| {
            let mut source = json!({ "title": document.title });
            put(&mut source, "path", document.url.as_deref().unwrap_or_default());
            source
        })
        .collect()
}

/// The metadata that stands beside a file, under its name and `-metadata.json`.
pub fn csvw(site: &Site, table: &Table) -> String {
    let settings = &site.settings;
    let mut metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": settings.language }],
        "url": table.file(),
        "dc:title": table.title,
        "dc:publisher": settings.body,
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true },
        "tableSchema": {
            "columns": COLUMNS.iter().map(column).collect::<Vec<Value>>(),
            "primaryKey": KEY,
        },
    });
    put(&mut metadata, "dc:description", &settings.description);
    put(&mut metadata, "dc:spatial", &settings.place);
    if let Some(covered) = table.covers() {
        metadata["dc:temporal"] = json!(covered.iso());
    }
    if let Some((name, url)) = &settings.licence {
        let licence = url.as_ref().map_or_else(|| json!(name), |url| json!({ "@id": url }));
        metadata["dc:license"] = licence;
    }
    let notes = notes(table);
    if !notes.is_empty() {
        metadata["rdfs:comment"] = json!(notes);
    }
    pretty(&metadata)
}

fn column(column: &Column) -> Value {
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.about,
        "datatype": match column.kind {
            Kind::Text => json!("string"),
            Kind::Number => json!("decimal"),
            Kind::Day => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        },
        "null": [""],
        "required": column.required,
    })
}

/// What stands against figures of a table, each once.
fn notes(table: &Table) -> Vec<&str> {
    let mut notes: Vec<&str> = table.rows.iter().map(|row| row.note.as_str()).collect();
    notes.retain(|note| !note.is_empty());
    notes.sort_unstable();
    notes.dedup();
    notes
}

/// Facts that nobody supplied are left out.
fn put(object: &mut Value, key: &str, words: &str) {
    if let (Some(object), false) = (object.as_object_mut(), words.is_empty()) {
        let object: &mut Map<String, Value> = object;
        object.insert(key.to_owned(), json!(words));
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("every key is a text") + "\n"
}
