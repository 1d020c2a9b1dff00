//! Priorities through every edition: which came, stayed and went, and what there is to say of that.

use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::load::RawEdition;
use crate::load::prose::Prose;
use crate::model::{Embed, Report, Site, rules};

/// A priority through every edition that has priorities.
pub struct Priority<'a> {
    /// Its id.
    pub id: &'a str,
    /// What each edition makes of it, in the order of [`Site::with_priorities`].
    pub places: Vec<Place<'a>>,
}

/// What an edition makes of a priority.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// It lists it, in these words.
    Listed(&'a str),
    /// It does not list it, and there is something to say of that.
    Named(&'a Prose<Embed>),
    /// It says nothing of it.
    Absent,
}

impl<'a> Place<'a> {
    /// The words of the list.
    pub fn title(self) -> Option<&'a str> {
        match self {
            Place::Listed(title) => Some(title),
            Place::Named(_) | Place::Absent => None,
        }
    }
}

impl<'a> Priority<'a> {
    /// What readers call it: by the latest list that has it.
    pub fn title(&self) -> &'a str {
        self.places.iter().rev().find_map(|place| place.title()).unwrap_or(self.id)
    }
}

impl Report {
    /// What there is to say of a priority in this edition.
    pub fn priority_note(&self, id: &str) -> Option<&Prose<Embed>> {
        self.priority_notes.iter().find(|(known, _)| known == id).map(|(_, words)| words)
    }
}

impl Site {
    /// The editions that have priorities, earliest first.
    pub fn with_priorities(&self) -> Vec<&Report> {
        self.earliest_first().filter(|report| !report.priorities.is_empty()).collect()
    }

    /// Every priority, in the order in which they came.
    pub fn priorities(&self) -> Vec<Priority<'_>> {
        let editions = self.with_priorities();
        let mut ids: Vec<&str> = Vec::new();
        for (id, _) in editions.iter().flat_map(|report| &report.priorities) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        ids.into_iter()
            .map(|id| Priority {
                id,
                places: editions.iter().map(|report| place_in(report, id)).collect(),
            })
            .collect()
    }
}

fn place_in<'a>(report: &'a Report, id: &str) -> Place<'a> {
    match (report.priority(id), report.priority_note(id)) {
        (Some(title), _) => Place::Listed(title),
        (None, Some(words)) => Place::Named(words),
        (None, None) => Place::Absent,
    }
}

/// A note on a priority must be on one that some edition has.
pub fn notes_are_known<'a>(
    editions: impl Iterator<Item = &'a RawEdition> + Clone,
    out: &mut Diagnostics,
) {
    let reports = || editions.clone().filter_map(|edition| edition.report.as_ref());
    let known: Vec<&str> = reports()
        .flat_map(|report| &report.priorities)
        .map(|priority| priority.id.value.as_str())
        .collect();
    for (id, _) in reports().flat_map(|report| &report.priority_notes) {
        if !known.contains(&id.value.as_str()) {
            let message = format!("no report has a priority `{}`", id.value);
            let help = did_you_mean(&id.value, known.iter().copied());
            out.push(Diagnostic::at(&rules::UNKNOWN_ID, &id.span, message).help_if(help));
        }
    }
}
