//! What a measure counts, and in what unit.

use crate::model::{Kpi, kpi};
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

pub fn unit(kpi: &Kpi) -> Unit {
    match &kpi.unit {
        kpi::Unit::Percent => Unit::Percent,
        kpi::Unit::Things(many) => Unit::Count { one: one_of(many), many: many.clone() },
    }
}

/// The singular of a regular plural; others stay.
fn one_of(many: &str) -> String {
    match many.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => many.strip_suffix('s').unwrap_or(many).to_owned(),
    }
}
