//! Rules on the finished pages: what exists only once it is rendered.

mod ids;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Rule};
use crate::kept::{Kept, Key};
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

/// Holds every page against every rule. What is found on a page depends on that page alone.
pub fn audit(rendered: &Rendered, kept: &Kept) -> Diagnostics {
    let step = kept.step("a page checked");
    let found: Vec<_> = rendered
        .pages
        .par_iter()
        .map(|page| step.get_or_make(|| Key::of_hash(page), || of_page(page)))
        .collect();
    let mut out = Diagnostics::new();
    found.into_iter().for_each(|found| out.append(Arc::unwrap_or_clone(found)));
    out
}

fn of_page(page: &Page) -> Diagnostics {
    let mut out = Diagnostics::new();
    AUDITS.iter().for_each(|audit| (audit.run)(page, &mut out));
    out
}
