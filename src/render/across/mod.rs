//! Pages across editions: each KPI, the money and the priorities through the years.

mod course;
mod measures;
mod money;
mod priorities;
pub mod views;

use super::html::escape;
use super::prose::Writer;
use super::words::WORDS;
use super::{Made, Room};
use crate::data::Holds;
use crate::model::Report;
use crate::model::across::{MEASURES, MONEY, PRIORITIES};

pub use views::{CourseView, PartView, StoryView};

impl<'a> Room<'a> {
    /// A page across editions: the list of KPIs, the money, the priorities, or one KPI.
    pub fn across(&self, address: &'a str) -> Made {
        let mut writer = self.writer(None, address, None);
        let shell = self.shell(address);
        let (title, view) = match address {
            MEASURES => (WORDS.measures, measures::view(&mut writer)),
            MONEY => (WORDS.money, money::view(&mut writer)),
            PRIORITIES => (WORDS.priorities, priorities::view(&mut writer)),
            _ => return self.course(address, writer),
        };
        let mut page = shell.across(title, &view.lead, &[]);
        let holds = match address {
            MEASURES => self.site.kpi_order.iter().cloned().map(Holds::Measure).collect(),
            MONEY => vec![Holds::Money],
            _ => vec![Holds::Priorities],
        };
        page.page.structured = self.dataset_across(&holds, &page.page, address);
        self.finish("story.html", &page, &view, writer)
    }

    fn course(&self, address: &'a str, mut writer: Writer<'a>) -> Made {
        let course =
            self.site.course(kpi_of(address)).expect("a page is made only for a KPI of an edition");
        let view = course::view(&mut writer, &course);
        let above = [(MEASURES, WORDS.measures)];
        let title = format!("{} {}", course.kpi.title, WORDS.through_the_years_of);
        let mut page = self.shell(address).across(&title, &view.lead, &above);
        let holds = [Holds::Measure(course.kpi.id.clone())];
        page.page.structured = self.dataset_across(&holds, &page.page, address);
        self.finish("course.html", &page, &view, writer)
    }
}

/// The KPI of a page's address; empty for a page that is not of a KPI.
pub fn kpi_of(address: &str) -> &str {
    address.strip_prefix(MEASURES).unwrap_or("").trim_end_matches('/')
}

/// A link to the overview of an edition.
fn to_report(writer: &Writer<'_>, report: &Report) -> String {
    link(&writer.href(&report.address()), &report.title)
}

fn link(href: &str, words: &str) -> String {
    format!("<a href=\"{href}\">{}</a>", escape(words))
}

/// "a, b and c".
fn list(words: &[String]) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    }
}
