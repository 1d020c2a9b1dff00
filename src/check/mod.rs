//! Rules on the report: what is wrong with it although every file can be read.

mod endnotes;
mod links;
mod publisher;
mod words;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Rule};
use crate::model::{Page, Report, Site};

/// A rule with the function that finds what breaks it.
pub struct Check {
    /// The rules whose findings the function reports.
    pub rules: &'static [&'static Rule],
    /// The function.
    pub run: fn(&Site, &mut Diagnostics),
}

/// All rules on the report. To add one, write it in the file of its domain and put it in this list.
pub const CHECKS: &[Check] = &[
    Check { rules: &[&links::BROKEN_LINK, &links::MISSING_PICTURE], run: links::lead_somewhere },
    Check { rules: &[&links::NO_TEXT_ALTERNATIVE], run: links::pictures_have_words },
    Check { rules: &[&endnotes::UNUSED_NOTE], run: endnotes::notes_are_used },
    Check { rules: &[&endnotes::MISPLACED_NOTE], run: endnotes::marks_can_link },
    Check { rules: &[&words::HEADING_ORDER], run: words::headings_in_order },
    Check { rules: &[&words::UNKNOWN_ACRONYM], run: words::acronyms_are_known },
    Check { rules: &[&publisher::MISSING_FACT], run: publisher::facts_are_supplied },
    Check { rules: &[&publisher::COMPLIANCE_CLAIM], run: publisher::claims_have_grounds },
    Check { rules: &[&publisher::OLD_STATEMENT], run: publisher::statement_is_fresh },
];

/// Holds the report against every rule.
pub fn check(site: &Site) -> Diagnostics {
    let found: Vec<Diagnostics> = CHECKS
        .par_iter()
        .map(|check| {
            let mut out = Diagnostics::new();
            (check.run)(site, &mut out);
            out
        })
        .collect();
    let mut out = Diagnostics::new();
    found.into_iter().for_each(|found| out.append(found));
    out
}

/// Every page that authors wrote.
fn pages(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages.iter().chain(site.reports.iter().flat_map(Report::pages))
}
