//! Several KPIs of one edition in one chart: lines through the same time, years side by side, or one
//! year from the largest to the smallest.

use super::through::years_between;
use super::years::{is_a_line, not_given, points_of, quarters_named, total_of};
use super::{
    Category, Chart, ChartKind, Download, DrawError, Over, Point, Series, Site, Standing, Unit,
    between, of_kpi, sources, whole_year,
};
use crate::model::kpi::{self, Data, Reading, YearValues};
use crate::model::{ChartAs, Kpi, Period};
use crate::render::chart::{MOST_SERIES, list};

/// More bars, or groups of them, than this are better told in a table.
const MOST_MEASURES: usize = 12;

/// A KPI with what was measured.
type Measured<'a> = (&'a Kpi, &'a Reading);

/// The chart of several KPIs.
///
/// # Errors
/// They cannot stand in one chart, or not in the way that an author asks for.
pub fn several(
    site: &Site,
    readings: &[&Reading],
    drawn: Option<ChartAs>,
    standing: Standing,
) -> Result<Chart, DrawError> {
    let all: Vec<Measured<'_>> =
        readings.iter().map(|reading| (&site.kpis[&reading.kpi], *reading)).collect();
    let Some((first, _)) = all.first() else { return Err(DrawError::Empty) };
    can_stand_together(&all, drawn)?;
    let theme = site.themes.iter().find(|(id, _)| *id == first.theme);
    let together = all.iter().all(|(kpi, _)| kpi.theme == first.theme);
    let subject = theme.filter(|_| together).map_or("These measures", |(_, title)| title.as_str());
    let mut blank = of_kpi(site, first, standing);
    blank.subject = subject.to_owned();
    blank.place.clone_from(&site.settings.place);
    blank.measure = measures(&all, &blank.unit);
    blank.source = sources(site, all.iter().map(|(_, reading)| &reading.source));
    name_downloads(&mut blank.downloads, &all);
    match drawn {
        Some(ChartAs::Lines) => lines(&all, blank),
        Some(ChartAs::Sorted) => sorted(&all, blank),
        _ => side_by_side(&all, blank),
    }
}

fn unfit<T>(problem: impl Into<String>, help: impl Into<String>) -> Result<T, DrawError> {
    Err(DrawError::Unfit(problem.into(), help.into()))
}

fn can_stand_together(all: &[Measured<'_>], drawn: Option<ChartAs>) -> Result<(), DrawError> {
    let (first, _) = all[0];
    if let Some((other, _)) = all.iter().find(|(kpi, _)| kpi.unit != first.unit) {
        let problem = format!(
            "`{}` is counted in {}, and `{}` in {}",
            first.id,
            in_words(&first.unit),
            other.id,
            in_words(&other.unit)
        );
        return unfit(problem, "one chart has one unit: draw them in two charts");
    }
    if let Some((kpi, _)) = all.iter().find(|(_, r)| matches!(r.data, Data::Areas { .. })) {
        let problem = format!("`{}` compares areas, and has no years", kpi.id);
        return unfit(problem, "draw it in a chart of its own");
    }
    let most = if drawn == Some(ChartAs::Lines) { MOST_SERIES } else { MOST_MEASURES };
    if all.len() > most {
        let (count, what) = (all.len(), if most == MOST_SERIES { "lines" } else { "measures" });
        let problem = format!("a chart of {count} {what} cannot be read: {most} is the most");
        return unfit(problem, "split it into several charts, or leave some out");
    }
    if drawn == Some(ChartAs::Baseline) {
        let problem = "several measures have no one baseline";
        return unfit(problem, "write `kind=baseline` for one measure, or leave it out");
    }
    Ok(())
}

fn in_words(unit: &kpi::Unit) -> String {
    match unit {
        kpi::Unit::Percent => "per cent".to_owned(),
        kpi::Unit::Things(many) => many.clone(),
    }
}

/// "number of offences", "share, by measure": what each is stands beside its line or bars.
fn measures(all: &[Measured<'_>], unit: &Unit) -> String {
    let titles: Vec<String> = all.iter().map(|(kpi, _)| kpi.title.clone()).collect();
    match unit {
        Unit::Count { many, .. } => format!("number of {many}: {}", list(&titles)),
        _ => list(&titles),
    }
}

fn name_downloads(files: &mut [Download], all: &[Measured<'_>]) {
    for (file, (kpi, _)) in files.iter_mut().zip(all) {
        file.of.clone_from(&kpi.title);
    }
}

/// Every year that one of them has, and those between, earliest first.
fn years(all: &[Measured<'_>]) -> Vec<Period> {
    let mut years: Vec<Period> =
        all.iter().flat_map(|(_, reading)| reading.years()).map(|year| year.period).collect();
    years.sort_by_key(|year| year.order());
    years.dedup();
    let between = years.windows(2).flat_map(|pair| years_between(pair[0], pair[1]));
    let between: Vec<Period> = between.collect();
    years.extend(between);
    years.sort_by_key(|year| year.order());
    years.dedup();
    years
}

fn lines(all: &[Measured<'_>], blank: Chart) -> Result<Chart, DrawError> {
    let years = years(all);
    let given = || all.iter().flat_map(|(_, reading)| reading.years());
    let by_quarter = given().all(|year| matches!(year.values, YearValues::Quarters(_)));
    let series = all.iter().map(|(kpi, reading)| {
        let of_year = |period: &Period| match (reading.year(*period), by_quarter) {
            (Some(year), true) => points_of(reading, year),
            (Some(year), false) => vec![whole_year(kpi, reading, year)],
            (None, true) => (0..4).map(|_| not_given()).collect(),
            (None, false) => vec![not_given()],
        };
        let points = years.iter().flat_map(of_year).collect();
        let totals = reading.years().iter().filter_map(|year| total_of(kpi, year)).collect();
        Series { totals, ..Series::of(&kpi.title, points) }
    });
    let across = match by_quarter {
        true => years.iter().flat_map(|year| quarters_named(*year)).collect(),
        false => years.iter().map(|year| Category::named(year.to_string())).collect(),
    };
    let chart = Chart {
        kind: ChartKind::Lines,
        over: if by_quarter { Over::QuarterOfYears } else { Over::Year },
        across,
        series: series.collect(),
        period: span(&years),
        ..blank
    };
    is_a_line(all[0].0, chart)
}

fn span(years: &[Period]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => between(&first.in_full(), &last.in_full()),
        _ => String::new(),
    }
}

/// The last years for which a measure has a value as a whole.
fn years_with_totals(all: &[Measured<'_>], most: usize) -> Result<Vec<Period>, DrawError> {
    let has = |period: &Period| {
        all.iter().any(|(kpi, r)| r.year(*period).is_some_and(|year| year.total(kpi).is_some()))
    };
    let years: Vec<Period> = years(all).into_iter().filter(has).collect();
    if years.is_empty() {
        let problem = "none of these measures has a value for a whole year";
        return unfit(problem, "write `kind=lines` to draw their quarters");
    }
    Ok(years[years.len().saturating_sub(most)..].to_vec())
}

fn values_of(all: &[Measured<'_>], period: Period) -> Vec<Point> {
    let value = |(kpi, reading): &Measured<'_>| {
        reading.year(period).map_or_else(not_given, |year| whole_year(kpi, reading, year))
    };
    all.iter().map(value).collect()
}

/// A group of bars for each measure, a bar for each year.
fn side_by_side(all: &[Measured<'_>], blank: Chart) -> Result<Chart, DrawError> {
    let years = years_with_totals(all, MOST_SERIES)?;
    if years.len() == 1 {
        return sorted(all, blank);
    }
    let series = years.iter().map(|period| Series {
        year: Some(*period),
        ..Series::of(period.to_string(), values_of(all, *period))
    });
    Ok(Chart {
        kind: ChartKind::GroupedBars,
        over: Over::Measure,
        across: all.iter().map(|(kpi, _)| Category::named(&kpi.title)).collect(),
        series: series.collect(),
        period: span(&years),
        ..blank
    })
}

/// The newest year alone, the largest first.
fn sorted(all: &[Measured<'_>], blank: Chart) -> Result<Chart, DrawError> {
    let newest = years_with_totals(all, 1)?[0];
    Ok(Chart {
        kind: ChartKind::SortedBars,
        over: Over::Measure,
        across: all.iter().map(|(kpi, _)| Category::named(&kpi.title)).collect(),
        series: vec![Series::of(newest.to_string(), values_of(all, newest))],
        period: newest.in_full(),
        ..blank
    })
}
