//! The table of every value that a report gives for a KPI.

use crate::model::cell::{Cell, Shorthand};
use crate::model::kpi::{Data, Reading, Unit, Year, YearValues};
use crate::model::{Kpi, KpiPart, Period, Site, shown, slug};
use crate::render::chart_of;
use crate::render::html::{capital, escape};
use crate::render::prose::Writer;
use crate::render::table::{Column, Row, Table, caption, shorthand_notes};
use crate::render::words::LABELS;

/// Quarters as rows, years as columns; a cell with several values as several columns (T3).
pub fn every_value(writer: &mut Writer<'_>, reading: &Reading, kpi: &Kpi) -> Table {
    writer.tables += 1;
    let number = writer.tables;
    let (columns, rows, used) = match &reading.data {
        Data::Years(years) => by_year(years, kpi),
        Data::Areas { areas, .. } => {
            let series: Vec<(String, Vec<(String, &Cell)>)> = areas
                .iter()
                .map(|area| {
                    let cells = area.groups.iter().map(|(name, cell)| (name.clone(), &cell.value));
                    (area.name.clone(), cells.collect())
                })
                .collect();
            crossed("Group", &series, kpi)
        }
    };
    let mut notes = shorthand_notes(&used);
    notes.extend(why_missing(reading));
    if !reading.inferred.is_empty() {
        let places: Vec<String> =
            reading.inferred.iter().map(|at| place(reading, &at.value)).collect();
        let places = places.join("; ");
        notes.push(format!("{}: {}.", LABELS.inferred_places, escape(&places)));
    }
    Table {
        id: format!("table-{number}"),
        caption: {
            let what = format!("{}, {}", LABELS.every_value, chart_of::measure(kpi));
            let (place, time) = where_and_when(writer.site, reading, kpi);
            caption(number, &[&what, place, &time])
        },
        columns,
        rows,
        notes,
    }
}

/// Where and when the values were taken. Areas beside each other stand in the table itself.
fn where_and_when<'a>(site: &'a Site, reading: &Reading, kpi: &Kpi) -> (&'a str, String) {
    match &reading.data {
        Data::Years(years) => {
            let time = chart_of::time(years.iter().map(|year| year.period));
            (chart_of::place(site, kpi), time)
        }
        Data::Areas { as_at, .. } => ("", as_at.map_or_else(String::new, Period::in_full)),
    }
}

/// Why values are missing, each reason once with its places.
fn why_missing(reading: &Reading) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (at, why) in &reading.missing {
        let why = why.trim_end_matches('.');
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, places)) => places.push(place(reading, &at.value)),
            None => reasons.push((why, vec![place(reading, &at.value)])),
        }
    }
    let line = |(why, places): (&str, Vec<String>)| {
        format!("{}: {}.", escape(&places.join(", ")), escape(why))
    };
    reasons.into_iter().map(line).collect()
}

/// "Quarter 4 of 2017 to 2018" for `2017-18.Q4`, "Opiates, West Midlands" for `west-midlands.opiates`.
fn place(reading: &Reading, at: &str) -> String {
    let year = at.strip_suffix(".year").unwrap_or(at);
    if let Ok(period) = crate::model::Period::parse(year) {
        return capital(&period.to_string());
    }
    let Data::Areas { areas, .. } = &reading.data else { return at.to_owned() };
    let groups =
        areas.iter().flat_map(|area| area.groups.iter().map(move |(name, _)| (area, name)));
    let is_it = |area: &str, group: &str| format!("{}.{}", slug(area), slug(group)) == at;
    let found = groups.into_iter().find(|(area, group)| is_it(&area.name, group));
    found.map_or_else(|| at.to_owned(), |(area, group)| format!("{group}, {}", area.name))
}

type Crossed = (Vec<Column>, Vec<Row>, Vec<Shorthand>);

/// Years as rows, where each is known only as a whole.
fn whole_years(years: &[Year], kpi: &Kpi) -> Crossed {
    let cells = years.iter().flat_map(|year| {
        year.cells().into_iter().map(|(_, cell)| (year.period.to_string(), &cell.value))
    });
    crossed("Year", &[(chart_of::measure(kpi), cells.collect())], kpi)
}

fn by_year(years: &[Year], kpi: &Kpi) -> Crossed {
    if years.iter().all(|year| matches!(year.values, YearValues::Whole(_))) {
        return whole_years(years, kpi);
    }
    let series: Vec<(String, Vec<(String, &Cell)>)> = years
        .iter()
        .map(|year| {
            let cells = year.cells().into_iter().map(|(part, cell)| (row_name(part), &cell.value));
            (year.period.to_string(), cells.collect())
        })
        .collect();
    let (columns, mut rows, mut used) = crossed("Quarter", &series, kpi);
    if years.iter().any(|year| year.total(kpi).is_some()) {
        let totals = totals(years, &series, kpi);
        if totals.cells.iter().any(|cell| cell == Shorthand::Z.mark()) {
            used.push(Shorthand::Z);
        }
        rows.push(totals);
    }
    (columns, rows, used)
}

fn row_name(part: &str) -> String {
    match part.strip_prefix('Q') {
        Some(quarter) => format!("Quarter {quarter}"),
        None => "Year".to_owned(),
    }
}

/// The parts of the cells of one year or area that any of its cells has.
fn parts_of(cells: &[(String, &Cell)]) -> Vec<KpiPart> {
    let has = |part: KpiPart| {
        cells.iter().filter_map(|(_, cell)| cell.measured()).any(|measured| match part {
            KpiPart::Lead => true,
            KpiPart::Share => {
                measured.lead == crate::model::cell::Lead::Count && measured.percent.is_some()
            }
            KpiPart::Count => {
                measured.lead == crate::model::cell::Lead::Percent && measured.count.is_some()
            }
            KpiPart::Whole => measured.whole.is_some(),
        })
    };
    [KpiPart::Lead, KpiPart::Share, KpiPart::Count, KpiPart::Whole]
        .into_iter()
        .filter(|part| *part == KpiPart::Lead || has(*part))
        .collect()
}

fn crossed(over: &str, series: &[(String, Vec<(String, &Cell)>)], kpi: &Kpi) -> Crossed {
    let mut columns = vec![Column::words(over)];
    let mut used = Vec::new();
    let names = series.first().map_or(&[][..], |(_, cells)| cells.as_slice());
    let mut rows: Vec<Row> = names
        .iter()
        .map(|(name, _)| Row { head: escape(name).into_owned(), cells: Vec::new(), total: false })
        .collect();
    for (name, cells) in series {
        for part in parts_of(cells) {
            columns.push(Column::numbers(format!("{}{}", capital(name), part_head(part, kpi))));
            for (row, (_, cell)) in rows.iter_mut().zip(cells) {
                row.cells.push(shown_part(cell, part, &mut used));
            }
        }
    }
    (columns, rows, used)
}

fn part_head(part: KpiPart, kpi: &Kpi) -> String {
    let words = match part {
        KpiPart::Lead => match &kpi.unit {
            Unit::Percent => LABELS.per_cent.to_owned(),
            Unit::Things(things) => things.clone(),
        },
        KpiPart::Share => {
            let share = kpi.share.as_ref().map_or_else(String::new, |share| format!(" {share}"));
            format!("share{share}, {}", LABELS.per_cent)
        }
        KpiPart::Count => kpi.count.clone().unwrap_or_else(|| "number".to_owned()),
        KpiPart::Whole => format!("all {}", kpi.whole.clone().unwrap_or_default()),
    };
    format!(", {}", words.trim_end())
}

fn shown_part(cell: &Cell, part: KpiPart, used: &mut Vec<Shorthand>) -> String {
    match cell {
        Cell::Missing(mark) => {
            used.push(*mark);
            mark.mark().to_owned()
        }
        Cell::Measured(measured) => match shown::part_in_table(measured, part) {
            Some(words) => words,
            None => {
                used.push(Shorthand::X);
                Shorthand::X.mark().to_owned()
            }
        },
    }
}

/// The last row: what each year comes to, where that means something.
fn totals(years: &[Year], series: &[(String, Vec<(String, &Cell)>)], kpi: &Kpi) -> Row {
    let mut cells = Vec::new();
    for (year, (_, parts)) in years.iter().zip(series) {
        let sums = year.parts(kpi);
        for part in parts_of(parts) {
            let value = match part {
                KpiPart::Lead => year.total(kpi).map(|total| shown::in_table(kpi, total)),
                KpiPart::Count => sums.map(|(count, _)| count.to_string()),
                KpiPart::Whole => sums.map(|(_, whole)| whole.to_string()),
                KpiPart::Share => None,
            };
            cells.push(value.unwrap_or_else(|| Shorthand::Z.mark().to_owned()));
        }
    }
    Row { head: "All four quarters".to_owned(), cells, total: true }
}
