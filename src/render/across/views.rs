//! What the templates of pages across editions are given.

use crate::render::page::{FactView, LinkView, NotesView, NumbersView, TermView};
use crate::render::shape::views;

views! {

/// A KPI through the years.
pub struct CourseView {
    /// The finding.
    pub lead: String,
    /// Facts: label and words.
    pub facts: Vec<FactView>,
    /// The figure; may be empty.
    pub figure: String,
    /// Every year with the reports that give it; may be empty.
    pub table: String,
    /// Changes in the way it is measured.
    pub breaks: Vec<String>,
    /// Links to comparisons of areas.
    pub comparisons: Vec<String>,
    /// Links to the measure in each report, latest first.
    pub editions: Vec<LinkView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// Empty: each report's own page says where its numbers come from.
    pub numbers: Vec<NumbersView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// A page across editions: money, priorities, the list of measures.
pub struct StoryView {
    /// One sentence.
    pub lead: String,
    /// What the page says, under headings.
    pub parts: Vec<PartView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// Empty: the tables name their sources.
    pub numbers: Vec<NumbersView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// A part of a page under its heading.
pub struct PartView {
    /// Its id on the page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub html: String,
}

}
