//! Words that have an address: pages, lists, findings, plans, recommendations. No document prints a
//! value there; a note on them speaks of what they say.

use super::{Found, Ledger, slug_of};
use crate::model::{Finding, Findings, Source};
use crate::source::Span;

impl<'a> Ledger<'a> {
    /// The words at an address.
    pub(super) fn words(&self, parts: &[&str]) -> Option<Found> {
        match parts {
            ["sections", slug] => self.section(slug),
            ["board", id] => {
                let list = self.board.iter().find(|list| list.id == *id)?;
                Some(self.said(&list.title, Some(&list.source), &list.span))
            }
            ["findings", group, title] => {
                let (findings, finding) = self.card(group, title)?;
                Some(self.said(&finding.title, Some(&findings.source), &finding.span))
            }
            ["plans", id] => {
                let plan = self.plans.iter().find(|plan| plan.id == *id)?;
                Some(self.said(&plan.title, Some(&plan.source), &plan.span))
            }
            ["recommendations", id] => {
                let group = self.recommendations.iter().find(|group| group.id == *id)?;
                Some(self.said(&group.title, Some(&group.source), &group.span))
            }
            ["recommendations", id, number] => {
                let group = self.recommendations.iter().find(|group| group.id == *id)?;
                let mut numbers = group.numbered().map(|(at, _)| at.to_string());
                let at = numbers.find(|at| at == number)?;
                Some(self.said(&format!("Recommendation {at}"), Some(&group.source), &group.span))
            }
            _ => None,
        }
    }

    fn section(&self, name: &str) -> Option<Found> {
        let (overview, sections) = self.pages;
        let page = match name {
            "overview" => overview?,
            _ => sections.iter().find(|page| slug_of(page) == name)?,
        };
        Some(self.said(&page.title.value, page.source.as_ref(), &page.title.span))
    }

    fn said(&self, name: &str, source: Option<&Source>, span: &Span) -> Found {
        Found {
            name: name.to_owned(),
            printed: None,
            value: None,
            worked_out: false,
            period: Some(self.period),
            source: source.cloned(),
            span: Some(span.clone()),
        }
    }

    pub(super) fn card(&self, group: &str, title: &str) -> Option<(&'a Findings, &'a Finding)> {
        let findings = self.findings.iter().find(|findings| findings.id == group)?;
        let at = findings.slugs().iter().position(|slug| slug == title)?;
        Some((findings, &findings.items[at]))
    }

    /// Every address of words that there is.
    pub(super) fn addresses_of_words(&self) -> Vec<String> {
        let (overview, sections) = self.pages;
        let overview = overview.map(|_| "sections.overview".to_owned());
        let mut all: Vec<String> = overview.into_iter().collect();
        all.extend(sections.iter().map(|page| format!("sections.{}", slug_of(page))));
        all.extend(self.board.iter().map(|list| format!("board.{}", list.id)));
        all.extend(self.findings.iter().flat_map(Findings::addresses));
        all.extend(self.plans.iter().map(|plan| format!("plans.{}", plan.id)));
        for group in self.recommendations {
            let group_at = format!("recommendations.{}", group.id);
            all.extend(group.numbered().map(|(number, _)| format!("{group_at}.{number}")));
            all.push(group_at);
        }
        all
    }
}
