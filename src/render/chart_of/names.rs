//! What a measure counts, and in what unit.

use crate::model::{Kpi, Period, Site, kpi};
use crate::render::chart::Unit;
use crate::render::html::capital;
use crate::render::words::LABELS;

/// "number of hate crimes recorded", "share of drug tests that were positive".
pub fn measure(kpi: &Kpi) -> String {
    match kpi.unit {
        kpi::Unit::Percent => kpi.measure.clone(),
        kpi::Unit::Things(_) => format!("number of {}", kpi.measure),
    }
}

/// The same for the caption of a table or the head of a row, whose cells leave the unit out.
pub fn measure_in(kpi: &Kpi) -> String {
    match kpi.unit {
        kpi::Unit::Percent => format!("{}, {}", kpi.measure, LABELS.per_cent),
        kpi::Unit::Things(_) => measure(kpi),
    }
}

/// The same at the start of a line.
pub fn measure_in_capital(kpi: &Kpi) -> String {
    capital(&measure(kpi))
}

/// Where a measure was taken, for the caption of a table; empty where its own words say so.
pub fn place<'a>(site: &'a Site, kpi: &Kpi) -> &'a str {
    let place = site.settings.place.as_str();
    let named = !place.is_empty() && kpi.measure.contains(place);
    if named { "" } else { place }
}

/// The time from the first period to the last: "April 2016 to March 2018".
pub fn time(periods: impl Iterator<Item = Period>) -> String {
    let periods: Vec<Period> = periods.collect();
    match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first == last => first.in_full(),
        (Some(first), Some(last)) => super::between(&first.in_full(), &last.in_full()),
        _ => String::new(),
    }
}

/// What a chart counts.
pub fn unit(kpi: &Kpi) -> Unit {
    match &kpi.unit {
        kpi::Unit::Percent => Unit::Percent,
        kpi::Unit::Things(many) => {
            Unit::Count { one: kpi.one.clone().unwrap_or_default(), many: many.clone() }
        }
    }
}
