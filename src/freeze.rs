//! The record of what an edition has published.

use crate::load::frozen;
use crate::model::address::Ledger;
use crate::model::{Period, Site};

/// The text of `data/<edition>/frozen.txt` for an edition as it is now; `None` where the site has no
/// such edition, or only a draft of it.
pub fn record(site: &Site, edition: Period) -> Option<String> {
    let report = site.report(edition).filter(|report| !report.draft)?;
    let ledger = Ledger::of(report, &site.kpis);
    let mut figures: Vec<(String, String)> = ledger
        .addresses()
        .into_iter()
        .filter_map(|at| {
            let printed = ledger.find(&at).ok()?.printed?;
            let one_line = !printed.is_empty() && !printed.contains('\n');
            one_line.then_some((at, printed))
        })
        .collect();
    figures.sort();
    figures.dedup();
    let own = report.address();
    let pages = site.directory.addresses().filter(|address| address.starts_with(&own));
    let mut pages: Vec<String> = pages.map(str::to_owned).collect();
    pages.sort();
    Some(frozen::write(&edition.key(), pages.into_iter(), figures.into_iter()))
}
