//! Rules on the finished pages: what exists only once it is rendered.

mod html;
mod ids;
mod shape;
mod style;

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
pub const AUDITS: &[Audit] = &[
    Audit { rules: &[&ids::DUPLICATE_ELEMENT_ID, &ids::DANGLING_REFERENCE], run: ids::are_sound },
    Audit {
        rules: &[&shape::TABLE_WITHOUT_CAPTION, &shape::TABLE_HEADERS, &shape::RAGGED_TABLE],
        run: shape::tables_are_whole,
    },
    Audit { rules: &[&shape::SKIP_LINK], run: shape::text_can_be_reached },
    Audit { rules: &[&shape::HOVER_ONLY], run: shape::nothing_hides_in_titles },
    Audit { rules: &[&shape::PAGE_SHAPE], run: shape::has_its_parts },
    Audit { rules: &[&shape::STOPPED_BY_POLICY], run: shape::the_policy_stops_nothing },
];

/// The rules on style sheets.
pub const STYLE_RULES: &[&Rule] = style::RULES;

/// Holds every page against every rule. What is found on a page depends on that page alone.
pub fn audit(rendered: &Rendered, kept: &Kept) -> Diagnostics {
    let step = kept.step("a page checked");
    let found: Vec<_> = rendered
        .pages
        .par_iter()
        .map(|page| step.get_or_make(|| Key::of_hash(page), || of_page(page)))
        .collect();
    let mut out = Diagnostics::new();
    rendered.sheets.iter().for_each(|sheet| style::is_usable(sheet, &mut out));
    found.into_iter().for_each(|found| out.append(Arc::unwrap_or_clone(found)));
    out
}

fn of_page(page: &Page) -> Diagnostics {
    let mut out = Diagnostics::new();
    AUDITS.iter().for_each(|audit| (audit.run)(page, &mut out));
    out
}
