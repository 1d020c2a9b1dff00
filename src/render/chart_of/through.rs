//! Lines over the years of a KPI, from every edition that gives them.

use super::{
    Category, Chart, ChartKind, Point, Series, Site, Standing, Unit, Wanted, between, blank,
    capital, kpi, measure, names_the_place, quarters, quarters_of, summary, unit, whole_years,
    year_name,
};
use crate::model::Decimal;
use crate::model::across::{Course, Told};

/// A line over whole years of several editions.
pub fn over_years(
    site: &Site,
    course: &Course<'_>,
    years: &[&Told<'_>],
    standing: Standing,
) -> Chart {
    let measured: Vec<&kpi::Year> = years.iter().map(|told| told.year).collect();
    let across = measured.iter().map(|year| year_name(year)).collect();
    let series = vec![whole_years(course.kpi, &measured)];
    through(
        site,
        course,
        years,
        Chart { over: "Year".to_owned(), across, series, ..blank(site, standing) },
    )
}

/// A line over the quarters of several years, of one edition or many. Its words speak of whole years
/// where there are any: the first quarter against the last would be no fair finding.
pub fn over_quarters(
    site: &Site,
    course: &Course<'_>,
    years: &[&Told<'_>],
    standing: Standing,
) -> Chart {
    let kpi = course.kpi;
    let across = years.iter().flat_map(|told| {
        let year = told.year.period;
        quarters().into_iter().map(move |quarter| Category {
            full: format!("{} of {year}", quarter.full),
            short: format!("{} {}", quarter.short, year.extent().0.0),
        })
    });
    let points = years.iter().flat_map(|told| quarters_of(told.reading, kpi, told.year).points);
    let name = capital(&measure(kpi));
    let series = Series {
        name: name.clone(),
        short: name,
        points: points.collect(),
        total: None,
        exact: None,
    };
    let chart = Chart {
        // No course from the first to the last: quarters of a year differ from each other.
        over: "Financial quarter".to_owned(),
        across: across.collect(),
        series: vec![series],
        wanted: Wanted::Neither,
        ..blank(site, standing)
    };
    let chart = through(site, course, years, chart);
    let headline = between_words(&chart).map(|words| format!("{}: {words}", chart.subject));
    Chart { headline, ..chart }
}

/// "between 78 and 118 a quarter": no direction, which whole years tell.
pub fn between_words(chart: &Chart) -> Option<String> {
    let values = || chart.series.iter().flat_map(|series| &series.points).filter_map(Point::value);
    let (low, high) = (values().min()?, values().max()?);
    let shown = |value: Decimal| match chart.unit {
        Unit::Percent => format!("{value}%"),
        _ => value.to_string(),
    };
    Some(match low == high {
        true => format!("{} in every quarter", shown(low)),
        false => format!("between {} and {} a quarter", shown(low), shown(high)),
    })
}

fn through(site: &Site, course: &Course<'_>, years: &[&Told<'_>], chart: Chart) -> Chart {
    let kpi = course.kpi;
    let unknown = years.iter().find(|told| told.has_inferred());
    let mut sources: Vec<String> = Vec::new();
    for told in years {
        let source = crate::render::source_line(site, &told.reading.source);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let period = match (years.first(), years.last()) {
        (Some(first), Some(last)) => {
            between(&first.year.period.in_full(), &last.year.period.in_full())
        }
        _ => String::new(),
    };
    Chart {
        kind: ChartKind::Lines,
        subject: kpi.title.clone(),
        measure: measure(kpi),
        unit: unit(kpi),
        period,
        summary: unknown.and_then(|told| summary(told.reading)),
        source: sources.join("; "),
        place: if names_the_place(kpi, &chart.place) { String::new() } else { chart.place.clone() },
        ..chart
    }
}
