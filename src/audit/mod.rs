//! Rules on the finished pages: what exists only once it is rendered.

mod dead_links;
mod glossary;
mod headings;
mod html;
mod ids;
mod links;
mod pictures;
mod policy;
mod shape;
mod style;
mod tables;

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity};
use crate::kept::{Kept, Key};
use crate::render::{Page, Rendered};
use html::Seen;

/// A rule with the function that finds what breaks it on a page.
pub struct Audit {
    /// The rules whose findings the function reports.
    pub rules: &'static [&'static Rule],
    /// The functions.
    run: &'static [fn(&Seen<'_>, &mut Diagnostics)],
}

/// All rules on finished pages. To add one, write it in the file of its subject and put it in this
/// list.
pub const AUDITS: &[Audit] = &[
    Audit {
        rules: &[&ids::DUPLICATE_ELEMENT_ID, &ids::DANGLING_REFERENCE],
        run: &[ids::are_sound],
    },
    Audit {
        rules: &[&tables::TABLE_WITHOUT_CAPTION, &tables::TABLE_HEADERS, &tables::RAGGED_TABLE],
        run: &[tables::are_whole],
    },
    Audit { rules: &[&shape::SKIP_LINK], run: &[shape::text_can_be_reached] },
    Audit { rules: &[&shape::HOVER_ONLY], run: &[shape::nothing_hides_in_titles] },
    Audit {
        rules: &[&shape::PAGE_SHAPE],
        run: &[shape::has_its_parts, shape::navigations_have_names],
    },
    Audit { rules: &[&shape::PAGE_TITLE], run: &[shape::is_called_by_its_heading] },
    Audit { rules: &[&headings::PAGE_OUTLINE], run: &[headings::are_in_order] },
    Audit { rules: &[&pictures::MISSING_ALT], run: &[pictures::have_words] },
    Audit {
        rules: &[&links::EMPTY_LINK, &links::VAGUE_PAGE_LINK, &links::TWO_TARGETS],
        run: &[links::make_sense_alone],
    },
    Audit { rules: &[&links::NEW_WINDOW], run: &[links::stay_in_their_window] },
    Audit { rules: &[&glossary::GLOSSARY_SHAPE], run: &[glossary::words_are_marked] },
    Audit { rules: &[&policy::STOPPED_BY_POLICY], run: &[policy::nothing_is_stopped] },
];

/// The rules on the links between finished pages, which need all files of the site.
pub const LINK_RULES: &[&Rule] = &[&dead_links::DEAD_LINK];

pub use dead_links::lead_somewhere as follow_links;

/// The rules on style sheets.
pub const STYLE_RULES: &[&Rule] = style::RULES;

/// Holds every page against every rule. What is found on a page depends on that page alone; what the
/// author was `told` already, with its place, is not said again of the page.
pub fn audit(rendered: &Rendered, kept: &Kept, told: &Diagnostics) -> Diagnostics {
    let step = kept.step("a page checked");
    // The largest first: the other cores would wait for it if it were the last.
    let mut pages: Vec<&Page> = rendered.pages.iter().collect();
    pages.sort_by_key(|page| Reverse(page.html.len()));
    let found: Vec<_> = pages
        .into_par_iter()
        .map(|page| step.get_or_make(|| Key::of_hash(page), || of_page(page)))
        .collect();
    let mut out = Diagnostics::new();
    let sheets = kept.step("the style sheets checked");
    let of_sheets = sheets.get_or_make(|| Key::of_hash(&rendered.sheets), || of_sheets(rendered));
    out.append(Arc::unwrap_or_clone(of_sheets));
    let found = found.into_iter().flat_map(Arc::unwrap_or_clone);
    out.extend(found.filter(|one| !told.iter().any(|other| repeats(one, other))));
    out
}

fn of_sheets(rendered: &Rendered) -> Diagnostics {
    let mut out = Diagnostics::new();
    style::are_usable(&rendered.sheets, &mut out);
    out
}

fn of_page(page: &Page) -> Diagnostics {
    let mut out = Diagnostics::new();
    let seen = Seen::new(page);
    AUDITS.iter().flat_map(|audit| audit.run).for_each(|run| run(&seen, &mut out));
    out
}

/// Whether a finding on a page says what another says with the author's line, or may go when an error
/// is mended.
fn repeats(one: &Diagnostic, other: &Diagnostic) -> bool {
    if one.rule.severity == Severity::Warning && other.rule.severity == Severity::Error {
        return true;
    }
    let quoted = |finding: &Diagnostic| finding.message.split('`').nth(1).map(str::to_lowercase);
    match one.rule.code {
        "page-outline" => other.rule.code == "heading-order",
        "vague-page-link" => other.rule.code == "vague-link" && quoted(one) == quoted(other),
        _ => false,
    }
}

/// What a finding is about: the page has no file of the author's.
fn on(page: &Page, rule: &'static Rule, what: &str, help: &str) -> Diagnostic {
    let message = format!("{what} on the page `{}`", page.path);
    Diagnostic::nowhere(rule, message).help(help.to_owned())
}
