//! One edition: first its data, then the texts that speak of them.

use std::collections::BTreeMap;

pub use super::editions::{Editions, LeftOut};

use super::address::Ledger;
use super::prose::{Scope, resolve};
use super::resolve::{Lookup, one_of, period, source};
use super::{
    Budget, Dated, Elsewhere, Embed, Endnotes, Figure, FigureCheck, Findings, Frozen, Kind, Kpi,
    Note, Outline, Page, Period, Plan, Reading, Recommendations, Source, endnotes, figure,
    findings, notes, outline, pages, plan, readings, rules, unread,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::RawEdition;
use crate::load::prose::Prose;
use crate::load::raw::{Entries, RawBudget, RawFigure, RawMoney, RawReport, RawSource, Word};
use crate::source::Span;

/// The data of an edition: all that prose may speak of.
pub struct EditionData {
    pub folder: String,
    pub period: Period,
    pub dated: Dated,
    pub kind: Kind,
    pub title: String,
    pub draft: bool,
    pub publish_on: Option<Period>,
    pub published: Option<Period>,
    pub source: Option<Source>,
    pub priorities: Vec<(String, String)>,
    pub readings: Vec<Reading>,
    pub figures: BTreeMap<String, Figure>,
    pub budget: Option<Budget>,
    /// The names of the lists and of the plans: they are texts, and resolved with them.
    pub board: Vec<String>,
    pub plans: Vec<String>,
    pub endnotes: endnotes::Numbers,
    /// Ids of the groups of findings.
    pub findings: Vec<String>,
    /// Ids of the groups of recommendations.
    pub recommendations: Vec<String>,
    /// The addresses of values that cannot be read.
    pub unread: Vec<String>,
    pub span: Span,
}

impl EditionData {
    /// The same without readings of KPIs whose definition could not be read, which is reported.
    pub fn with_known(mut self, kpis: &BTreeMap<String, Kpi>) -> Self {
        let lost = self.readings.iter().filter(|reading| !kpis.contains_key(&reading.kpi));
        self.unread.extend(lost.map(|reading| format!("kpis.{}", reading.kpi)));
        self.readings.retain(|reading| kpis.contains_key(&reading.kpi));
        self
    }

    /// The ids of its figures, also of those that cannot be read.
    pub fn figure_ids(&self) -> impl Iterator<Item = &str> + Clone {
        let lost = self.unread.iter().filter_map(|address| address.strip_prefix("figures."));
        self.figures.keys().map(String::as_str).chain(lost)
    }
}

/// The texts of an edition.
pub struct Texts {
    pub overview: Option<Page>,
    pub sections: Vec<Page>,
    pub commentaries: BTreeMap<String, Prose<Embed>>,
    pub buys: BTreeMap<String, Prose<Embed>>,
    pub board: Vec<Outline>,
    pub plans: Vec<Plan>,
    pub notes: Vec<Note>,
    pub frozen: Option<Frozen>,
    pub elsewhere: Vec<Elsewhere>,
    pub endnotes: Option<Endnotes>,
    pub findings: Vec<Findings>,
    pub recommendations: Vec<Recommendations>,
    pub priority_notes: Vec<(String, Prose<Embed>)>,
}

/// Reads an edition's data. Where `report.yaml` is missing or wrong the folder's name stands in, so
/// that the problems of the other files are found in the same run; `None` if that is no period.
pub fn data(raw: &RawEdition, lookup: &Lookup<'_>, out: &mut Diagnostics) -> Option<EditionData> {
    let report = raw.report.as_ref();
    if !raw.has_report {
        out.push(missing_report(&raw.folder));
    }
    let kind = report.and_then(|report| one_of(&report.kind, "kind of report", Kind::ALL, out));
    let declared = report.and_then(|report| declared_period(report, &raw.folder, out));
    let dated = report.and_then(|report| report.period_is.as_ref());
    let dated = dated.and_then(|word| one_of(word, "meaning of a period", Dated::ALL, out));
    let statuses = &[("published", false), ("draft", true)];
    let status = report.and_then(|report| report.status.as_ref());
    let draft = status.and_then(|status| one_of(status, "status", statuses, out));
    let publish_on = report.and_then(|report| report.publish_on.as_ref());
    let published = report.and_then(|report| report.published.as_ref());
    let document = report.and_then(|report| report.document.as_ref()).and_then(|document| {
        let raw = RawSource { document: document.clone(), place: None };
        source(&raw, lookup, out)
    });
    let title = report.map_or(&raw.folder, |report| &report.title);
    let endnotes = raw.endnotes.as_ref().map(|endnotes| endnotes::numbers(endnotes, out));
    let priorities = report.map_or(&[][..], |report| &report.priorities).iter();
    let priorities = priorities.map(|p| (p.id.value.clone(), p.title.value.clone())).collect();
    let mut data = EditionData {
        folder: raw.folder.value.clone(),
        period: declared.or_else(|| Period::parse(&raw.folder.value).ok())?,
        dated: dated.unwrap_or(Dated::Covers),
        kind: kind.unwrap_or(Kind::AnnualReport),
        title: title.value.clone(),
        draft: draft.unwrap_or(false),
        publish_on: publish_on.and_then(|day| self::day(day, APPEARS, out)),
        published: published.and_then(|day| self::day(day, CAME_OUT, out)),
        source: document,
        priorities,
        readings: readings::readings(&raw.readings, lookup, out),
        figures: figures(&raw.figures, lookup, out),
        budget: raw.budget.as_ref().and_then(|budget| super::budget::budget(budget, lookup, out)),
        board: names(&raw.board),
        plans: names(&raw.plans),
        endnotes: endnotes.unwrap_or_default(),
        findings: raw.findings.iter().map(|(id, _)| id.value.clone()).collect(),
        recommendations: raw.recommendations.iter().map(|(id, _)| id.value.clone()).collect(),
        unread: Vec::new(),
        span: report.map_or(&raw.folder.span, |report| &report.period.span).clone(),
    };
    data.unread = unread::of(raw, &data);
    Some(data)
}

fn names<T>(entries: &Entries<T>) -> Vec<String> {
    entries.iter().map(|(name, _)| name.value.clone()).collect()
}

/// The period of `report.yaml`, which must be that of the folder.
fn declared_period(report: &RawReport, folder: &Word, out: &mut Diagnostics) -> Option<Period> {
    let period = period(&report.period, out)?;
    if period.key() != folder.value {
        let (key, folder) = (period.key(), &folder.value);
        let message = format!("this report covers `{key}` and lies in the folder `{folder}`");
        let help = format!("rename the folders in `data` and `content` to `{key}`");
        out.push(Diagnostic::at(&rules::WRONG_FOLDER, &report.period.span, message).help(help));
    }
    Some(period)
}

const APPEARS: &str = "write the first day on which it may appear, such as `2018-06-12`";
const CAME_OUT: &str = "write the day on which it was published, such as `2018-06-12`";

/// A single day; anything longer is reported.
pub fn day(raw: &Word, help: &str, out: &mut Diagnostics) -> Option<Period> {
    let day = period(raw, out)?;
    if !matches!(day, Period::Day(..)) {
        let message = format!("`{}` is no day", raw.value);
        out.push(Diagnostic::at(&rules::UNREADABLE_PERIOD, &raw.span, message).help(help));
    }
    // A day that cannot be told must not let the edition out: the finding stops the build.
    Some(day)
}

fn missing_report(folder: &Word) -> Diagnostic {
    let message = format!("the edition `{}` has no `report.yaml`", folder.value);
    let help = format!(
        "make `data/{}/report.yaml` with `kind: annual report`, `title: …` and `period: {}`",
        folder.value, folder.value
    );
    Diagnostic::at(&rules::MISSING_REPORT, &folder.span, message).help(help)
}

fn figures(
    raw: &Entries<RawFigure>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> BTreeMap<String, Figure> {
    raw.iter()
        .filter_map(|(id, raw)| {
            let period = figure::period(&raw.period, out);
            let source = source(&raw.source, lookup, out);
            let figure = Figure {
                id: id.value.clone(),
                value: raw.value.clone(),
                what: raw.what.value.clone(),
                period: period?,
                source: source?,
                printed: raw.printed.as_ref().map(|printed| printed.value.clone()),
                unit: raw.unit.as_ref().map(|unit| unit.value.clone()),
                check: raw.check.as_ref().and_then(|check| figure::check(check, out)),
            };
            Some((id.value.clone(), figure))
        })
        .collect()
}

/// Resolves the texts of an edition.
pub fn texts(
    raw: RawEdition,
    data: &EditionData,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Texts {
    let scope = Scope { here: Some(data.period), ..*scope };
    let mut commentaries = BTreeMap::new();
    for (id, reading) in raw.readings {
        if let Some(commentary) = reading.commentary {
            commentaries.insert(id.value, resolve(commentary, &scope, out));
        }
    }
    let mut buys = BTreeMap::new();
    for line in raw.budget.into_iter().flat_map(lines_of) {
        if let Some(words) = line.buys {
            buys.insert(line.id.value, resolve(words, &scope, out));
        }
    }
    let said = raw.report.into_iter().flat_map(|report| report.priority_notes);
    let said = said.map(|(id, words)| (id.value, resolve(words, &scope, out)));
    let priority_notes = said.collect();
    let board = raw.board.into_iter();
    let board = board.filter_map(|(id, raw)| outline::outline(id, raw, &scope, lookup, out));
    let board: Vec<Outline> = board.collect();
    let plans = raw.plans.into_iter();
    let plans = plans.filter_map(|(id, raw)| plan::plan(id, raw, &scope, lookup, out));
    let plans: Vec<Plan> = plans.collect();
    let (overview, sections) = pages::of_edition(raw.pages, data, &scope, lookup, out);
    let groups = raw.recommendations;
    let recommendations = findings::recommendations(groups, &scope, lookup, out);
    let findings = findings::findings(raw.findings, data, &scope, lookup, out);
    let ledger = Ledger {
        period: data.period,
        kpis: scope.kpis,
        readings: &data.readings,
        figures: &data.figures,
        budget: data.budget.as_ref(),
        pages: (overview.as_ref(), &sections),
        board: &board,
        findings: &findings,
        plans: &plans,
        recommendations: &recommendations,
        unread: &data.unread,
    };
    checks_are_known(&ledger, lookup, out);
    let notes = notes::notes(raw.notes, &ledger, &scope, lookup, out);
    let elsewhere = notes::elsewhere(raw.elsewhere, &ledger, lookup, out);
    let endnotes = raw.endnotes;
    let endnotes =
        endnotes.and_then(|raw| endnotes::texts(raw, &data.endnotes, &scope, lookup, out));
    Texts {
        frozen: raw.frozen,
        overview,
        sections,
        commentaries,
        buys,
        board,
        plans,
        notes,
        elsewhere,
        endnotes,
        findings,
        recommendations,
        priority_notes,
    }
}

/// What a figure is said to follow from must be there.
fn checks_are_known(ledger: &Ledger<'_>, lookup: &Lookup<'_>, out: &mut Diagnostics) {
    let checks = ledger.figures.values().filter_map(|figure| figure.check.as_ref());
    for address in checks.flat_map(FigureCheck::addresses) {
        notes::known(address, ledger, lookup, out);
    }
}

fn lines_of(budget: RawBudget) -> impl Iterator<Item = RawMoney> {
    let others = budget.other_years.into_iter().map(|other| other.line);
    budget.income.into_iter().chain(budget.spending).chain(others)
}
