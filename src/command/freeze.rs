//! `freeze`: writes the record of a published edition.
#![allow(clippy::disallowed_methods, reason = "the record lies among the author's files")]

use std::fs;
use std::path::Path;

use swp_site::Options;
use swp_site::diagnostic::{self, Color, Format};
use swp_site::load::frozen::NAME;
use swp_site::load::{self, Skip};

use super::run::{root, today};
use super::{Common, Ended, Freeze, Trouble};

/// Writes `data/<edition>/frozen.txt` and puts the edition on the list `data/frozen.txt`, unless the
/// project has errors: among them any figure that is another than in the record that is there.
pub fn freeze(common: &Common, asked: &Freeze) -> Result<Ended, Trouble> {
    let root = root(common)?;
    let (files, mut found) = load::read_dir(&root, &Skip::default());
    let today = Some(asked.today.unwrap_or_else(today));
    let options = Options { today, ..Options::default() };
    let (recorded, problems) = swp_site::freeze(&files, &options, asked.year);
    found.append(problems);
    if found.has_errors() {
        found.sort();
        eprint!("{}", diagnostic::print(&found, &files, Format::Human, Color::No));
        eprintln!("nothing was recorded");
        return Ok(Ended::Problems);
    }
    let key = asked.year.key();
    let Some(recorded) = recorded else {
        return Err(Trouble::new(
            format!("there is no published report `{key}`"),
            "name a folder below `data/` whose report is no draft and whose day has come",
        ));
    };
    let written = format!("data/{key}/{NAME}");
    write(&root, &written, &recorded.record)?;
    write(&root, &format!("data/{NAME}"), &recorded.list)?;
    if !common.quiet {
        let lines =
            |kind: &str| recorded.record.lines().filter(|line| line.starts_with(kind)).count();
        let (figures, pages) = (lines("figure "), lines("page "));
        eprintln!("recorded {figures} figures and {pages} pages → {written}");
    }
    Ok(Ended::Fine)
}

fn write(root: &Path, path: &str, text: &str) -> Result<(), Trouble> {
    replace(&root.join(path), text).map_err(|error| {
        let message = format!("`{path}` cannot be written: {error}");
        Trouble::new(message, "make room on the disk, and see that you may write in this folder")
    })
}

/// In one step, so that a record is never half written.
fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    let own = file.with_extension("txt.new");
    let written = fs::write(&own, text).and_then(|()| fs::rename(&own, file));
    if written.is_err() {
        let _ = fs::remove_file(&own);
    }
    written
}
