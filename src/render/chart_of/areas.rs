//! A KPI in several areas at one time: side by side in groups, or from the largest to the smallest.

use super::{Category, Chart, ChartKind, DrawError, Over, Point, Series, Unit, missing};
use crate::model::cell::{Cell, Count, Lead, Shorthand};
use crate::model::kpi::Area;
use crate::model::{ChartAs, Kpi};
use crate::render::chart::{MOST_SERIES, list};

/// The chart of some areas. Shares are drawn where there are any: areas differ in size, so their
/// counts say nothing beside each other.
pub fn chart(
    kpi: &Kpi,
    areas: &[Area],
    drawn: Option<ChartAs>,
    blank: Chart,
) -> Result<Chart, DrawError> {
    let cells = || areas.iter().flat_map(|area| &area.groups).map(|(_, cell)| &cell.value);
    let shares = cells().all(|cell| cell.measured().is_none_or(|m| m.percent.is_some()));
    let blank = Chart {
        measure: match (&kpi.share, shares) {
            (Some(share), true) => format!("share {share}"),
            _ => blank.measure.clone(),
        },
        unit: if shares { Unit::Percent } else { blank.unit.clone() },
        remarks: if shares { withheld_behind(areas) } else { Vec::new() },
        ..blank
    };
    let point = |cell: &Cell| if shares { share(cell) } else { plain(cell) };
    let groups = areas.first().map_or(0, |area| area.groups.len());
    match drawn {
        None if areas.len() > MOST_SERIES && groups == 1 => Ok(sorted(areas, point, blank)),
        Some(ChartAs::Sorted) if groups == 1 => Ok(sorted(areas, point, blank)),
        Some(ChartAs::Sorted) => {
            let problem = format!("`{}` has {groups} groups in each area", kpi.id);
            let help = "`kind=sorted` is for one value an area; leave it out";
            Err(DrawError::Unfit(problem, help.to_owned()))
        }
        Some(ChartAs::Lines | ChartAs::Baseline) => {
            let problem = format!("`{}` compares areas at one time", kpi.id);
            let help = "leave `kind=` out, or write `kind=sorted`";
            Err(DrawError::Unfit(problem, help.to_owned()))
        }
        None | Some(ChartAs::Bars) => side_by_side(areas, point, blank),
    }
}

fn side_by_side(
    areas: &[Area],
    point: impl Fn(&Cell) -> Point,
    blank: Chart,
) -> Result<Chart, DrawError> {
    if let Some(fifth) = areas.get(MOST_SERIES) {
        let all = areas.len();
        let problem =
            format!("{all} areas in several groups cannot be told apart: four are the most");
        let names: Vec<String> =
            areas[MOST_SERIES..].iter().map(|area| format!("`{}`", area.said)).collect();
        let help = match names.len() {
            1 => format!("move the area `{}` to a measure of its own", fifth.said),
            _ => format!("move the areas {} to measures of their own", list(&names)),
        };
        return Err(DrawError::Unfit(problem, help));
    }
    let groups = areas.first().map_or(&[][..], |area| &area.groups);
    let series = areas.iter().map(|area| {
        let points = area.groups.iter().map(|(_, cell)| point(&cell.value)).collect();
        Series { short: area.name.clone(), ..Series::of(&area.said, points) }
    });
    Ok(Chart {
        kind: ChartKind::Benchmark,
        place: names(areas),
        over: Over::Group,
        across: groups.iter().map(|(name, _)| Category::named(name)).collect(),
        series: series.collect(),
        ..blank
    })
}

/// One value an area, the largest first.
fn sorted(areas: &[Area], point: impl Fn(&Cell) -> Point, blank: Chart) -> Chart {
    let values = areas.iter().filter_map(|area| area.groups.first());
    let points: Vec<Point> = values.map(|(_, cell)| point(&cell.value)).collect();
    let name = crate::render::html::capital(&blank.measure);
    Chart {
        kind: ChartKind::SortedBars,
        place: names(areas),
        over: Over::Area,
        across: areas.iter().map(|area| Category::named(&area.name)).collect(),
        series: vec![Series::of(name, points)],
        ..blank
    }
}

fn names(areas: &[Area]) -> String {
    let names: Vec<String> = areas.iter().map(|area| area.said.clone()).collect();
    list(&names)
}

fn share(cell: &Cell) -> Point {
    match cell.measured().and_then(|measured| measured.percent) {
        Some(percent) => Point::Value(percent),
        None => missing(cell, None),
    }
}

fn plain(cell: &Cell) -> Point {
    match cell.measured().and_then(|measured| measured.value()) {
        Some(value) => Point::Value(value),
        None => missing(cell, None),
    }
}

/// A share may stand beside a number that is withheld: readers are told that it is.
fn withheld_behind(areas: &[Area]) -> Vec<String> {
    let cells = areas.iter().flat_map(|area| area.groups.iter().map(move |group| (area, group)));
    let withheld = cells.filter_map(|(area, (group, cell))| {
        let measured = cell.measured().filter(|measured| measured.lead == Lead::Count)?;
        let Some(Count::Below(_)) = measured.count else { return None };
        let (area, number) = (&area.said, measured.count_in_words()?);
        let (mark, why) = (Shorthand::C.mark(), Shorthand::C.words());
        Some(format!("The number for {group} in {area} is {mark}, {why}: it is {number}."))
    });
    withheld.collect()
}
