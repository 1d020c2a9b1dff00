//! Open data: each table with its description, data packages, the whole as JSON with its schema.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Finished, Made};
use crate::data::{METADATA, Metadata, TABLE_SCHEMA, folder, table_schema, whole};
use crate::kept::Key;
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
    let step = finished.kept.step("what a table holds");
    let tables = finished.rendered.library.tables.par_iter();
    tables
        .map(|table| {
            let path = FilePath::new(format!("{}{METADATA}", table.address));
            let about = Metadata::of(finished.site, table);
            let written = || -> Arc<[u8]> { about.written().into_bytes().into() };
            let kept = step.get_or_make(|| Key::of_debug(&about), written);
            (path, Arc::unwrap_or_clone(kept))
        })
        .collect()
}

/// A data package for each edition, and one for all years, each with the schema of its tables.
pub fn packages(finished: &Finished<'_>) -> Made {
    let library = &finished.rendered.library;
    let packages = library.packages.iter().map(|(edition, package)| {
        let path = FilePath::new(format!("{}datapackage.json", folder(*edition)));
        (path, package.as_bytes().into())
    });
    let of_values = |edition| library.of(edition).any(|table| !table.observations().is_empty());
    let schemas = library.packages.keys().filter(|edition| of_values(**edition)).map(|edition| {
        let path = FilePath::new(format!("{}{TABLE_SCHEMA}", folder(*edition)));
        (path, table_schema().into_bytes().into())
    });
    packages.chain(schemas).collect()
}

/// The whole site as JSON, and its schema.
pub fn json(finished: &Finished<'_>) -> Made {
    let text = &finished.rendered.library.whole;
    vec![
        (FilePath::from(whole::ADDRESS), text.as_bytes().into()),
        (FilePath::from(whole::SCHEMA_ADDRESS), whole::schema().as_bytes().into()),
    ]
}
