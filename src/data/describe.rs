//! What a table holds, for machines: a data package (Frictionless, version 1) for each folder, and
//! metadata (W3C, CSV on the Web) beside each file.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::csv::{COLUMNS, Column, Kind};
use super::plain_table::WordColumn;
use super::{Content, Covered, Library, PlainTable, Table};
use crate::model::{Licence, Period, Report, Settings, Site, slug};

/// Names an observation within a table.
const KEY: [&str; 3] = ["edition", "address", "statistic"];

/// The file of the schema that all tables of values of a folder share.
pub const TABLE_SCHEMA: &str = "table-schema.json";

/// What follows the name of a file in the name of its metadata: the W3C asks for it.
pub const METADATA: &str = "-metadata.json";

/// `table-schema.json`: the columns, in the words of Frictionless.
pub fn table_schema() -> String {
    let fields: Vec<Value> = COLUMNS.iter().map(field).collect();
    pretty(&json!({ "fields": fields, "missingValues": [""], "primaryKey": KEY }))
}

fn field(column: &Column) -> Value {
    let mut field = json!({
        "name": column.name,
        "title": column.title,
        "description": about_column(column),
        "type": match column.kind {
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Day => "date",
        },
    });
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    let codes: Vec<&str> = column.codes.all().into_iter().map(|(code, _)| code).collect();
    if !codes.is_empty() {
        constraints.insert("enum".to_owned(), json!(codes));
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

/// What a column holds, with the meaning of each of its codes.
fn about_column(column: &Column) -> String {
    let codes = column.codes.all();
    if codes.is_empty() {
        return column.about.to_owned();
    }
    let codes: Vec<String> = codes.iter().map(|(code, about)| format!("{code}: {about}")).collect();
    format!("{}. {}", column.about, codes.join("; "))
}

fn field_of_words(table: &PlainTable) -> Value {
    let field = |column: &WordColumn| json!({ "name": column.name, "title": column.title, "type": "string" });
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    json!({ "fields": fields, "missingValues": [""] })
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
    let resource = |table: &&Table| resource(settings, table);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": format!("{}-{end}", slug(&settings.short_name)),
        "title": title,
        "contributors": [{ "title": settings.body, "role": "publisher" }],
        "resources": tables.iter().map(resource).collect::<Vec<Value>>(),
    });
    put(&mut package, "description", &about(settings, report));
    if let Some(base) = &settings.base_url {
        let home = format!("{base}{}", report.map_or_else(String::new, Report::address));
        package["homepage"] = json!(home);
    }
    let licence = settings.licence.as_ref().and_then(licence);
    if let Some(licence) = licence {
        package["licenses"] = json!([licence]);
    }
    let sources = sources(site, &tables);
    if !sources.is_empty() {
        package["sources"] = json!(sources);
    }
    Some(pretty(&package))
}

/// Frictionless knows a licence by its id among those of the Open Definition, or by its address.
fn licence(licence: &Licence) -> Option<Value> {
    let (id, url) = (licence.open_definition(), licence.url.as_deref());
    id.or(url)?;
    let mut about = json!({ "title": licence.name });
    put(&mut about, "name", id.unwrap_or_default());
    put(&mut about, "path", url.unwrap_or_default());
    Some(about)
}

fn about(settings: &Settings, report: Option<&Report>) -> String {
    let lead = report.and_then(|report| report.overview.as_ref());
    let lead = lead.map_or_else(String::new, |page| crate::model::text_of(&page.summary));
    if lead.is_empty() { settings.description.clone() } else { lead }
}

fn resource(settings: &Settings, table: &Table) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "path": table.file(),
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        // Programs would take the mark for a part of the first column's name.
        "encoding": if settings.byte_order_mark { "utf-8-sig" } else { "utf-8" },
        "bytes": table.csv.len(),
        "hash": format!("sha256:{}", sha256(table.csv.as_bytes())),
        "schema": match &table.content {
            Content::Observations(_) => json!(TABLE_SCHEMA),
            Content::Plain(table) => field_of_words(table),
        },
    })
}

/// The documents that the rows come from, each once.
fn sources(site: &Site, tables: &[&Table]) -> Vec<Value> {
    let cited = |title: &str| {
        tables.iter().any(|table| match &table.content {
            Content::Observations(rows) => rows.iter().any(|row| row.source.starts_with(title)),
            Content::Plain(table) => table.source.starts_with(title),
        })
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

/// The metadata that stands beside a file, under its name and [`METADATA`].
#[derive(Debug)]
pub struct Metadata<'a> {
    language: &'a str,
    publisher: &'a str,
    place: &'a str,
    licence: Option<&'a Licence>,
    file: &'a str,
    title: &'a str,
    about: &'a str,
    covered: Option<String>,
    notes: Vec<&'a str>,
    columns: Columns<'a>,
}

/// The columns of a file.
#[derive(Debug)]
enum Columns<'a> {
    /// Those of every table of values, with the units that this one has.
    OfValues(Vec<&'a str>),
    /// Its own.
    OfWords(&'a [WordColumn]),
}

impl<'a> Metadata<'a> {
    /// Gathers what there is to say of a table.
    pub fn of(site: &'a Site, table: &'a Table) -> Self {
        let settings = &site.settings;
        Self {
            language: &settings.language,
            publisher: &settings.body,
            place: &settings.place,
            licence: settings.licence.as_ref(),
            file: table.file(),
            title: &table.title,
            about: &table.about,
            covered: table.covers().map(Covered::iso),
            notes: each_once(table, |row| &row.note),
            columns: match &table.content {
                Content::Observations(_) => Columns::OfValues(each_once(table, |row| &row.unit)),
                Content::Plain(table) => Columns::OfWords(&table.columns),
            },
        }
    }

    /// As the W3C asks for it. Of nothing but what was gathered: a preview keeps it by that.
    pub fn written(&self) -> String {
        let mut metadata = json!({
            "@context": ["http://www.w3.org/ns/csvw", { "@language": self.language }],
            "url": self.file,
            "dc:title": self.title,
            "dc:description": self.about,
            "dc:publisher": self.publisher,
            "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true },
            "tableSchema": self.columns.schema(),
        });
        put(&mut metadata, "dc:spatial", self.place);
        if let Some(covered) = &self.covered {
            metadata["dc:temporal"] = json!(covered);
        }
        if let Some(licence) = self.licence {
            let url = licence.url.as_ref();
            metadata["dc:license"] =
                url.map_or_else(|| json!(licence.name), |url| json!({ "@id": url }));
        }
        if !self.notes.is_empty() {
            metadata["rdfs:comment"] = json!(self.notes);
        }
        pretty(&metadata)
    }
}

impl Columns<'_> {
    fn schema(&self) -> Value {
        match self {
            Columns::OfValues(units) => {
                let columns = COLUMNS.iter().map(|known| column(known, units));
                json!({ "columns": columns.collect::<Vec<Value>>(), "primaryKey": KEY })
            }
            Columns::OfWords(columns) => {
                let column = |column: &WordColumn| {
                    json!({
                        "name": column.name,
                        "titles": column.name,
                        "dc:title": column.title,
                        "datatype": "string",
                        "null": [""],
                    })
                };
                json!({ "columns": columns.iter().map(column).collect::<Vec<Value>>() })
            }
        }
    }
}

fn column(column: &Column, units: &[&str]) -> Value {
    let codes: Vec<&str> = column.codes.all().into_iter().map(|(code, _)| code).collect();
    let mut about = json!({
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": about_column(column),
        "datatype": match column.kind {
            Kind::Text if codes.is_empty() => json!("string"),
            // The W3C has no list of values; a pattern says the same.
            Kind::Text => json!({ "base": "string", "format": format!("^({})$", codes.join("|")) }),
            Kind::Number => json!("decimal"),
            Kind::Day => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        },
        "null": [""],
        "required": column.required,
    });
    if column.kind == Kind::Number && !units.is_empty() {
        about["schema:unitText"] = json!(units);
    }
    about
}

/// The words that rows of a table have, each once and in order.
fn each_once(table: &Table, words: impl Fn(&super::Observation) -> &String) -> Vec<&str> {
    let mut all: Vec<&str> = table.observations().iter().map(|row| words(row).as_str()).collect();
    all.retain(|words| !words.is_empty());
    all.sort_unstable();
    all.dedup();
    all
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
