//! What was measured: raw cells, targets and statements → typed ones.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::kpi::{Area, Data, Outcome, Quantity, Reading, Stated, Target, Year, YearValues};
use super::resolve::{Lookup, period, source};
use super::{Period, rules, slug};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::load::raw::{Entries, RawReading, RawStated, RawTarget, Word};
use crate::load::rules::UNKNOWN_WORD;
use crate::source::Spanned;

/// Reads all of an edition's readings, in the order of the KPIs.
pub fn readings(
    raw: &Entries<RawReading>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = raw
        .iter()
        .filter_map(|(id, raw)| {
            let known = lookup.kpi_order.iter().map(String::as_str);
            lookup.must_know(id, "measure", "data/kpis.yaml", known, out)?;
            reading(id, raw, lookup, out)
        })
        .collect();
    readings.sort_by_key(|reading| lookup.kpi_order.iter().position(|id| *id == reading.kpi));
    readings
}

fn reading(
    id: &Word,
    raw: &RawReading,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Reading> {
    let data = if raw.areas.is_empty() {
        Data::Years(years(&raw.cells, out))
    } else {
        let as_at = raw.as_at.as_ref().and_then(|as_at| period(as_at, out));
        Data::Areas { as_at, areas: areas(&raw.areas, out) }
    };
    let missing = raw.missing.iter().map(|(at, why)| (at.clone(), why.text.trim().to_owned()));
    let reading = Reading {
        kpi: id.value.clone(),
        data,
        missing: missing.collect(),
        inferred: raw.inferred.clone(),
        target: raw.target.as_ref().and_then(|target| self::target(target, out)),
        stated: raw.stated.as_ref().map(|stated| self::stated(stated, out)).unwrap_or_default(),
        as_printed: as_printed(raw),
        source: source(&raw.source, lookup, out)?,
        span: id.span.clone(),
    };
    places_exist(raw, &reading.kpi, out);
    Some(reading)
}

fn as_printed(raw: &RawReading) -> BTreeMap<String, String> {
    let stated = raw.stated.iter().flat_map(|stated| {
        [
            ("baseline", &stated.baseline),
            ("total", &stated.total),
            ("change", &stated.change),
            ("change-percent", &stated.change_percent),
            ("share-baseline", &stated.share_baseline),
            ("share-total", &stated.share_total),
            ("outcome", &stated.outcome),
        ]
    });
    let stated = stated
        .filter_map(|(key, word)| Some((format!("stated.{key}"), word.as_ref()?.value.clone())));
    let target = raw.target.as_ref().and_then(|target| {
        let ways = [&target.below, &target.above, &target.at_least, &target.at_most];
        let mut ways = ways.into_iter().chain([&target.lower_by, &target.higher_by]);
        ways.find_map(|word| word.as_ref())
    });
    let target = target.map(|word| ("target".to_owned(), word.value.clone()));
    stated.chain(target).collect()
}

/// `missing` and `inferred` must name cells of the reading.
fn places_exist(raw: &RawReading, kpi: &str, out: &mut Diagnostics) {
    let known = places(raw);
    for at in raw.missing.iter().map(|(at, _)| at).chain(&raw.inferred) {
        if known.contains(&at.value) {
            continue;
        }
        let message = format!("`{}` is no place among the cells of `{kpi}`", at.value);
        let help = did_you_mean(&at.value, known.iter().map(String::as_str));
        out.push(Diagnostic::at(&rules::UNKNOWN_ID, &at.span, message).help_if(help));
    }
}

/// The places of cells, also of those that cannot be read: `2017-18.Q4`, `west-midlands.opiates`.
fn places(raw: &RawReading) -> Vec<String> {
    let years = raw.cells.iter().flat_map(|(year, cells)| {
        let key = Period::parse(&year.value).map_or_else(|_| year.value.clone(), Period::key);
        cells.iter().map(move |(part, _)| format!("{key}.{}", part.value))
    });
    let areas = raw.areas.iter().flat_map(|(area, cells)| {
        let name = slug(without_article(&area.value));
        cells.iter().map(move |(group, _)| format!("{name}.{}", slug(&group.value)))
    });
    years.chain(areas).collect()
}

fn years(raw: &Entries<Entries<Word>>, out: &mut Diagnostics) -> Vec<Year> {
    let mut years: Vec<Year> =
        raw.iter().filter_map(|(year, cells)| self::year(year, cells, out)).collect();
    years.sort_by_key(|year| year.period.order());
    years
}

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

fn year(key: &Word, raw: &Entries<Word>, out: &mut Diagnostics) -> Option<Year> {
    let period = period(key, out)?;
    if let [(only, value)] = raw.as_slice()
        && only.value == "year"
    {
        return Some(Year { period, values: YearValues::Whole(cell(value, out)?) });
    }
    for (quarter, _) in raw {
        if !QUARTERS.contains(&quarter.value.as_str()) {
            let message = format!("a year has no `{}`", quarter.value);
            let help = "a year has four quarters, `Q1` to `Q4`, or one value, `year`";
            out.push(Diagnostic::at(&rules::WRONG_QUARTERS, &quarter.span, message).help(help));
        }
    }
    let cells = QUARTERS.map(|name| {
        let found = raw.iter().find(|(quarter, _)| quarter.value == name);
        if found.is_none() {
            let message = format!("`{name}` is missing in {}", key.value);
            let help = format!("write `{name}: x` for a value that is not available");
            out.push(Diagnostic::at(&rules::WRONG_QUARTERS, &key.span, message).help(help));
        }
        found.and_then(|(_, value)| cell(value, out))
    });
    let [Some(q1), Some(q2), Some(q3), Some(q4)] = cells else { return None };
    Some(Year { period, values: YearValues::Quarters(Box::new([q1, q2, q3, q4])) })
}

fn areas(raw: &Entries<Entries<Word>>, out: &mut Diagnostics) -> Vec<Area> {
    let groups = |cells: &Entries<Word>, out: &mut Diagnostics| {
        cells
            .iter()
            .filter_map(|(name, value)| Some((name.value.clone(), cell(value, out)?)))
            .collect::<Vec<_>>()
    };
    let areas: Vec<Area> = raw
        .iter()
        .map(|(name, cells)| {
            let bare = without_article(&name.value);
            let said = if bare == name.value { bare.to_owned() } else { format!("the {bare}") };
            Area { name: super::capital(bare), said, groups: groups(cells, out) }
        })
        .collect();
    // As they are written: a group whose cell cannot be read is there, and has been reported.
    let written = |cells: &Entries<Word>| cells.iter().map(|(n, _)| n.value.clone()).collect();
    let wanted: Vec<String> = raw.first().map(|(_, cells)| written(cells)).unwrap_or_default();
    let first = areas.first().map_or_else(String::new, |area| area.name.clone());
    let mut same = Vec::new();
    for ((name, cells), area) in raw.iter().zip(areas) {
        if written(cells) == wanted {
            same.extend((area.groups.len() == wanted.len()).then_some(area));
            continue;
        }
        let message = format!("`{}` has other groups than `{first}`", area.name);
        let help = "give every area the same groups in the same order";
        out.push(Diagnostic::at(&rules::WRONG_QUARTERS, &name.span, message).help(help));
    }
    same
}

/// Authors write an area as they say it: "the West Midlands". Lists and addresses do without the
/// article.
pub fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name)
}

fn cell(raw: &Word, out: &mut Diagnostics) -> Option<Spanned<Cell>> {
    let cell = Cell::parse(&raw.value);
    if cell.is_none() {
        let message = format!("`{}` is no cell that can be read", raw.value);
        let help = "write it like `118`, `62.1%`, `1495 (43.6%)`, `16.33% (8/49)`, `<5`; \
                    `x` for not available, `z` for not applicable, `c` for confidential";
        out.push(Diagnostic::at(&rules::UNREADABLE_CELL, &raw.span, message).help(help));
    }
    Some(Spanned::new(cell?, raw.span.clone()))
}

fn quantity(raw: &Word, out: &mut Diagnostics) -> Option<Spanned<Quantity>> {
    let quantity = Quantity::parse(&raw.value);
    if quantity.is_none() {
        let message = format!("`{}` is no number", raw.value);
        let help = "write it like `374`, `-36` or `42.4%`";
        out.push(Diagnostic::at(&rules::UNREADABLE_NUMBER, &raw.span, message).help(help));
    }
    Some(Spanned::new(quantity?, raw.span.clone()))
}

fn stated(raw: &RawStated, out: &mut Diagnostics) -> Stated {
    let mut read = |raw: &Option<Word>| raw.as_ref().and_then(|raw| quantity(raw, out));
    let baseline = read(&raw.baseline);
    let total = read(&raw.total);
    let change = read(&raw.change);
    let change_percent = read(&raw.change_percent);
    let share_baseline = read(&raw.share_baseline);
    let share_total = read(&raw.share_total);
    let outcome = raw.outcome.as_ref().and_then(|raw| outcome(raw, out));
    Stated { baseline, total, change, change_percent, share_baseline, share_total, outcome }
}

fn outcome(raw: &Word, out: &mut Diagnostics) -> Option<Spanned<Outcome>> {
    let outcome = match raw.value.as_str() {
        "achieved" => Outcome::Reached,
        "not achieved" => Outcome::NotReached,
        other => {
            let message = format!("`{other}` is no outcome");
            let help = "write `achieved` or `not achieved`";
            out.push(Diagnostic::at(&UNKNOWN_WORD, &raw.span, message).help(help));
            return None;
        }
    };
    Some(Spanned::new(outcome, raw.span.clone()))
}

/// Makes a target of a value and the year that it is held against.
type MakeTarget = fn(Spanned<Quantity>, Option<Period>) -> Option<Target>;

fn target(raw: &RawTarget, out: &mut Diagnostics) -> Option<Target> {
    let than = raw.than.as_ref().and_then(|than| period(than, out));
    let ways: [(&Option<Word>, MakeTarget); 6] = [
        (&raw.below, |value, than| than.is_none().then_some(Target::Below(value))),
        (&raw.above, |value, than| than.is_none().then_some(Target::Above(value))),
        (&raw.at_least, |value, than| than.is_none().then_some(Target::AtLeast(value))),
        (&raw.at_most, |value, than| than.is_none().then_some(Target::AtMost(value))),
        (&raw.lower_by, |value, than| Some(Target::LowerBy(value, than?))),
        (&raw.higher_by, |value, than| Some(Target::HigherBy(value, than?))),
    ];
    let mut given = ways.into_iter().filter_map(|(word, make)| Some((word.as_ref()?, make)));
    let (first, second) = (given.next(), given.next());
    let Some((word, make)) = first.filter(|_| second.is_none()) else {
        return no_target(raw, out);
    };
    let value = quantity(word, out)?;
    make(value, than).or_else(|| no_target(raw, out))
}

fn no_target(raw: &RawTarget, out: &mut Diagnostics) -> Option<Target> {
    let message = "this is no target that can be read";
    let help = "write `{ below: 25.6% }`, `{ above: 40% }`, `{ at-least: 20% }`, \
                `{ at-most: 20% }`, `{ lower-by: 5%, than: 2015-16 }` \
                or `{ higher-by: 5%, than: 2015-16 }`";
    out.push(Diagnostic::at(&rules::BAD_ARGUMENT, &raw.span, message).help(help));
    None
}
