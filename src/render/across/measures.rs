//! The list of every KPI with the periods that the reports give.

use super::{PartView, StoryView, link};
use crate::model::across::{Course, course_address};
use crate::render::html::escape;
use crate::render::notes;
use crate::render::prose::Writer;
use crate::render::words::WORDS;

/// Every KPI by theme.
pub fn view(writer: &mut Writer<'_>) -> StoryView {
    let site = writer.site;
    let mut parts = Vec::new();
    for (id, title) in &site.themes {
        let kpis =
            site.kpi_order.iter().filter(|kpi| site.kpis.get(*kpi).is_some_and(|k| k.theme == *id));
        let lines: Vec<String> =
            kpis.filter_map(|kpi| site.course(kpi)).map(|course| line(writer, &course)).collect();
        if !lines.is_empty() {
            let html = format!("<ul class=\"listing\">{}</ul>", lines.concat());
            parts.push(PartView { id: id.clone(), title: title.value.clone(), html });
        }
    }
    let notes = notes::of_page(writer);
    let words_used = crate::render::words_used(writer);
    StoryView {
        lead: WORDS.measures_lead.to_owned(),
        parts,
        words_used,
        numbers: Vec::new(),
        notes,
    }
}

/// "Hate crime: 2016 to 2017, 2017 to 2018".
fn line(writer: &Writer<'_>, course: &Course<'_>) -> String {
    let link = link(&writer.href(&course_address(&course.kpi.id)), &course.kpi.title);
    format!("<li>{link} <span class=\"kind\">{}</span></li>", escape(&periods(course)))
}

/// The periods of a KPI: each by its name, or from the first to the last where there are many.
fn periods(course: &Course<'_>) -> String {
    let mut periods: Vec<String> = course
        .told
        .iter()
        .map(|told| told.year.period.to_string())
        .chain(course.comparisons().filter_map(|(_, as_at)| Some(as_at?.to_string())))
        .collect();
    periods.dedup();
    super::list(&periods)
}
