//! Plain statements: a sentence that says of a measure, in words that are all known, what it was or
//! by how much it changed: "Burglary fell by 10 to 90". Any other word might narrow what is said to
//! a part of the measure, to another place or another time, so that such a sentence is not judged.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::Subject;
use crate::check::english::{one_of, words};
use crate::check::lines::{Home, Kind, Line, Part, What};
use crate::check::periods::fits;
use crate::check::rounding::rounds_to;
use crate::check::times::times;
use crate::model::kpi::{Change, Unit};
use crate::model::value::{Measure, Value};
use crate::model::{Bound, Datum, Figure, Kpi, Reading, Report};

/// A number of a plain statement that its measure does not bear out.
pub struct Wrong<'a> {
    /// The measure.
    pub kpi: &'a Kpi,
    /// The part of the line.
    pub part: &'a Part<'a>,
    /// The number as it is said.
    pub said: Value,
    /// The change in percentage points, where it is called per cent.
    pub points: Option<Value>,
}

/// Words that say that a measure moved, or where it stands.
const VERBS: &str = "rose rise rises fell fall falls increased decreased dropped grew declined \
                     climbed went go goes up down was were is are stood stayed remained reached \
                     reduced has have been risen fallen grown gone";

/// Words that say nothing of a part, a place or a time of its own.
const FILLS: &str = "to by from at in a the of total this last year before again also and";

/// Words before a number that make it the size of a change.
const BY: &str = "by";

/// Words before a number that make it a value.
const AT: &str = "to from at was were is are stood reached total of stayed remained";

/// Every number of a sentence that its measure does not bear out.
pub fn wrong<'a>(
    subject: &Subject<'a>,
    line: &'a Line<'a>,
    report: &Report,
    sentence: &Range<usize>,
) -> Vec<Wrong<'a>> {
    let judged = !matches!(line.home, Home::Note(_) | Home::Definition(_))
        && !matches!(line.kind, Kind::Quote | Kind::Listed);
    let read = judged.then(|| Statement::read(subject, line, report, sentence)).flatten();
    read.map_or_else(Vec::new, |statement| statement.wrong())
}

struct Statement<'a> {
    kpi: &'a Kpi,
    reading: &'a Reading,
    change: Change,
    /// What the edition prints elsewhere: one of these may be meant.
    figures: &'a BTreeMap<String, Figure>,
    /// Whether a quarter is named: the change is then another one.
    of_quarters: bool,
    numbers: Vec<Number<'a>>,
}

struct Number<'a> {
    part: &'a Part<'a>,
    value: Value,
    /// The word before it.
    before: String,
}

impl<'a> Statement<'a> {
    fn read(
        subject: &Subject<'a>,
        line: &'a Line<'a>,
        report: &Report,
        sentence: &Range<usize>,
    ) -> Option<Self> {
        let inside = |part: &&Part<'_>| sentence.contains(&part.range.start);
        let told = |part: &&Part<'_>| !matches!(part.what, What::Words(..) | What::Code);
        let parts: Vec<&Part<'a>> = line.parts.iter().filter(inside).filter(told).collect();
        if parts.is_empty() {
            return None;
        }
        let said = &line.text[sentence.clone()];
        let (id, start) = subject_of(subject, said)?;
        let kpi = subject.site.kpis.get(id)?;
        let own = subject.site.report(report.period)?;
        let reading = own.reading(id)?;
        let change = reading.change(kpi, report.period)?;
        let mut statement = Self {
            kpi,
            reading,
            change,
            figures: &own.figures,
            of_quarters: false,
            numbers: Vec::new(),
        };
        let mut places = statement.times(&said[start..], start)?;
        for part in parts {
            places.push(part.range.start - sentence.start..part.range.end - sentence.start);
            statement.numbers.push(number(line, sentence, part)?);
        }
        statement.knows_every_word(said, start, places).then_some(statement)
    }

    /// Where the times of a sentence stand; `None` where one of them is none of the measure's.
    fn times(&mut self, said: &str, start: usize) -> Option<Vec<Range<usize>>> {
        let found = times(said);
        self.of_quarters = found.iter().any(|time| time.from.quarter.is_some());
        let years = self.reading.years();
        let known = found.iter().all(|time| years.iter().any(|year| fits(year.period, time)));
        let place = |range: &Range<usize>| range.start + start..range.end + start;
        known.then(|| found.iter().map(|time| place(&time.range)).collect())
    }

    /// Whether every word outside the numbers and the times is a known one.
    fn knows_every_word(&self, said: &str, start: usize, mut places: Vec<Range<usize>>) -> bool {
        places.sort_by_key(|place| place.start);
        let unit = match &self.kpi.unit {
            Unit::Things(unit) => unit.to_lowercase(),
            Unit::Percent => "per cent percent percentage points point".to_owned(),
        };
        let known = |word: &str| {
            let word = word.to_lowercase();
            [VERBS, FILLS, &unit].into_iter().any(|list| one_of(&word, list))
        };
        let mut at = start;
        let ends = places.iter().map(|place| place.end).chain([said.len()]);
        let starts = places.iter().map(|place| place.start).chain([said.len()]);
        for (end, next) in starts.zip(ends) {
            let between = said.get(at..end).unwrap_or_default();
            let marks = between.contains(['(', ')', ';', ':', '“', '–']);
            if marks || !words(between).all(|(_, word)| known(word)) {
                return false;
            }
            at = next;
        }
        true
    }

    fn wrong(self) -> Vec<Wrong<'a>> {
        let mut found = Vec::new();
        for number in &self.numbers {
            let typed = matches!(number.part.what, What::Typed(_));
            // A bound number is what its datum says; only what it is called may be wrong.
            let called = self.is_a_figure_of_its_own(number.part);
            let by = one_of(&number.before, BY);
            let points = by.then(|| self.points(number.value)).flatten();
            let wrong = match by {
                true => {
                    !self.of_quarters && (points.is_some() || !self.is_the_change(number.value))
                }
                false => one_of(&number.before, AT) && !self.is_a_value(number.value),
            };
            if wrong && (typed || (called && points.is_some())) {
                let Number { part, value: said, .. } = *number;
                found.push(Wrong { kpi: self.kpi, part, said, points });
            }
        }
        found
    }

    /// The size of the change, where it is in percentage points and a number calls it per cent.
    fn points(&self, said: Value) -> Option<Value> {
        let by = self.change.exact_difference().abs();
        let called = said.measure == Measure::Percent && self.kpi.unit == Unit::Percent;
        let number = self.change.difference().abs();
        let is_points = called && rounds_to(said.number, by) && !self.is_the_percentage(said);
        is_points.then_some(Value { number, measure: Measure::Points })
    }

    fn is_the_percentage(&self, said: Value) -> bool {
        self.change.exact_percent().is_some_and(|percent| rounds_to(said.number, percent.abs()))
    }

    /// Whether a part is bound to a figure that is held against nothing else.
    fn is_a_figure_of_its_own(&self, part: &Part<'_>) -> bool {
        let What::Bound(Bound { datum: Datum::Figure(id), .. }) = part.what else { return false };
        self.figures.get(id).is_some_and(|figure| figure.check.is_none())
    }

    fn is_the_change(&self, said: Value) -> bool {
        let by = self.change.exact_difference().abs();
        let stated = &self.reading.stated;
        let stated = [&stated.change, &stated.change_percent].into_iter().flatten();
        let mut stated = stated.map(|stated| stated.value.abs().number());
        let fits = match (said.measure, &self.kpi.unit) {
            (Measure::Percent, _) => self.is_the_percentage(said),
            (Measure::Points, Unit::Percent) | (Measure::Number, _) => rounds_to(said.number, by),
            _ => true,
        };
        fits || stated.any(|stated| stated == said.number) || self.is_printed(said)
    }

    fn is_a_value(&self, said: Value) -> bool {
        let of_years = self.reading.years().iter().flat_map(|year| {
            let cells = year.cells().into_iter().filter_map(|(_, cell)| cell.value.measured());
            let numbers = cells.flat_map(|cell| [cell.value(), cell.percent]).flatten();
            let whole = [year.total(self.kpi), year.exact(self.kpi)].into_iter().flatten();
            numbers.chain(whole.map(|value| value.number())).collect::<Vec<_>>()
        });
        let stated = &self.reading.stated;
        let stated = [&stated.baseline, &stated.total].into_iter().flatten();
        let stated = stated.map(|stated| stated.value.abs().number());
        let of_unit = match self.kpi.unit {
            Unit::Percent => said.measure == Measure::Percent,
            Unit::Things(_) => said.measure == Measure::Number,
        };
        let mut known = of_years.chain(stated);
        !of_unit || known.any(|value| rounds_to(said.number, value)) || self.is_printed(said)
    }

    fn is_printed(&self, said: Value) -> bool {
        let mut printed = self.figures.values().map(|figure| Value::parse(&figure.value.value));
        printed.any(|value| value == Some(said))
    }
}

/// The one measure that a sentence begins with, and where its name ends.
fn subject_of<'a>(subject: &Subject<'a>, said: &str) -> Option<(&'a str, usize)> {
    let ends = |name: &str| {
        let head = said.get(..name.len())?;
        let same =
            head.to_lowercase() == name.to_lowercase() && said[name.len()..].starts_with(' ');
        (same && !name.is_empty()).then_some(name.len())
    };
    let named = subject.site.kpis.values().flat_map(|kpi| {
        let number = format!("The number of {}", kpi.measure);
        let names = [ends(&kpi.title), ends(&kpi.measure), ends(&number)];
        names.into_iter().flatten().map(move |end| (kpi.id.as_str(), end))
    });
    let named: Vec<(&str, usize)> = named.collect();
    let longest = named.iter().map(|(_, end)| *end).max()?;
    let mut longest = named.into_iter().filter(|(_, end)| *end == longest);
    let (first, other) = (longest.next()?, longest.next());
    other.is_none_or(|other| other.0 == first.0).then_some(first)
}

/// A number with the word before it and what it is counted in.
fn number<'a>(line: &Line<'_>, sentence: &Range<usize>, part: &'a Part<'a>) -> Option<Number<'a>> {
    let value = Value::parse(&line.text[part.range.clone()])?;
    let after = line.text[part.range.end..sentence.end].trim_start();
    let measure = match value.measure {
        Measure::Number if after.starts_with("percentage point") => Measure::Points,
        Measure::Number if after.starts_with("per cent") || after.starts_with("percent") => {
            Measure::Percent
        }
        measure => measure,
    };
    let before = &line.text[sentence.start..part.range.start];
    let before = words(before).last().map_or_else(String::new, |(_, word)| word.to_lowercase());
    Some(Number { part, value: Value { measure, ..value }, before })
}
