//! Every word of the interface, in one place.

pub use super::english::{LABELS, WORDS};
use super::shape::views;

views! {

/// The words that stand around what authors write. Templates read them as `words.…`.
pub struct Words {
    /// The first link of each page.
    pub skip: &'static str,
    /// Names the navigation of an edition.
    pub contents: &'static str,
    /// The link to an edition's first page.
    pub overview: &'static str,
    /// Names the links of the header.
    pub main_pages: &'static str,
    /// Names the trail of pages above this one.
    pub breadcrumb: &'static str,
    /// Names the links in the footer.
    pub about_site: &'static str,
    /// Names the links to the sections before and after.
    pub neighbours: &'static str,
    /// The link to the section before.
    pub previous: &'static str,
    /// The link to the section after.
    pub next: &'static str,
    /// The link to the top of the page.
    pub to_top: &'static str,
    /// The link to the list of sections.
    pub to_contents: &'static str,
    /// Above the key points.
    pub key_points: &'static str,
    /// The link to the glossary.
    pub glossary: &'static str,
    /// Above the list of editions.
    pub editions: &'static str,
    /// Above the glossary's links to pages.
    pub used_in: &'static str,
    /// After the number of pages that use a term.
    pub pages: &'static str,
    /// A source follows.
    pub source: &'static str,
    /// Above the numbers of a section.
    pub numbers: &'static str,
    /// Above a KPI's facts.
    pub facts: &'static str,
    /// Above a KPI's commentary.
    pub what_happened: &'static str,
    /// Above the reason for a direction.
    pub why_it_matters: &'static str,
    /// Above the latest edition's numbers.
    pub in_numbers: &'static str,
    /// The link into an edition.
    pub read: &'static str,
    /// The mark of a draft.
    pub draft: &'static str,
    /// The mark of a draft in lists and menus.
    pub draft_in_lists: &'static str,
    /// The letters of the glossary.
    pub letters: &'static str,
    /// The label of a case study.
    pub case_study: &'static str,
    /// The label of a note.
    pub note: &'static str,
    /// The label of a correction.
    pub correction: &'static str,
    /// Above the notes of a page.
    pub notes_of_page: &'static str,
    /// The page of an edition's notes and corrections.
    pub notes_and_corrections: &'static str,
    /// Above an edition's notes.
    pub notes: &'static str,
    /// Above an edition's corrections.
    pub corrections: &'static str,
    /// Before a figure of the report's own document.
    pub document_prints: &'static str,
    /// Before a figure of another document of the report.
    pub paper_prints: &'static str,
    /// Before a second figure of the same document.
    pub it_also_prints: &'static str,
    /// Before a figure of another document.
    pub another_prints: &'static str,
    /// Before a figure that is worked out.
    pub figures_make: &'static str,
    /// Before a second figure that is worked out.
    pub other_figures_make: &'static str,
    /// Before what no document prints and no figures make.
    pub against_stands: &'static str,
    /// Between a corrected figure and what was printed.
    pub instead_of: &'static str,
    /// The lead of the page of notes and corrections.
    pub notes_lead: &'static str,
    /// An expansion that no source gives.
    pub ours: &'static str,
    /// The page for an address that is not there.
    pub not_found: &'static str,
    /// Its text.
    pub not_found_text: &'static str,
    /// How far an action of a plan is.
    pub plan_status: &'static str,
    /// Who leads an action of a plan.
    pub plan_lead: &'static str,
    /// By when an action of a plan is due.
    pub plan_when: &'static str,
    /// Before the kind of report, above the papers beside it.
    pub papers: &'static str,
    /// Before the document that papers come from.
    pub papers_from: &'static str,
    /// The link to the home page.
    pub home: &'static str,
    /// Above the contact for other formats.
    pub formats: &'static str,
    /// Before a telephone number.
    pub phone: &'static str,
    /// Before an email address.
    pub email: &'static str,
    /// Before a postal address.
    pub address: &'static str,
    /// Before the licence.
    pub licence: &'static str,
    /// The headline numbers of an overview.
    pub cards: &'static str,
    /// The words of a page explained.
    pub words_used: &'static str,
    /// A table of every value.
    pub all_values: &'static str,
    /// Heads the accessibility statement.
    pub accessibility: &'static str,
    /// Heads the page on personal data.
    pub privacy: &'static str,
    /// Heads the page of contacts.
    pub contact: &'static str,
    /// Heads the page of the licence.
    pub licence_page: &'static str,
    /// The link to the edition as one page.
    pub print_edition: &'static str,
    /// Follows the edition's title there.
    pub on_one_page: &'static str,
    /// What that page is for.
    pub print_lead: &'static str,
    /// Back to the pages of the edition.
    pub leave_print: &'static str,
    /// Names the list of parts there.
    pub on_this_page: &'static str,
    /// Above the links to other sites, on paper.
    pub addresses_of_links: &'static str,
    /// Above the pages of all measures on paper.
    pub every_measure: &'static str,
    /// Names the pages across reports.
    pub through_the_years: &'static str,
    /// Follows the name of a measure.
    pub through_the_years_of: &'static str,
    /// Follows the name of a measure in a link.
    pub in_every_report: &'static str,
    /// Above the links to other reports.
    pub other_editions: &'static str,
    /// The list of every measure.
    pub measures: &'static str,
    /// What that list is.
    pub measures_lead: &'static str,
    /// The money of every report.
    pub money: &'static str,
    /// What that page is.
    pub money_lead: &'static str,
    /// Above the totals.
    pub money_totals: &'static str,
    /// Above sums that several reports name.
    pub money_compared: &'static str,
    /// Before those sums.
    pub money_compared_text: &'static str,
    /// Above the reports that name no sum of money.
    pub money_without: &'static str,
    /// Begins the caption of the totals.
    pub money_of_each_year: &'static str,
    /// Heads the totals that reports print.
    pub money_stated: &'static str,
    /// Heads the sums of all items.
    pub money_added_up: &'static str,
    /// Begins the caption of income.
    pub money_comes_from: &'static str,
    /// Heads the names of sums.
    pub called: &'static str,
    /// Heads the reports that give a sum.
    pub given_in: &'static str,
    /// Heads the lines of a budget.
    pub item: &'static str,
    /// Heads amounts of money.
    pub amount: &'static str,
    /// Heads what each line of a budget is for.
    pub what_it_is_for: &'static str,
    /// A line of income.
    pub carried_forward: &'static str,
    /// The last line of income.
    pub stated_total: &'static str,
    /// Heads the years of sums.
    pub year_of_sum: &'static str,
    /// The unit of amounts, in a caption.
    pub in_pounds: &'static str,
    /// Above sums that are not in a budget.
    pub other_sums: &'static str,
    /// A fact that the document does not give.
    pub not_stated: &'static str,
    /// In place of a period.
    pub no_date: &'static str,
    /// The priorities of every report.
    pub priorities: &'static str,
    /// What that page is.
    pub priorities_lead: &'static str,
    /// What the table of priorities can tell and what it cannot.
    pub priorities_text: &'static str,
    /// Before the reports that have no list of priorities.
    pub priorities_without: &'static str,
    /// Above what there is to say of priorities.
    pub priorities_notes: &'static str,
    /// Begins the caption of the table of priorities.
    pub priorities_caption: &'static str,
    /// Before an earlier name of a priority.
    pub priorities_before: &'static str,
    /// After a priority that a report names outside of its list.
    pub named_only: &'static str,
    /// Above the table of priorities.
    pub priorities_table: &'static str,
    /// Before the period in which priorities changed.
    pub priorities_changed: &'static str,
    /// New priorities.
    pub came: &'static str,
    /// Kept priorities.
    pub stayed: &'static str,
    /// Former priorities.
    pub went: &'static str,
    /// A priority of a report.
    pub yes: &'static str,
    /// No priority of a report.
    pub no: &'static str,
    /// An empty list.
    pub none: &'static str,
    /// A year that a later report gives otherwise.
    pub revised: &'static str,
    /// Explains that.
    pub revised_note: &'static str,
    /// The first year that is measured in a new way.
    pub new_way: &'static str,
    /// Above changes in the way something is measured.
    pub breaks: &'static str,
    /// Above comparisons of areas.
    pub comparisons: &'static str,
    /// Above the table of years.
    pub every_year: &'static str,
    /// Above links to reports.
    pub in_the_reports: &'static str,
    /// A fact of a measure.
    pub what_is_measured: &'static str,
    /// A fact of a measure.
    pub what_is_wanted: &'static str,
    /// Above the notes of a document that a page refers to.
    pub endnotes: &'static str,
    /// The mark of a note: `[note 3]`.
    pub endnote: &'static str,
    /// The same at the start of a line.
    pub endnote_first: &'static str,
    /// Between a note and the page that refers to it.
    pub endnote_in: &'static str,
    /// The link from a note to its mark …
    pub endnote_back: &'static str,
    /// … with these words after its number …
    pub endnote_in_text: &'static str,
    /// … and these before a place, where there are several.
    pub endnote_place: &'static str,
    /// In place of a note that the document does not print.
    pub endnote_missing: &'static str,
    /// After a note that nothing refers to.
    pub endnote_unused: &'static str,
    /// Before the body that a recommendation is for.
    pub recommended_to: &'static str,
    /// Above the facts of a report.
    pub about_report: &'static str,
    /// A fact of a report.
    pub kind_of_document: &'static str,
    /// The period of a report.
    pub covers: &'static str,
    /// The same of a report that is named by the year in which it came out.
    pub came_out: &'static str,
    /// Whether a report is published.
    pub status: &'static str,
    /// It is.
    pub status_published: &'static str,
    /// It is not.
    pub status_draft: &'static str,
    /// The document of a report.
    pub made_from: &'static str,
    /// Who published the document.
    pub publisher: &'static str,
    /// When the document was published.
    pub dated: &'static str,
    /// The feed of new reports.
    pub feed: &'static str,
    /// The page at an address that leads to another.
    pub moved: &'static str,
    /// The link from there.
    pub moved_to: &'static str,
    /// The page that leads to the latest report.
    pub latest: &'static str,
    /// The page of downloads.
    pub downloads: &'static str,
    /// The page of all downloads.
    pub downloads_of_all: &'static str,
    /// What that page is.
    pub downloads_lead: &'static str,
    /// Before the document that the figures come from.
    pub downloads_from: &'static str,
    /// Above the file of everything.
    pub downloads_whole: &'static str,
    /// Above the files of money and other figures.
    pub downloads_other: &'static str,
    /// Ends the caption of a list of files of no one report.
    pub downloads_of_all_reports: &'static str,
    /// Begins the caption of a list of files.
    pub downloads_caption: &'static str,
    /// Above the files of words.
    pub downloads_words: &'static str,
    /// Above the documents that the figures come from.
    pub downloads_sources: &'static str,
    /// How a spreadsheet opens a file that starts with a byte order mark.
    pub opening: &'static str,
    /// What to do where it does not.
    pub opening_how: &'static str,
    /// The same for files that start with the mark.
    pub opening_marked: &'static str,
    /// What a set of data is called, after whose it is.
    pub data: &'static str,
    /// That each file has a description beside it.
    pub metadata: &'static str,
    /// Above the meaning of the codes.
    pub statistics: &'static str,
    /// Above the other pages of downloads.
    pub downloads_elsewhere: &'static str,
    /// Heads a list of files.
    pub file: &'static str,
    /// The time that a file speaks of.
    pub file_covers: &'static str,
    /// How many rows a file has.
    pub rows: &'static str,
    /// How large a file is.
    pub size: &'static str,
    /// Above the files for programs.
    pub for_programs: &'static str,
    /// The data package.
    pub package: &'static str,
    /// What it is.
    pub package_what: &'static str,
    /// The table schema.
    pub columns: &'static str,
    /// What it is.
    pub columns_what: &'static str,
    /// The whole site as JSON.
    pub whole: &'static str,
    /// What it is.
    pub whole_what: &'static str,
    /// The schema of that.
    pub schema: &'static str,
    /// What it is.
    pub schema_what: &'static str,
    /// Above the meaning of the marks.
    pub marks: &'static str,
    /// The search.
    pub search: &'static str,
    /// What the search page is.
    pub search_lead: &'static str,
    /// What can be looked for, where it can.
    pub search_how: &'static str,
    /// The label of the search field.
    pub search_for: &'static str,
    /// The label of the list of years.
    pub year: &'static str,
    /// The label of the list of kinds.
    pub kind: &'static str,
    /// The first entry of those lists.
    pub any: &'static str,
    /// Nothing was found.
    pub found_none: &'static str,
    /// One page was found.
    pub found_one: &'static str,
    /// Pages were found and all are shown; `{n}` is their number.
    pub found_many: &'static str,
    /// Pages were found and some are shown: the first `{n}` of `{all}`.
    pub found_first: &'static str,
    /// Nothing was asked for.
    pub found_empty: &'static str,
    /// The button that shows more of what was found.
    pub found_more: &'static str,
    /// The engine did not answer.
    pub search_trouble: &'static str,
    /// Above the list of everything.
    pub a_to_z: &'static str,
}

}
