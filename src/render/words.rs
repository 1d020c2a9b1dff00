//! Every word of the interface, in one place.

use serde::Serialize;

/// The words that stand around what authors write. Templates read them as `words.…`.
#[derive(Serialize)]
pub struct Words {
    /// The first link of each page.
    pub skip: &'static str,
    /// Names the navigation of an edition.
    pub contents: &'static str,
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
    /// The lead of the page of notes and corrections.
    pub notes_lead: &'static str,
    /// An expansion that no source gives.
    pub ours: &'static str,
    /// The page for an address that is not there.
    pub not_found: &'static str,
    /// Its text.
    pub not_found_text: &'static str,
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
    /// Above the pages of all measures on paper.
    pub every_measure: &'static str,
    /// The link from a KPI to its table.
    pub back_to_measures: &'static str,
}

/// The words in English.
pub const WORDS: Words = Words {
    skip: "Skip to main content",
    contents: "Contents",
    breadcrumb: "You are here",
    about_site: "About this site",
    neighbours: "Sections before and after",
    previous: "Previous",
    next: "Next",
    to_top: "Back to top",
    to_contents: "Back to contents",
    key_points: "Key points",
    glossary: "Glossary",
    editions: "All reports",
    used_in: "Used in",
    source: "Source",
    numbers: "Where these numbers come from",
    facts: "About this measure",
    what_happened: "What happened",
    why_it_matters: "Why it matters",
    in_numbers: "in numbers",
    read: "Read the report",
    draft: "Draft: not yet published",
    letters: "Letters",
    case_study: "Case study",
    note: "Note",
    correction: "Correction",
    notes_of_page: "Notes on the figures of this page",
    notes_and_corrections: "Notes and corrections",
    notes: "Notes",
    corrections: "Corrections",
    notes_lead: "Where figures of this report disagree with each other or with another document, and what has been corrected. A figure with a note stands as it is printed.",
    ours: "The documents give no long form. This is the usual one.",
    not_found: "Page not found",
    not_found_text: "There is no page at this address. It may have moved, or the address may have a slip in it.",
    home: "Home",
    formats: "Other formats and languages",
    phone: "Telephone",
    email: "Email",
    address: "Address",
    licence: "Licence",
    cards: "Headline numbers",
    words_used: "Words used on this page",
    all_values: "Every value in the report",
    accessibility: "Accessibility statement",
    privacy: "Privacy and cookies",
    contact: "Contact",
    licence_page: "Licence and copyright",
    print_edition: "The whole report on one page, for printing",
    on_one_page: "all on one page",
    print_lead: "This is the whole report on one page, with every table open. Print it, or save it as a file.",
    leave_print: "Read the report page by page",
    every_measure: "Every measure",
    back_to_measures: "All measures",
};
