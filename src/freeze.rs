//! The record of what an edition has published.

use std::collections::BTreeSet;

use crate::load::frozen;
use crate::model::address::Ledger;
use crate::model::{Period, Site};

/// What `freeze` writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The text of `data/<edition>/frozen.txt`.
    pub record: String,
    /// The text of `data/frozen.txt`.
    pub list: String,
}

/// The record of an edition as it is now; `None` where the site has no such edition, or only a draft
/// of it.
pub fn record(site: &Site, edition: Period) -> Option<Recorded> {
    let report = site.report(edition).filter(|report| !report.draft)?;
    let ledger = Ledger::of(report, &site.kpis);
    let told = |at: String| ledger.recorded(&at).map(|told| (at, told));
    let mut figures: Vec<(String, String)> =
        ledger.addresses().into_iter().filter_map(told).collect();
    figures.sort();
    figures.dedup();
    let own = report.address();
    let pages = site.directory.addresses().filter(|address| address.starts_with(&own));
    let mut pages: Vec<String> = pages.map(str::to_owned).collect();
    pages.sort();
    let record = frozen::write(&edition.key(), pages.into_iter(), figures.into_iter());
    Some(Recorded { record, list: list(site, edition) })
}

/// Every edition that is frozen, this one among them.
fn list(site: &Site, edition: Period) -> String {
    let mut editions: BTreeSet<String> = site.frozen.iter().map(|key| key.value.clone()).collect();
    let recorded = site.reports.iter().filter(|report| report.frozen.is_some());
    editions.extend(recorded.map(|report| report.period.key()));
    editions.insert(edition.key());
    frozen::write_list(editions.iter().map(String::as_str))
}
