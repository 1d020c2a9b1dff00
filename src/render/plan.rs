//! A plan as a list of its actions, each with who leads, by when and how far it is.
//!
//! A list, not a table: it reads the same on a phone, on paper and aloud, and the cells of a table
//! must never be turned into cards by a style sheet (T14).

use std::fmt::Write as _;

use super::html::{capital, escape};
use super::notes;
use super::prose::Writer;
use super::words::WORDS;
use crate::model::{Action, Period, Plan, Report, Status};

/// A plan of the edition as HTML.
pub fn plan(writer: &mut Writer<'_>, report: &Report, id: &str) -> String {
    let Some(plan) = report.plans.iter().find(|plan| plan.id == id) else {
        return String::new();
    };
    let level = writer.level_below();
    let address = format!("plans.{id}");
    let id = format!("plan-{id}");
    let title = escape(&plan.title);
    let mut html = format!("<section class=\"plan\" id=\"{id}\" aria-label=\"{title}\">");
    if let Some(words) = standing(plan) {
        let _ = write!(html, "<p>{words}</p>");
    }
    for (number, aim) in plan.aims.iter().enumerate() {
        if !aim.words.is_empty() {
            let words = escape(&aim.words);
            let _ = write!(html, "<h{level} id=\"{id}-{}\">{words}</h{level}>", number + 1);
        }
        html.push_str("<ul>");
        aim.actions.iter().for_each(|action| self::action(writer, action, &mut html));
        html.push_str("</ul>");
    }
    if !plan.note.is_empty() {
        html.push_str(&writer.prose(&plan.note));
    }
    html.push_str(&notes::paragraph(&writer.noted(report.period, &[address])));
    let source = super::source_line(writer.site, &plan.source);
    let _ = write!(html, "<p class=\"source\">{}: {}</p></section>", WORDS.source, escape(&source));
    html
}

fn action(writer: &mut Writer<'_>, action: &Action, html: &mut String) {
    let _ = write!(html, "<li><p class=\"action\">{}</p>", writer.line(&action.words));
    let status = action.status.map_or_else(String::new, |status| capital(status.words()));
    let facts = [
        (WORDS.plan_status, &status),
        (WORDS.plan_lead, &action.lead.value),
        (WORDS.plan_when, &action.when.value),
    ];
    if facts.iter().any(|(_, words)| !words.is_empty()) {
        html.push_str("<dl>");
        for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
            let words = writer.name(words);
            let _ = write!(html, "<div><dt>{label}</dt><dd>{words}</dd></div>");
        }
        html.push_str("</dl>");
    }
    html.push_str(&writer.prose(&action.progress));
    html.push_str("</li>");
}

/// "On 12 June 2018, 4 of 14 actions were done, 5 were under way and 5 were planned."
fn standing(plan: &Plan) -> Option<String> {
    let all = plan.actions().count();
    let counts: Vec<(usize, &str)> = Status::ALL
        .iter()
        .map(|(words, status)| {
            (plan.actions().filter(|action| action.status == Some(*status)).count(), *words)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    let (first, rest) = counts.split_first()?;
    let be = |count: usize| if count == 1 { "was" } else { "were" };
    let actions = if all == 1 { "action" } else { "actions" };
    let mut words = format!("{} of {all} {actions} {} {}", first.0, be(first.0), first.1);
    for (place, (count, status)) in rest.iter().enumerate() {
        let joint = if place + 1 == rest.len() { " and " } else { ", " };
        let _ = write!(words, "{joint}{count} {} {status}", be(*count));
    }
    let when = plan.as_at.map_or_else(String::new, |as_at| match as_at {
        Period::Day(..) => format!("On {as_at}, "),
        _ => format!("In {as_at}, "),
    });
    Some(format!("{when}{words}."))
}
