//! A report as JSON: its words, its values, its lists, plans, findings and notes.

use std::collections::BTreeMap;

use super::shape::{Card, Shown, Words};
use super::shape_edition::{
    Action, Aim, Datum, Edition, Elsewhere, Endnote, Finding, Findings, Item, List, Note, Plan,
    Priority, Recommendation, Recommendations,
};
use super::text::{Telling, face, plain, shown};
use super::whole::when;
use super::{Holds, Library, Observation, Table, cite, iso};
use crate::load::prose::Prose;
use crate::model::notes::NoteKind;
use crate::model::{self, CardOf, Dated, Embed, OutlineItem, Page, Report, Site, text_of};

/// A report.
pub fn edition(site: &Site, report: &Report, library: &Library) -> Edition {
    let all = library.find(Some(report.period), &Holds::All);
    let words_of = |texts: &BTreeMap<String, Prose<Embed>>| {
        texts.iter().map(|(id, text)| (id.clone(), plain(site, Some(report), text))).collect()
    };
    let mut period = when(report.period);
    if report.dated == Dated::Published {
        (period.start, period.end) = (String::new(), String::new());
    }
    let priority =
        |(id, title): &(String, String)| Priority { id: id.clone(), title: title.clone() };
    Edition {
        period,
        kind: report.kind.word().to_owned(),
        title: report.title.clone(),
        source: report.source.as_ref().map_or_else(String::new, |source| cite(site, source)),
        came_out: report.came_out(&site.documents).map(|day| iso(day.extent().0)),
        draft: report.draft,
        priorities: report.priorities.iter().map(priority).collect(),
        sections: report.pages().map(|page| words(site, Some(report), page)).collect(),
        commentaries: words_of(&report.commentaries),
        buys: words_of(&report.buys),
        observations: all.map_or(&[][..], Table::observations).iter().map(datum).collect(),
        lists: report.board.iter().map(|list| self::list(site, report, list)).collect(),
        plans: report.plans.iter().map(|plan| self::plan(site, report, plan)).collect(),
        findings: findings(site, report),
        recommendations: recommendations(site, report),
        endnotes: endnotes(site, report),
        notes: notes(site, report),
        elsewhere: report
            .elsewhere
            .iter()
            .map(|other| Elsewhere {
                about: other.about.value.clone(),
                value: other.value.value.clone(),
                source: cite(site, &other.source),
            })
            .collect(),
    }
}

/// A page.
pub fn words(site: &Site, report: Option<&Report>, page: &Page) -> Words {
    let telling = Telling { site, report, page: Some(page) };
    let card = |card: &model::Card| {
        let (value, what) = face(site, report?, &card.shows)?;
        let of = match &card.shows {
            CardOf::Kpi(id) => format!("kpis.{id}"),
            CardOf::Figure(id) => format!("figures.{id}"),
        };
        Some(Card { of, value, what, detail: telling.text(&card.detail) })
    };
    let show = |(kind, of): (&str, String)| Shown { kind: kind.to_owned(), of };
    Words {
        address: page.address.clone(),
        title: page.title.value.clone(),
        summary: text_of(&page.summary),
        key_points: page.key_points.iter().map(text_of).collect(),
        source: page.source.as_ref().map_or_else(String::new, |source| cite(site, source)),
        cards: page.cards.iter().filter_map(card).collect(),
        text: telling.text(&page.body),
        shows: shown(&page.body.blocks).into_iter().map(show).collect(),
    }
}

fn datum(row: &Observation) -> Datum {
    Datum {
        address: row.address.clone(),
        measure: row.id.clone(),
        title: row.title.clone(),
        statistic: row.statistic,
        period: row.period.map(when),
        quarter: row.quarter,
        area: row.area.clone(),
        group: row.group.clone(),
        value: row.value.and_then(|value| value.plain().parse().ok()),
        unit: row.unit.clone(),
        value_in_words: row.words.clone(),
        marker: row.marker.to_owned(),
        as_printed: row.printed.clone(),
        note: row.note.clone(),
        source: row.source.clone(),
    }
}

fn list(site: &Site, report: &Report, list: &model::Outline) -> List {
    List {
        id: list.id.clone(),
        title: list.title.clone(),
        note: plain(site, Some(report), &list.note),
        source: cite(site, &list.source),
        items: items(&list.items),
    }
}

fn items(all: &[OutlineItem]) -> Vec<Item> {
    let item = |item: &OutlineItem| Item { words: item.words.clone(), items: items(&item.items) };
    all.iter().map(item).collect()
}

fn plan(site: &Site, report: &Report, plan: &model::Plan) -> Plan {
    let action = |action: &model::Action| Action {
        action: plain(site, Some(report), &action.words),
        lead: action.lead.value.clone(),
        when: action.when.value.clone(),
        status: action.status.map_or_else(String::new, |status| status.words().to_owned()),
        progress: plain(site, Some(report), &action.progress),
    };
    let aim = |aim: &model::Aim| Aim {
        aim: aim.words.clone(),
        actions: aim.actions.iter().map(action).collect(),
    };
    Plan {
        id: plan.id.clone(),
        title: plan.title.clone(),
        as_at: plan.as_at.map(when),
        note: plain(site, Some(report), &plan.note),
        source: cite(site, &plan.source),
        aims: plan.aims.iter().map(aim).collect(),
    }
}

fn findings(site: &Site, report: &Report) -> Vec<Findings> {
    let item = |finding: &model::Finding| Finding {
        title: finding.title.clone(),
        direction: finding.direction.map_or_else(String::new, |way| way.word().to_owned()),
        says: finding.says.clone(),
        figure: finding.figure.clone().unwrap_or_default(),
        text: plain(site, Some(report), &finding.text),
    };
    let group = |group: &model::Findings| Findings {
        id: group.id.clone(),
        source: cite(site, &group.source),
        items: group.items.iter().map(item).collect(),
    };
    report.findings.iter().map(group).collect()
}

fn recommendations(site: &Site, report: &Report) -> Vec<Recommendations> {
    let group = |group: &model::Recommendations| {
        let items = group.items.iter().zip(group.first..);
        let items = items.map(|(item, number)| Recommendation {
            number,
            text: plain(site, Some(report), &item.text),
            to: item.to.value.clone(),
        });
        Recommendations {
            id: group.id.clone(),
            title: group.title.clone(),
            source: cite(site, &group.source),
            items: items.collect(),
        }
    };
    report.recommendations.iter().map(group).collect()
}

fn endnotes(site: &Site, report: &Report) -> Vec<Endnote> {
    let notes = report.endnotes.iter().flat_map(|endnotes| &endnotes.notes);
    notes
        .map(|(number, note)| Endnote {
            number: *number,
            text: note.text.as_ref().map(|text| plain(site, Some(report), text)),
            unused: note.unused,
        })
        .collect()
}

fn notes(site: &Site, report: &Report) -> Vec<Note> {
    let notes = report.notes.iter();
    notes
        .map(|note| {
            let (kind, dated) = match &note.kind {
                NoteKind::Note => ("note", None),
                NoteKind::Correction { dated, .. } => ("correction", Some(*dated)),
            };
            Note {
                about: note.about.value.clone(),
                kind: kind.to_owned(),
                name: note.name.clone(),
                printed: note.printed.clone(),
                other: note.other.clone(),
                because: plain(site, Some(report), &note.because),
                dated: dated.map(when),
            }
        })
        .collect()
}
