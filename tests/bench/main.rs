//! How fast it is, and that it grows in a straight line.
//!
//! ```text
//! cargo bench                                  every benchmark
//! cargo bench -- narrative                     those with a name that holds this
//! cargo test                                   each once, on small sites, so that none can rot
//! cargo bench -- --generate 1000 /tmp/site     writes a site of so many narrative pages
//! cargo bench -- --generate 31-kpis /tmp/site  writes a year's report with so many KPIs
//! ```
//!
//! The last two are for the whole program, from disk to disk, with its peak memory:
//! `/usr/bin/time -v target/release/swp-site build --root /tmp/site --timings`.
//!
//! On a machine that does other work too, compare the fastest samples; and to compare two
//! programs rather than two moments, count instructions on one thread:
//! `RAYON_NUM_THREADS=1 valgrind --tool=callgrind target/release/swp-site build --root /tmp/site`.
#![allow(clippy::disallowed_methods, reason = "generated sites are written for other programs")]

mod charts;
mod dice;
mod edition;
mod generate;
mod made;
mod section;
mod sites;
mod stages;
mod words;

use std::path::Path;

use generate::Shape;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().position(|argument| argument == "--generate") {
        Some(at) => write(&arguments[at + 1..]),
        None => divan::main(),
    }
}

/// Writes a generated site: its size and its folder.
fn write(arguments: &[String]) {
    let [size, folder, ..] = arguments else { panic!("write `--generate SIZE FOLDER`") };
    let number = size.strip_suffix("-kpis").unwrap_or(size);
    let number: usize = number.parse().expect("a size is a number of pages, or `31-kpis`");
    let shape =
        if size.ends_with("-kpis") { Shape::report(number) } else { Shape::narrative(number) };
    for (path, bytes) in shape.files().iter() {
        let path = Path::new(folder).join(path.as_str());
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file is written");
    }
}
