//! JSON-LD for search engines: the same facts as on the page, in the words of schema.org.

use serde_json::{Value, json};

use super::Room;
use super::address::href;
use super::page::PageView;
use super::words::WORDS;
use crate::data::{Covered, Holds, Library, Table};
use crate::model::{Dated, Reading, Report, Settings, Site};

/// A report, on its overview.
pub fn report(site: &Site, report: &Report, description: &str) -> String {
    let mut about = common(&site.settings, "Report", &report.title, description);
    match report.dated {
        Dated::Covers => about["temporalCoverage"] = json!(Covered::of(report.period).iso()),
        Dated::Published => about["datePublished"] = json!(report.period.key()),
    }
    place(site, &report.address(), &mut about);
    if let Some(document) =
        report.source.as_ref().and_then(|source| site.documents.get(&source.document))
    {
        let based_on = json!({ "@type": "CreativeWork", "name": document.title });
        about["isBasedOn"] = based_on;
    }
    text(&about)
}

impl Room<'_> {
    /// What search engines read of the data through the years that a page shows.
    pub(super) fn dataset_across(
        &self,
        holds: &[Holds],
        page: &PageView,
        address: &str,
    ) -> Vec<String> {
        let tables = holds.iter().filter_map(|holds| self.library.find(None, holds));
        let tables: Vec<&Table> = tables.collect();
        let about = (page.title.as_str(), page.description.as_str());
        dataset(self.site, &tables, about, address).into_iter().collect()
    }

    /// What search engines read of a measure's data.
    pub(super) fn dataset(
        &self,
        report: &Report,
        reading: &Reading,
        page: &PageView,
    ) -> Vec<String> {
        let table = self.library.find(Some(report.period), &Holds::Measure(reading.kpi.clone()));
        let title = format!("{}, {}", page.title, report.title);
        let about = (title.as_str(), page.description.as_str());
        let address = report.kpi_address(&reading.kpi);
        let tables: Vec<&Table> = table.into_iter().collect();
        dataset(self.site, &tables, about, &address).into_iter().collect()
    }
}

/// The data of a page, with its files.
pub fn dataset(
    site: &Site,
    tables: &[&Table],
    (title, description): (&str, &str),
    address: &str,
) -> Option<String> {
    tables.first()?;
    let mut about = common(&site.settings, "Dataset", title, description);
    place(site, address, &mut about);
    about["creator"] = about["publisher"].clone();
    about["isAccessibleForFree"] = json!(true);
    if let Some(covered) = Covered::together(tables.iter().filter_map(|table| table.covers())) {
        about["temporalCoverage"] = json!(covered.iso());
    }
    let file = |table: &&Table| {
        json!({
            "@type": "DataDownload",
            "name": table.title,
            "description": table.about,
            "encodingFormat": "text/csv",
            "contentUrl": file_of(site, address, &table.address),
        })
    };
    about["distribution"] = json!(tables.iter().map(file).collect::<Vec<Value>>());
    Some(text(&about))
}

/// The files of an edition, or with `None` of all years, as one set of data.
pub fn package(site: &Site, library: &Library, report: Option<&Report>) -> Option<String> {
    let edition = report.map(|report| report.period);
    let tables: Vec<&Table> = library.of(edition).collect();
    let (title, whose) = match report {
        Some(report) => (&report.title, report.title.clone()),
        None => (&site.settings.title, WORDS.editions.to_lowercase()),
    };
    let name = format!("{title}: {}", WORDS.data);
    let files = tables.len();
    let about = format!(
        "Every number of {whose}, with its period, area, unit and source, in {files} tables."
    );
    dataset(site, &tables, (&name, &about), &crate::data::folder(edition))
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
    if let Some(licence) = &settings.licence {
        about["license"] = json!(licence.url.as_ref().unwrap_or(&licence.name));
    }
    about
}

/// The full address of a page, where the site has one.
fn place(site: &Site, address: &str, about: &mut Value) {
    if let Some(base) = &site.settings.base_url {
        about["url"] = json!(format!("{base}{address}"));
    }
}

fn file_of(site: &Site, from: &str, to: &str) -> String {
    site.settings.base_url.as_ref().map_or_else(|| href(from, to), |base| format!("{base}{to}"))
}

/// As it may stand inside a `script` element.
fn text(about: &Value) -> String {
    about.to_string().replace('<', "\\u003c")
}
