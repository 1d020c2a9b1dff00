//! JSON-LD for search engines: the same facts as on the page, in the words of schema.org.

use serde_json::{Value, json};

use super::address::href;
use crate::data::{Covered, Library, Table};
use crate::model::{Dated, Period, Report, Settings, Site};

/// A report, on its overview.
pub fn report(site: &Site, report: &Report, description: &str) -> String {
    let mut about = common(&site.settings, "Report", &report.title, description);
    match report.dated {
        Dated::Covers => about["temporalCoverage"] = json!(Covered::of(report.period).iso()),
        Dated::Published => about["datePublished"] = json!(report.period.key()),
    }
    about["url"] = json!(place(site, &report.address()));
    if let Some(document) =
        report.source.as_ref().and_then(|source| site.documents.get(&source.document))
    {
        let based_on = json!({ "@type": "CreativeWork", "name": document.title });
        about["isBasedOn"] = based_on;
    }
    text(&about)
}

/// The data of a page, with its files.
pub fn dataset(
    site: &Site,
    tables: &[&Table],
    (title, description): (&str, &str),
    address: &str,
) -> Option<String> {
    let first = tables.first()?;
    let mut about = common(&site.settings, "Dataset", title, description);
    about["url"] = json!(place(site, address));
    about["creator"] = about["publisher"].clone();
    about["isAccessibleForFree"] = json!(true);
    if let Some(covered) = first.covers() {
        about["temporalCoverage"] = json!(covered.iso());
    }
    let file = |table: &&Table| {
        json!({
            "@type": "DataDownload",
            "name": table.title,
            "encodingFormat": "text/csv",
            "contentUrl": file_of(site, address, &table.address),
        })
    };
    about["distribution"] = json!(tables.iter().map(file).collect::<Vec<Value>>());
    Some(text(&about))
}

/// The files of an edition, or with `None` of all years, as one set of data.
pub fn package(
    site: &Site,
    library: &Library,
    edition: Option<Period>,
    title: &str,
) -> Option<String> {
    let tables: Vec<&Table> = library.of(edition).collect();
    let description = &site.settings.description;
    dataset(site, &tables, (title, description), &crate::data::folder(edition))
}

fn common(settings: &Settings, kind: &str, name: &str, description: &str) -> Value {
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": name,
        "inLanguage": settings.language,
        "publisher": { "@type": "Organization", "name": settings.body },
    });
    if !description.is_empty() {
        about["description"] = json!(description);
    }
    if !settings.place.is_empty() {
        about["spatialCoverage"] = json!({ "@type": "Place", "name": settings.place });
    }
    if let Some((name, url)) = &settings.licence {
        about["license"] = json!(url.as_ref().unwrap_or(name));
    }
    about
}

/// The full address of a page; without one, what leads from the page to itself.
fn place(site: &Site, address: &str) -> String {
    site.settings.base_url.as_ref().map_or_else(String::new, |base| format!("{base}{address}"))
}

fn file_of(site: &Site, from: &str, to: &str) -> String {
    site.settings.base_url.as_ref().map_or_else(|| href(from, to), |base| format!("{base}{to}"))
}

/// As it may stand inside a `script` element.
fn text(about: &Value) -> String {
    about.to_string().replace('<', "\\u003c")
}
