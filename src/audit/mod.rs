//! Rules on the finished pages: what exists only once it is rendered.

mod ids;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Rule};
use crate::render::{Page, Rendered};

/// A rule with the function that finds what breaks it on a page.
pub struct Audit {
    /// The rules whose findings the function reports.
    pub rules: &'static [&'static Rule],
    /// The function.
    pub run: fn(&Page, &mut Diagnostics),
}

/// All rules on finished pages. To add one, write it here and put it in this list.
pub const AUDITS: &[Audit] = &[Audit {
    rules: &[&ids::DUPLICATE_ELEMENT_ID, &ids::DANGLING_REFERENCE],
    run: ids::are_sound,
}];

/// Holds every page against every rule.
pub fn audit(rendered: &Rendered) -> Diagnostics {
    let found: Vec<Diagnostics> = rendered
        .pages
        .par_iter()
        .map(|page| {
            let mut out = Diagnostics::new();
            AUDITS.iter().for_each(|audit| (audit.run)(page, &mut out));
            out
        })
        .collect();
    let mut out = Diagnostics::new();
    found.into_iter().for_each(|found| out.append(found));
    out
}
