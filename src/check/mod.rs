//! Rules on the report: what is wrong with it although every file can be read.

mod amounts;
mod cells;
mod contrary;
mod dates;
mod endnotes;
mod english;
mod figures;
mod finding;
mod frozen;
mod held;
mod lines;
mod links;
mod measures;
mod money;
mod numbers;
mod outcomes;
mod periods;
mod phrases;
mod publisher;
mod reading;
mod recoverable;
mod rounding;
mod sections;
mod settle;
mod shares;
mod spellings;
mod style;
mod sums;
mod terms;
mod times;
mod twice;
mod typed;
mod words;
mod written;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Rule};
use crate::model::{Page, Report, Site};
use lines::Line;
pub use reading::Reading;
pub use settle::Checked;
pub use style::is_vague;

/// What the rules are held against.
pub struct Subject<'a> {
    /// The report.
    pub site: &'a Site,
    /// Every line of its words.
    lines: Vec<Line<'a>>,
    /// How hard each page is to read.
    readings: Vec<(&'a Page, Reading)>,
}

impl<'a> Subject<'a> {
    fn of(site: &'a Site) -> Self {
        let lines = lines::lines(site);
        let readings = reading::by_page(site, &lines);
        Self { site, lines, readings }
    }
}

/// A rule with the function that finds what breaks it.
pub struct Check {
    /// The rules whose findings the function reports.
    pub rules: &'static [&'static Rule],
    /// The function.
    pub run: fn(&Subject<'_>, &mut Diagnostics),
}

/// All rules on the report. To add one, write it in the file of its domain and put it in this list.
pub const CHECKS: &[Check] = &[
    Check { rules: &[&links::BROKEN_LINK, &links::MISSING_PICTURE], run: links::lead_somewhere },
    Check { rules: &[&links::NO_TEXT_ALTERNATIVE], run: links::pictures_have_words },
    Check {
        rules: &[&endnotes::UNUSED_NOTE],
        run: |subject, out| endnotes::notes_are_used(subject.site, out),
    },
    Check {
        rules: &[&endnotes::MISPLACED_NOTE],
        run: |subject, out| endnotes::marks_can_link(subject.site, out),
    },
    Check { rules: &[&words::HEADING_ORDER], run: words::headings_in_order },
    Check { rules: &[&words::UNKNOWN_ACRONYM], run: words::acronyms_are_known },
    Check {
        rules: &[&publisher::MISSING_FACT],
        run: |subject, out| publisher::facts_are_supplied(subject.site, out),
    },
    Check {
        rules: &[&publisher::COMPLIANCE_CLAIM],
        run: |subject, out| publisher::claims_have_grounds(subject.site, out),
    },
    Check {
        rules: &[&publisher::EXPIRED_CONTACT],
        run: |subject, out| publisher::contact_is_good(subject.site, out),
    },
    Check {
        rules: &[&publisher::OLD_STATEMENT],
        run: |subject, out| publisher::statement_is_fresh(subject.site, out),
    },
    Check {
        rules: &[
            &money::INCOME_TOTAL,
            &money::ITEMS_TOTAL,
            &money::SPENT_TOTAL,
            &money::BUDGET_SHARE,
            &money::CARRY_FORWARD,
        ],
        run: money::adds_up,
    },
    Check { rules: &[&amounts::TWO_AMOUNTS], run: amounts::are_one },
    Check {
        rules: &[
            &measures::STATED_TOTAL,
            &measures::STATED_BASELINE,
            &measures::STATED_CHANGE,
            &measures::STATED_PERCENT,
            &measures::TARGET_YEAR,
        ],
        run: measures::stated_fits_cells,
    },
    Check { rules: &[&shares::STATED_SHARE], run: shares::fit_their_counts },
    Check { rules: &[&outcomes::STATED_OUTCOME], run: outcomes::fit_their_figures },
    Check { rules: &[&recoverable::RECOVERABLE], run: recoverable::are_kept },
    Check {
        rules: &[
            &cells::CELL_PERCENTAGE,
            &rounding::CUT_OFF_DECIMALS,
            &cells::UNEXPLAINED_GAP,
            &cells::MIXED_UNITS,
            &cells::TWO_CELLS,
        ],
        run: cells::are_sound,
    },
    Check {
        rules: &[
            &figures::FIGURE_DIFFERS,
            &figures::PERCENT_FOR_POINTS,
            &figures::DIFFERS_ELSEWHERE,
        ],
        run: figures::follow,
    },
    Check { rules: &[&twice::TWO_FIGURES], run: twice::say_one_thing },
    Check { rules: &[&typed::TYPED_FIGURE], run: typed::are_bound },
    Check {
        rules: &[&numbers::CONTRADICTS_DATA, &figures::PERCENT_FOR_POINTS],
        run: numbers::fit_the_data,
    },
    Check { rules: &[&contrary::CONTRARY_WORD], run: contrary::fit_the_data },
    Check { rules: &[&contrary::WANTED_DIRECTION], run: contrary::fits_the_direction },
    Check { rules: &[&periods::WRONG_PERIOD], run: periods::fit },
    Check { rules: &[&sums::SENTENCE_SUM], run: sums::add_up },
    Check { rules: &[&dates::DATES_OUT_OF_ORDER], run: dates::in_order },
    Check {
        rules: &[&style::VAGUE_LINK, &style::UNFINISHED_LINK, &style::VAGUE_ALTERNATIVE],
        run: style::make_sense_alone,
    },
    Check {
        rules: &[&phrases::BARE_ADDRESS, &phrases::ONLY_BY_SIGHT, &phrases::PLACEHOLDER],
        run: phrases::can_be_followed,
    },
    Check {
        rules: &[&reading::LONG_SENTENCE, &reading::LONG_PARAGRAPH, &reading::READING_AGE],
        run: reading::is_plain,
    },
    Check { rules: &[&written::WRITTEN_FORM], run: written::as_said },
    Check {
        rules: &[&sections::KEY_POINTS, &sections::LARGE_TABLE, &sections::EMPTY_HEADING],
        run: sections::are_built_well,
    },
    Check { rules: &[&terms::UNUSED_TERM, &terms::EXPANDED_BY_HAND], run: terms::are_used },
    Check { rules: &[&spellings::TWO_SPELLINGS], run: spellings::are_one },
    Check {
        rules: &[&frozen::CHANGED_FIGURE, &frozen::VANISHED_FIGURE],
        run: |subject, out| frozen::figures_stay(subject.site, out),
    },
    Check {
        rules: &[&frozen::VANISHED_ADDRESS],
        run: |subject, out| frozen::addresses_stay(subject.site, out),
    },
    Check {
        rules: &[&frozen::VANISHED_EDITION],
        run: |subject, out| frozen::editions_stay(subject.site, out),
    },
    // What is settled is known when all rules have run.
    Check { rules: &[&settle::SETTLES_NOTHING], run: |_, _| {} },
];

/// Holds the report against every rule, and parts what stands from what a note answers.
pub fn check(site: &Site) -> Checked {
    let subject = Subject::of(site);
    let found: Vec<Diagnostics> = CHECKS
        .par_iter()
        .map(|check| {
            let mut out = Diagnostics::new();
            (check.run)(&subject, &mut out);
            out
        })
        .collect();
    let mut out = Diagnostics::new();
    found.into_iter().for_each(|found| out.append(found));
    let codes: Vec<&str> =
        CHECKS.iter().flat_map(|check| check.rules).map(|rule| rule.code).collect();
    let mut checked = settle::part(&subject, out, &codes);
    let parts = subject.lines.iter().flat_map(|line| &line.parts);
    let readings = subject.readings.iter();
    checked.readings = readings.map(|(page, reading)| (page.file.clone(), *reading)).collect();
    checked.typed = parts.filter(|part| matches!(part.what, lines::What::Typed(_))).count();
    checked
}

/// Every page that authors wrote.
fn pages(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages.iter().chain(site.reports.iter().flat_map(Report::pages))
}
