//! What there is to say of a measure: one observation a value, with what follows from it.

use super::observe::{Observation, blank, cite, note};
use super::statistic::Statistic;
use crate::model::cell::{Cell, Count, Lead, Measured, Shorthand};
use crate::model::kpi::{Data, Quantity, Reading, Stated, Target, Unit, Year, YearValues};
use crate::model::shown::outcome;
use crate::model::{Decimal, Kpi, Period, Report, Site, slug};

/// Everything that an edition says of a measure.
pub fn reading(site: &Site, report: &Report, reading: &Reading) -> Vec<Observation> {
    let Some(kpi) = site.kpis.get(&reading.kpi) else { return Vec::new() };
    let teller = Teller { site, report, reading, kpi };
    let mut rows = Vec::new();
    match &reading.data {
        Data::Years(years) => years.iter().for_each(|year| teller.year(year, &mut rows)),
        Data::Areas { as_at, areas } => {
            for area in areas {
                for (group, cell) in &area.groups {
                    let part = format!("{}.{}", slug(&area.name), slug(group));
                    let row = Observation {
                        period: *as_at,
                        area: area.name.clone(),
                        group: group.clone(),
                        ..teller.row(&part)
                    };
                    teller.cell(&row, &cell.value, &mut rows);
                }
            }
        }
    }
    teller.results(&mut rows);
    rows.extend(reading.target.as_ref().map(|target| teller.target(target)));
    teller.stated(&reading.stated, &mut rows);
    note(report, rows)
}

/// Tells of one measure in one edition.
struct Teller<'a> {
    site: &'a Site,
    report: &'a Report,
    reading: &'a Reading,
    kpi: &'a Kpi,
}

impl Teller<'_> {
    /// A row without a value; `part` is what follows the measure in its address.
    fn row(&self, part: &str) -> Observation {
        let address = format!("kpis.{}.{part}", self.kpi.id);
        Observation {
            id: self.kpi.id.clone(),
            title: self.kpi.title.clone(),
            unit: self.unit(),
            source: cite(self.site, &self.reading.source),
            ..blank(self.site, self.report, address)
        }
    }

    fn unit(&self) -> String {
        match &self.kpi.unit {
            Unit::Percent => "%".to_owned(),
            Unit::Things(things) => things.clone(),
        }
    }

    fn year(&self, year: &Year, rows: &mut Vec<Observation>) {
        let key = year.period.key();
        for (at, (part, cell)) in year.cells().into_iter().enumerate() {
            let place = format!("{key}.{part}");
            let mut row = self.row(&place);
            row.period = Some(year.period);
            if matches!(year.values, YearValues::Quarters(_)) {
                row.quarter = Some(at as u8 + 1);
                row.period = year.period.quarter(at as u8 + 1).or(row.period);
            }
            // A note says whether its place is our reading.
            row.note = self.reading.why_missing(&place).unwrap_or_default().to_owned();
            self.cell(&row, &cell.value, rows);
        }
        if matches!(year.values, YearValues::Quarters(_)) {
            self.total(year, rows);
        }
    }

    /// One row for each part of a cell.
    fn cell(&self, row: &Observation, cell: &Cell, rows: &mut Vec<Observation>) {
        match cell {
            Cell::Missing(mark) => {
                rows.push(Observation { marker: letter(*mark), ..row.clone() });
            }
            Cell::Measured(measured) => {
                let printed = measured.printed.clone();
                self.parts(&Observation { printed, ..row.clone() }, measured, rows);
            }
        }
    }

    fn parts(&self, row: &Observation, measured: &Measured, rows: &mut Vec<Observation>) {
        let of = |statistic, suffix: &str, unit: String, value: Option<Decimal>| {
            let address = format!("{}{suffix}", row.address);
            Observation { address, statistic, unit, value, ..row.clone() }
        };
        let noun = |word: &Option<String>| word.clone().unwrap_or_else(|| "cases".to_owned());
        match measured.lead {
            Lead::Count => {
                rows.push(self.counted(row, measured));
                if let Some(share) = measured.percent {
                    rows.push(of(Statistic::Share, ".share", "%".to_owned(), Some(share)));
                }
            }
            Lead::Percent => {
                rows.push(Observation {
                    value: measured.percent,
                    unit: "%".to_owned(),
                    ..row.clone()
                });
                if let Some(Count::Exact(count)) = measured.count {
                    rows.push(of(Statistic::Count, ".count", noun(&self.kpi.count), Some(count)));
                }
            }
        }
        if let Some(whole) = measured.whole {
            rows.push(of(Statistic::Whole, ".whole", noun(&self.kpi.whole), Some(whole)));
        }
    }

    /// A number, or the mark of one that is withheld.
    fn counted(&self, row: &Observation, measured: &Measured) -> Observation {
        match measured.value() {
            Some(value) => Observation { value: Some(value), ..row.clone() },
            None => Observation { marker: letter(Shorthand::C), ..row.clone() },
        }
    }

    fn total(&self, year: &Year, rows: &mut Vec<Observation>) {
        let Some(total) = year.total(self.kpi) else { return };
        let row = Observation { period: Some(year.period), ..self.row(&year.period.key()) };
        let of = |statistic, unit: String, value| Observation {
            statistic,
            unit,
            value: Some(value),
            ..row.clone()
        };
        let unit = match total {
            Quantity::Number(_) => self.unit(),
            Quantity::Percent(_) => "%".to_owned(),
        };
        rows.push(of(Statistic::Total, unit, total.number()));
        if let Some((count, whole)) = year.parts(self.kpi) {
            let noun = |word: &Option<String>| word.clone().unwrap_or_else(|| "cases".to_owned());
            rows.push(of(Statistic::TotalCount, noun(&self.kpi.count), count));
            rows.push(of(Statistic::TotalWhole, noun(&self.kpi.whole), whole));
        }
    }

    /// The year that the edition speaks of here, where its cells have one.
    fn year_told(&self) -> Option<Period> {
        match &self.reading.data {
            Data::Years(_) => {
                let year = self.reading.year_of(self.report.period);
                self.reading.year(year).map(|year| year.period)
            }
            Data::Areas { as_at, .. } => *as_at,
        }
    }

    /// The year before, where its cells say the same as a baseline: a document that prints a
    /// baseline seldom says when it was so.
    fn year_of_baseline(&self, baseline: Quantity) -> Option<Period> {
        let before = self.report.period.before()?;
        (self.reading.annual(self.kpi, before) == Some(baseline)).then_some(before)
    }

    fn results(&self, rows: &mut Vec<Observation>) {
        let (reading, kpi, this_year) = (self.reading, self.kpi, self.report.period);
        if let Some(change) = reading.change(kpi, this_year) {
            let row = |part: &str| Observation { period: Some(this_year), ..self.row(part) };
            let unit = match change.to {
                Quantity::Number(_) => self.unit(),
                Quantity::Percent(_) => "percentage points".to_owned(),
            };
            let value = Some(change.difference());
            rows.push(Observation { statistic: Statistic::Change, unit, value, ..row("change") });
            if let (Quantity::Number(_), Some(percent)) = (change.from, change.percent()) {
                rows.push(Observation {
                    statistic: Statistic::ChangePercent,
                    unit: "%".to_owned(),
                    value: Some(percent),
                    ..row("change-percent")
                });
            }
        }
        if let Some(result) = reading.outcome(kpi, this_year) {
            rows.push(Observation {
                statistic: Statistic::Result,
                unit: String::new(),
                words: outcome(result).to_owned(),
                period: self.year_told(),
                ..self.row("result")
            });
        }
    }

    fn target(&self, target: &Target) -> Observation {
        let (quantity, words) = aimed_at(target);
        Observation {
            statistic: Statistic::Target,
            value: Some(quantity.number()),
            unit: self.unit_of(quantity),
            words,
            printed: self.printed("target"),
            period: self.year_told(),
            ..self.row("target")
        }
    }

    /// What the author wrote at an address below the measure.
    fn printed(&self, part: &str) -> String {
        self.reading.as_printed.get(part).cloned().unwrap_or_default()
    }

    fn unit_of(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Percent(_) => "%".to_owned(),
            Quantity::Number(_) => self.unit(),
        }
    }

    fn stated(&self, stated: &Stated, rows: &mut Vec<Observation>) {
        let all = [
            ("stated.baseline", Statistic::StatedBaseline, &stated.baseline),
            ("stated.total", Statistic::StatedTotal, &stated.total),
            ("stated.change", Statistic::StatedChange, &stated.change),
            ("stated.change-percent", Statistic::StatedChangePercent, &stated.change_percent),
            ("stated.share-baseline", Statistic::StatedBaseline, &stated.share_baseline),
            ("stated.share-total", Statistic::StatedTotal, &stated.share_total),
        ];
        for (part, statistic, value) in all {
            let Some(quantity) = value.as_ref().map(|stated| stated.value) else { continue };
            let period = match statistic {
                Statistic::StatedBaseline => self.year_of_baseline(quantity),
                _ => self.year_told(),
            };
            rows.push(Observation {
                statistic,
                value: Some(quantity.number()),
                unit: self.unit_of(quantity),
                printed: self.printed(part),
                period,
                ..self.row(part)
            });
        }
        if let Some(said) = &stated.outcome {
            rows.push(Observation {
                statistic: Statistic::StatedResult,
                unit: String::new(),
                words: outcome(said.value).to_owned(),
                printed: self.printed("stated.outcome"),
                period: self.year_told(),
                ..self.row("stated.outcome")
            });
        }
    }
}

/// The value of a target, and the target in words.
fn aimed_at(target: &Target) -> (Quantity, String) {
    match target {
        Target::Below(value) => (value.value, format!("below {}", value.value)),
        Target::Above(value) => (value.value, format!("above {}", value.value)),
        Target::AtLeast(value) => (value.value, format!("at least {}", value.value)),
        Target::AtMost(value) => (value.value, format!("at most {}", value.value)),
        Target::LowerBy(value, than) => {
            (value.value, format!("{} lower than in {than}", value.value))
        }
        Target::HigherBy(value, than) => {
            (value.value, format!("{} higher than in {than}", value.value))
        }
    }
}

/// A mark without its brackets.
fn letter(mark: Shorthand) -> &'static str {
    mark.mark().trim_matches(['[', ']'])
}
