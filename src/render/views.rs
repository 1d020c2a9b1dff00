//! Views: what each template is given.
//!
//! Views have no null and no absent field: an optional part is a list of none or one. So a template
//! that names a field wrongly fails with the place and the fields that exist, and never prints a hole.

use super::shape::views;

views! {

/// A link.
pub struct LinkView {
    /// Where it leads, relative to the page.
    pub href: String,
    /// Its words.
    pub title: String,
    /// Whether it leads to the page that it stands on.
    pub current: bool,
}

/// What every page knows of the site.
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// The body's short name.
    pub short_name: String,
    /// A language tag.
    pub language: String,
    /// The link to the home page.
    pub home: String,
    /// The publisher's logo: none or one.
    pub logo: Vec<LogoView>,
    /// The link to the style sheet.
    pub style: String,
    /// The link to the icon.
    pub icon: String,
    /// The link to the feed: none or one.
    pub feed: Vec<LinkView>,
    /// The language as a sharing service writes it: `en_GB`.
    pub locale: String,
    /// The links of the header.
    pub header: Vec<LinkView>,
    /// The links of the footer.
    pub footer: Vec<LinkView>,
    /// Whom to ask for other formats: none or one.
    pub formats: Vec<DeskView>,
    /// The licence of the content: none or one.
    pub licence: Vec<LinkView>,
    /// Who holds the rights in the content: none or one.
    pub copyright: Vec<String>,
}

/// A logo. It stands beside the name of the site, so it needs no words of its own.
pub struct LogoView {
    /// The picture.
    pub href: String,
    /// Another for dark surroundings: none or one.
    pub dark: Vec<String>,
}

/// A public contact; a part that nobody has supplied is empty.
pub struct DeskView {
    /// Whose it is.
    pub body: String,
    /// What can be asked for there.
    pub sentence: String,
    /// A telephone number: none or one.
    pub phone: Vec<String>,
    /// An email address: none or one.
    pub email: Vec<String>,
    /// A postal address: none or one.
    pub address: Vec<String>,
}

/// What every page knows of itself.
pub struct PageView {
    /// The heading.
    pub title: String,
    /// The title of the window: topic, then report, then body (WCAG 2.4.2).
    pub head_title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The full address: none or one.
    pub canonical: Vec<String>,
    /// The pages above this one.
    pub breadcrumb: Vec<LinkView>,
    /// "Section 3 of 9"; may be empty.
    pub position: String,
    /// Names the list of contents.
    pub contents_title: String,
    /// The pages beside this one.
    pub contents: Vec<LinkView>,
    /// The address of the page beside this one under which this one belongs, where this one is not
    /// among them; may be empty.
    pub within: String,
    /// Names the papers beside the report; empty on a page of no edition.
    pub papers_title: String,
    /// The papers beside the report, by document.
    pub papers: Vec<PapersView>,
    /// The same section of each other edition that has it, else that edition's overview.
    pub other_editions: Vec<LinkView>,
    /// The section before: none or one.
    pub previous: Vec<LinkView>,
    /// The section after: none or one.
    pub next: Vec<LinkView>,
    /// Where the page comes from: none or one.
    pub source: Vec<String>,
    /// The links of the page to other sites, for paper, where nobody can follow them.
    pub outward: Vec<LinkView>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether search engines are to leave it alone.
    pub unlisted: bool,
    /// Where the page has moved to: none or one.
    pub moved_to: Vec<LinkView>,
    /// The link to its script: none, or one on the search page.
    pub script: Vec<String>,
    /// What search engines read, as JSON-LD.
    pub structured: Vec<String>,
}

/// A text that authors wrote, as HTML.
pub struct TextView {
    /// The lead; may be empty.
    pub lead: String,
    /// The key points.
    pub key_points: Vec<String>,
    /// The text.
    pub body: String,
    /// The document's notes that the page refers to.
    pub endnotes: Vec<EndnoteView>,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// A numbered note of a document.
#[derive(Clone, Debug, Serialize)]
pub struct EndnoteView {
    /// Its number in the document.
    pub number: usize,
    /// Its id on the page.
    pub id: String,
    /// What it says, as HTML.
    pub words: String,
    /// Links to the places that refer to it.
    pub back: Vec<LinkView>,
}

/// The numbers of a page that come from one place.
pub struct NumbersView {
    /// Where they stand.
    pub source: String,
    /// One line a number.
    pub lines: Vec<NumberView>,
}

/// A line of "Where these numbers come from".
pub struct NumberView {
    /// As it stands in the text.
    pub shown: String,
    /// What it measures.
    pub what: String,
    /// The link to the measure: none or one.
    pub href: Vec<String>,
    /// When.
    pub period: String,
}

/// The notes of a page, or of one kind in an edition.
pub struct NotesView {
    /// The heading.
    pub title: String,
    /// Its id.
    pub id: String,
    /// The notes.
    pub notes: Vec<NoteView>,
    /// Whether they wait behind a line that says how many they are.
    pub folded: bool,
}

/// A note or a correction.
pub struct NoteView {
    /// Its id.
    pub id: String,
    /// What readers call the figure.
    pub title: String,
    /// The edition that it belongs to.
    pub edition: String,
    /// What is printed and what stands against it, as HTML; may be empty.
    pub said: String,
    /// How one knows, as HTML.
    pub because: String,
    /// Where the figures stand.
    pub sources: Vec<String>,
}

/// The notes and corrections of an edition.
pub struct EditionNotesView {
    /// By kind.
    pub notes: Vec<NotesView>,
    /// The words that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
}

/// An edition in a list.
pub struct EditionView {
    /// The link to its overview.
    pub href: String,
    /// What readers call it.
    pub title: String,
    /// What it covers.
    pub period: String,
    /// What kind of document it is.
    pub kind: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// The home page.
pub struct HomeView {
    /// What the authors wrote.
    pub text: TextView,
    /// The latest edition: none or one.
    pub latest: Vec<LatestView>,
    /// Every edition, latest first.
    pub editions: Vec<EditionView>,
    /// The pages across editions; none where there is one edition.
    pub through_the_years: Vec<LinkView>,
}

/// The latest edition on the home page.
pub struct LatestView {
    /// The edition.
    pub edition: EditionView,
    /// Its lead.
    pub lead: String,
    /// Its first cards; may be empty.
    pub cards: String,
}

/// The overview of an edition.
pub struct OverviewView {
    /// What the authors wrote.
    pub text: TextView,
    /// The sections of the edition's own document with their leads.
    pub sections: Vec<SectionView>,
    /// The papers beside it.
    pub papers: Vec<PaperView>,
    /// What kind of document it is, what it covers.
    pub edition: EditionView,
    /// What it is, by label: kind, period, status, the document that it is made from.
    pub facts: Vec<FactView>,
    /// The link to the edition as one page for paper.
    pub print: LinkView,
    /// The link to all notes and corrections of the edition: none or one.
    pub all_notes: Vec<LinkView>,
}

/// The pages that come from another document than the edition's own.
pub struct PapersView {
    /// The document's title.
    pub document: String,
    /// Its pages.
    pub links: Vec<LinkView>,
}

/// The sections that come from another document than the edition's own.
pub struct PaperView {
    /// The document: title and publisher.
    pub document: String,
    /// Its sections with their leads.
    pub sections: Vec<SectionView>,
}

/// A section in a list.
pub struct SectionView {
    /// The link to it.
    pub link: LinkView,
    /// Its lead.
    pub lead: String,
}

/// A KPI.
pub struct KpiView {
    /// The finding.
    pub lead: String,
    /// Facts: label and words.
    pub facts: Vec<FactView>,
    /// Why the direction is wanted.
    pub because: String,
    /// The figure; may be empty.
    pub figure: String,
    /// Every value in the report; may be empty.
    pub table: String,
    /// What happened, in words; may be empty.
    pub commentary: String,
    /// The link to the table of all measures: none or one.
    pub back: Vec<LinkView>,
    /// The link to the measure through the years: none or one.
    pub through_the_years: Vec<LinkView>,
    /// The document's notes that the page refers to.
    pub endnotes: Vec<EndnoteView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// A label with its words.
pub struct FactView {
    /// What it is.
    pub label: String,
    /// What it says, as HTML.
    pub words: String,
}

/// A page that a public body must have.
pub struct LegalView {
    /// What the authors wrote; may be empty.
    pub text: TextView,
    /// What the program writes.
    pub parts: Vec<ClauseView>,
}

/// A part of such a page.
pub struct ClauseView {
    /// The level of its heading.
    pub level: u8,
    /// The id of its heading.
    pub id: String,
    /// Its heading; empty for the first part.
    pub title: String,
    /// Its text, as HTML.
    pub html: String,
}

/// A term.
pub struct TermView {
    /// As it stands in prose.
    pub name: String,
    /// Its id on the glossary's page.
    pub id: String,
    /// The link to it; empty on a page where a link of the same words leads elsewhere.
    pub href: String,
    /// What an acronym stands for; may be empty.
    pub expansion: String,
    /// What it means, as HTML.
    pub meaning: String,
    /// Whether the long form is the publisher's own.
    pub ours: bool,
    /// The pages that use it.
    pub used_in: Vec<LinkView>,
}

}
