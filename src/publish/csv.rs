//! The data of each chart as CSV.

use rayon::prelude::*;

use super::{Finished, Made};
use crate::model::across;
use crate::render;
use crate::source::FilePath;

/// A CSV file for each KPI and each budget of each edition.
pub fn tables(finished: &Finished<'_>) -> Made {
    let reports = finished.site.reports.par_iter();
    reports
        .flat_map_iter(|report| {
            let kpis = report.readings.iter().filter_map(|reading| {
                let text = render::kpi_csv(finished.site, report, reading)?;
                Some((report.csv_address(&reading.kpi), text))
            });
            let budget = report.budget.iter().map(|budget| {
                (report.csv_address("budget"), render::budget_csv(finished.site, budget))
            });
            kpis.chain(budget).collect::<Vec<_>>()
        })
        .chain(courses(finished))
        .map(|(address, text)| (FilePath::new(address), text.into_bytes().into()))
        .collect()
}

/// A CSV file for each KPI through the years.
fn courses<'a>(finished: &'a Finished<'_>) -> impl ParallelIterator<Item = (String, String)> + 'a {
    let site = finished.site;
    let kpis = site.kpi_order.par_iter();
    kpis.filter(|kpi| site.has_across(&across::course_address(kpi)))
        .filter_map(|kpi| Some((across::course_csv_address(kpi), render::course_csv(site, kpi)?)))
}
