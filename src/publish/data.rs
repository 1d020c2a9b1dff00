//! Open data: each table with its description, data packages, the whole as JSON with its schema.

use rayon::prelude::*;

use super::{Finished, Made};
use crate::data::{TABLE_SCHEMA, csvw, folder, package, table_schema, whole};
use crate::model::Period;
use crate::source::FilePath;

/// A CSV file for each table.
pub fn tables(finished: &Finished<'_>) -> Made {
    let tables = finished.rendered.library.tables.iter();
    tables
        .map(|table| (FilePath::new(table.address.as_str()), table.csv.as_bytes().into()))
        .collect()
}

/// What each table holds, beside it: the W3C asks for this name.
pub fn metadata(finished: &Finished<'_>) -> Made {
    let tables = finished.rendered.library.tables.par_iter();
    tables
        .map(|table| {
            let path = FilePath::new(format!("{}-metadata.json", table.address));
            (path, csvw(finished.site, table).into_bytes().into())
        })
        .collect()
}

/// A data package for each edition, and one for all years.
pub fn packages(finished: &Finished<'_>) -> Made {
    let editions = finished.site.reports.par_iter().map(|report| Some(report.period));
    let all: Vec<Option<Period>> = editions.chain([None]).collect();
    let folders = all.into_par_iter().flat_map_iter(|edition| {
        let package = package(finished.site, &finished.rendered.library, edition);
        package.into_iter().flat_map(move |package| {
            let folder = folder(edition);
            [
                (FilePath::new(format!("{folder}datapackage.json")), package.into_bytes().into()),
                (
                    FilePath::new(format!("{folder}{TABLE_SCHEMA}")),
                    table_schema().into_bytes().into(),
                ),
            ]
        })
    });
    folders.collect()
}

/// The whole site as JSON, and its schema.
pub fn json(finished: &Finished<'_>) -> Made {
    let text = whole::json(finished.site, &finished.rendered.library);
    vec![
        (FilePath::from(whole::ADDRESS), text.into_bytes().into()),
        (FilePath::from(whole::SCHEMA_ADDRESS), whole::schema().into_bytes().into()),
    ]
}
