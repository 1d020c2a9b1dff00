//! Facts: what the data behind the numbers of a sentence say of rises and falls.

use super::tokens::{Kind, Token};
use crate::check::english::one_of;
use crate::model::kpi::{Change, Direction, Quantity, Trend};
use crate::model::value::{Measure, Value};
use crate::model::{Bound, Datum, Decimal, KpiPart, Show, Site};

/// What the data say of a change.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Which way it went.
    pub way: Trend,
    /// Before and after, where both are known; a change in per cent from a hundred.
    pub ends: Option<(Decimal, Decimal)>,
    /// The wanted way, where one is.
    pub wanted: Option<Trend>,
    /// What of it stands in the sentence.
    pub shows: Shows,
    /// How a message names what the data say.
    pub words: String,
}

/// What of a change a number shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Its size.
    Size,
    /// All of it, with a word for its direction.
    Course,
    /// The value after it.
    After,
    /// The value before it.
    Before,
    /// Both, in two numbers.
    Both,
}

/// What is known of the change behind a number; `None` for a number that tells no change.
pub fn fact(site: &Site, bound: &Bound) -> Option<Fact> {
    let report = site.report(bound.edition)?;
    match &bound.datum {
        Datum::Kpi { part, .. } if *part != KpiPart::Lead => None,
        Datum::Kpi { id, show, year, .. } => {
            let (kpi, reading) = (site.kpis.get(id)?, report.reading(id)?);
            let shows = shows(*show)?;
            let stated = match show {
                Show::StatedChange => reading.stated.change.as_ref(),
                Show::StatedChangePercent => reading.stated.change_percent.as_ref(),
                _ => None,
            };
            let wanted = match kpi.direction {
                Direction::Reduce => Some(Trend::Fell),
                Direction::Increase => Some(Trend::Rose),
                Direction::Neither => None,
            };
            let fact = match (reading.change(kpi, *year), stated) {
                (Some(change), _) => of_change(change, shows),
                (None, Some(stated)) => of_size(Value::from(stated.value), shows),
                (None, None) => return None,
            };
            Some(Fact { wanted, ..fact })
        }
        Datum::Figure(id) => {
            let figure = report.figures.get(id)?;
            let way = figure.way()?;
            let size = Value::parse(&figure.value.value);
            let words = format!("the figure is the size of {}", named(way));
            let ends = size.filter(|size| size.measure == Measure::Percent);
            let ends = ends.and_then(|size| percent_ends(size.number.abs(), way));
            Some(Fact { way, ends, wanted: None, shows: Shows::Size, words })
        }
        Datum::Amount { .. } => None,
    }
}

fn shows(show: Show) -> Option<Shows> {
    Some(match show {
        Show::Change | Show::ChangePercent | Show::StatedChange | Show::StatedChangePercent => {
            Shows::Size
        }
        Show::Sentence | Show::Trend => Shows::Course,
        Show::Total | Show::StatedTotal => Shows::After,
        Show::Previous | Show::Baseline => Shows::Before,
        Show::Quarter(_) | Show::Outcome => return None,
    })
}

fn of_change(change: Change, shows: Shows) -> Fact {
    let number = |quantity: Quantity| quantity.number();
    let ends = Some((number(change.from), number(change.to)));
    let way = change.trend();
    Fact { way, ends, wanted: None, shows, words: format!("the data show {}", named(way)) }
}

/// A change of which only the size is stated, with its sign.
fn of_size(size: Value, shows: Shows) -> Fact {
    let way = match size.number.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => Trend::Fell,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => Trend::Rose,
    };
    let ends = (size.measure == Measure::Percent).then(|| percent_ends(size.number.abs(), way));
    let words = format!("the document states {}", named(way));
    Fact { way, ends: ends.flatten(), wanted: None, shows, words }
}

/// A hundred, and what a change in per cent makes of it.
fn percent_ends(size: Decimal, way: Trend) -> Option<(Decimal, Decimal)> {
    let hundred = Decimal::whole(100);
    match way {
        Trend::Rose => Some((hundred, hundred + size)),
        Trend::Fell => Some((hundred, hundred - size)),
        Trend::Same => None,
    }
}

/// "a rise", "a fall", "no change".
pub fn named(way: Trend) -> &'static str {
    match way {
        Trend::Rose => "a rise",
        Trend::Fell => "a fall",
        Trend::Same => "no change",
    }
}

/// What two numbers say of a change from the first to the second, by their values alone.
pub fn between(tokens: &[Token], numbers: &[&Bound], (a, b): (usize, usize)) -> Option<Fact> {
    let value = |at: usize| match tokens[at].kind {
        Kind::Number(number) => Value::parse(&numbers[number].text),
        _ => None,
    };
    let (from, to) = (value(a)?, value(b)?);
    if from.measure != to.measure {
        return None;
    }
    let (first, second) = match (time(tokens, a), time(tokens, b)) {
        (Some(x), Some(y)) => (from.number.times(x), to.number.times(y)),
        _ => (from.number, to.number),
    };
    let way = match second.cmp(&first) {
        std::cmp::Ordering::Greater => Trend::Rose,
        std::cmp::Ordering::Less => Trend::Fell,
        std::cmp::Ordering::Equal => Trend::Same,
    };
    let unit = |at: usize| match time(tokens, at) {
        Some(_) => format!(" {}", tokens[at + 1].word),
        None => String::new(),
    };
    let words = format!("from {from}{} to {to}{} is {}", unit(a), unit(b), named(way));
    Some(Fact { way, ends: Some((first, second)), wanted: None, shows: Shows::Both, words })
}

/// How many hours the unit of time after a number has.
fn time(tokens: &[Token], at: usize) -> Option<i128> {
    let word = &tokens.get(at + 1)?.word;
    let units = [("hour", 1), ("day", 24), ("week", 168), ("month", 730), ("year", 8766)];
    let found = units.into_iter().find(|(unit, _)| one_of(word, &format!("{unit} {unit}s")));
    found.map(|(_, hours)| hours)
}
