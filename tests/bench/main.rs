//! How fast it is, and that it grows in a straight line.
//!
//! ```text
//! cargo bench                                  every benchmark
//! cargo bench -- narrative                     those with a name that holds this
//! cargo test                                   each once, on small sites, so that none can rot
//! cargo bench -- --generate 1000 /tmp/site     writes a site of so many narrative pages
//! cargo bench -- --generate 31-kpis /tmp/site  writes a year's report with so many KPIs
//! cargo bench -- --soak 2000 [FOLDER]          a preview that is edited so many times
//! ```
//!
//! The two that write a site are for the whole program, from disk to disk, with its peak memory:
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
mod soak;
mod stages;
mod words;

use std::path::Path;

use generate::Shape;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        // Cargo itself adds `--bench` at the end.
        let words = arguments[at + 1..].iter().filter(|word| *word != "--bench");
        Some(words.cloned().collect::<Vec<String>>())
    };
    if let Some(words) = after("--generate") {
        write(&words);
    } else if let Some(words) = after("--soak") {
        soak(&words);
    } else {
        divan::main();
    }
}

/// Edits a preview so many times: the number, and the folder of a project.
fn soak(arguments: &[String]) {
    let edits = arguments.first().and_then(|number| number.parse().ok());
    let folder = arguments.get(1).map_or(env!("CARGO_MANIFEST_DIR"), String::as_str);
    soak::run(edits.expect("write `--soak NUMBER`"), Path::new(folder));
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
