//! Topics: what a section is about, so that it leads to its like in another edition.

use super::address::slug_of;
use super::{Page, Report, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::source::Spanned;

impl Page {
    /// Whether it is about something: by its own name, which is the last part of its address, or by
    /// one of its topics.
    pub fn is_about(&self, topic: &str) -> bool {
        slug_of(self) == topic || self.topics.iter().any(|known| known.value == topic)
    }

    fn all_topics(&self) -> impl Iterator<Item = &str> {
        std::iter::once(slug_of(self)).chain(self.topics.iter().map(|topic| topic.value.as_str()))
    }
}

impl Report {
    /// The section about something: the one of that name, else the first with that topic.
    pub fn about(&self, topic: &str) -> Option<&Page> {
        let named = self.sections.iter().find(|section| slug_of(section) == topic);
        named.or_else(|| self.sections.iter().find(|section| section.is_about(topic)))
    }

    /// The section that speaks of the same thing as a page of another edition.
    pub fn like(&self, page: &Page) -> Option<&Page> {
        page.all_topics().find_map(|topic| self.about(topic))
    }
}

/// A topic must lead somewhere: to a section or a priority of another edition. `hidden` are editions
/// that this build leaves out.
pub fn are_known(reports: &[Report], hidden: &[Report], out: &mut Diagnostics) {
    for report in reports {
        let others = || {
            let all = reports.iter().chain(hidden);
            all.filter(|other| other.period != report.period)
        };
        for topic in report.sections.iter().flat_map(|section| &section.topics) {
            let leads = |other: &Report| {
                other.about(&topic.value).is_some() || other.priority(&topic.value).is_some()
            };
            if !others().any(leads) {
                out.push(unknown(topic, others()));
            }
        }
    }
}

fn unknown<'a>(topic: &Spanned<String>, others: impl Iterator<Item = &'a Report>) -> Diagnostic {
    let mut known: Vec<&str> = others
        .flat_map(|other| {
            let priorities = other.priorities.iter().map(|(id, _)| id.as_str());
            other.sections.iter().flat_map(Page::all_topics).chain(priorities)
        })
        .collect();
    known.sort_unstable();
    known.dedup();
    let message = format!("no section of another report is about `{}`", topic.value);
    Diagnostic::at(&rules::UNKNOWN_ID, &topic.span, message)
        .help_if(did_you_mean(&topic.value, known))
}
