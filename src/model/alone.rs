//! A site of one edition alone: its pages, the glossary, the pages that belong to no edition.

use std::collections::BTreeSet;

use super::{Period, Redirect, Report, Site, any_data};

impl Site {
    /// The same site with one edition. What other editions say is still known, so that each figure of
    /// this one stays as it is; but no page of theirs is written, and no link leads to one.
    ///
    /// # Errors
    /// There is no such edition; the keys of those that there are.
    pub fn alone(mut self, edition: Period) -> Result<Site, Vec<String>> {
        if !self.reports.iter().any(|report| report.period == edition) {
            return Err(self.reports.iter().map(|report| report.period.key()).collect());
        }
        let (reports, others): (Vec<Report>, Vec<Report>) =
            self.reports.into_iter().partition(|report| report.period == edition);
        let folders: Vec<String> = others.iter().map(Report::address).collect();
        let across = std::mem::take(&mut self.across);
        let gone = |address: &&str| {
            across.iter().any(|known| known == address)
                || folders.iter().any(|folder| address.starts_with(folder.as_str()))
                || (*address == "data/" && !any_data(&self.pages, &reports))
        };
        let gone: BTreeSet<String> =
            self.directory.addresses().filter(gone).map(str::to_owned).collect();
        let here = reports.first().map(Report::address).unwrap_or_default();
        let lead = |mut redirect: Redirect| {
            if redirect.temporary {
                redirect.to.clone_from(&here);
            }
            (!gone.contains(&redirect.to)).then_some(redirect)
        };
        self.redirects = self.redirects.into_iter().filter_map(lead).collect();
        self.directory.leave_out(gone);
        Ok(Site { reports, others, ..self })
    }
}
