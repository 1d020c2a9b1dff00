//! Pages across editions: each KPI, the money and the priorities through the years.

mod course;
mod measures;
mod money;
mod priorities;
mod views;

use super::html::escape;
use super::prose::Writer;
use crate::model::Report;
use crate::model::across::MEASURES;

pub use course::{csv as course_csv, view as course};
pub use measures::view as measures;
pub use money::view as money;
pub use priorities::view as priorities;
pub use views::{CourseView, PartView, StoryView};

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
