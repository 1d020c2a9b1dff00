//! `build` and `check`: read, build, print, write.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use swp_site::diagnostic::{self, Color, Diagnostics, Severity};
use swp_site::kept::Kept;
use swp_site::load::{self, SETTINGS, Skip};
use swp_site::model::Period;
use swp_site::publish::{self, Extras, Wanted, WriteOptions};
use swp_site::render::SEARCH_ENGINE;
use swp_site::source::Files;
use swp_site::{Built, Options};

use super::memo::Memo;
use super::progress::{Progress, Took};
use super::{Build, Check, Common, Ended, Format, Trouble, When};

/// Writes the website.
pub fn build(common: &Common, asked: &Build) -> Result<Ended, Trouble> {
    let root = root(common)?;
    // Where the folder is not named it lies in the project, whatever folder one stands in.
    let target = match asked.output_dir.as_path() {
        default if default == Path::new("public") => root.join(default),
        named => named.to_path_buf(),
    };
    let extras = Extras { compress: asked.compress, manifest: asked.manifest };
    let run = Run { extras, ..Run::new(common, &asked.check, root, Some(&target)) };
    run.go(|run, built| {
        run.progress.begin("writing files");
        let options = WriteOptions { project: Some(&run.root), ..WriteOptions::default() };
        let written = publish::write(&target, &built.outputs, &options)
            .map_err(|error| Trouble::new(error.to_string(), error.help()))?;
        if let Some(leftover) = &written.leftover {
            eprintln!(
                "note: {} could not be deleted; the next build tries again",
                leftover.display()
            );
        }
        Ok(Some(asked.output_dir.display().to_string()))
    })
}

/// Finds every mistake.
pub fn check(common: &Common, asked: &Check) -> Result<Ended, Trouble> {
    Run::new(common, asked, root(common)?, None).go(|_, _| Ok(None))
}

/// The folder that was asked for, or the nearest project above.
pub fn root(common: &Common) -> Result<PathBuf, Trouble> {
    if let Some(root) = &common.root {
        return match root.is_dir() {
            true => Ok(root.clone()),
            false => Err(Trouble::new(
                format!("there is no folder `{}`", root.display()),
                "name the folder that holds your swp-site.yaml after `--root`",
            )),
        };
    }
    load::find_root(Path::new(".")).ok_or_else(|| {
        Trouble::new(
            format!("there is no `{SETTINGS}` here or in any folder above"),
            "go to the folder of your report, or name it: `swp-site build --root FOLDER`",
        )
    })
}

/// The date on this machine's calendar.
pub fn today() -> Period {
    let date = jiff::Zoned::now().date();
    Period::Day(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

struct Run<'a> {
    common: &'a Common,
    asked: &'a Check,
    root: PathBuf,
    skip: Skip,
    extras: Extras,
    progress: Progress,
}

impl<'a> Run<'a> {
    fn new(common: &'a Common, asked: &'a Check, root: PathBuf, target: Option<&Path>) -> Self {
        let inside =
            target.and_then(|target| target.strip_prefix(&root).ok()).and_then(Path::to_str);
        let skip = Skip::these(inside);
        let progress = Progress::start(!common.quiet && asked.format == Format::Human);
        Self { common, asked, root, skip, extras: Extras::default(), progress }
    }

    /// Reads and builds; where nothing stands against it, `finish` does the rest and names where.
    fn go(
        self,
        finish: impl FnOnce(&Self, &Built) -> Result<Option<String>, Trouble>,
    ) -> Result<Ended, Trouble> {
        let kept = Kept::default();
        let memo = Memo::open(&self.root, &kept);
        self.progress.begin("finding files");
        let (files, found) = load::read_dir(&self.root, &self.skip);
        let watch = |step| self.progress.step(step);
        let options = Options {
            drafts: self.asked.drafts,
            base_url: self.asked.base_url.as_deref(),
            today: Some(self.asked.today.unwrap_or_else(today)),
            alone: self.asked.year,
            wanted: Wanted::All,
            extras: self.extras,
            watch: Some(&watch),
        };
        let mut built = swp_site::build(&files, &options, &kept);
        built.diagnostics.append(found);
        built.diagnostics.sort();
        memo.save(&kept);
        let stopped = self.stopped(&built.diagnostics);
        let place = if stopped { Ok(None) } else { finish(&self, &built) };
        self.report(&files, &built, stopped, place)
    }

    fn stopped(&self, found: &Diagnostics) -> bool {
        found.has_errors() || (self.asked.strict && found.count(Severity::Warning) > 0)
    }

    fn report(
        self,
        files: &Files,
        built: &Built,
        stopped: bool,
        place: Result<Option<String>, Trouble>,
    ) -> Result<Ended, Trouble> {
        let Self { common, asked, progress, .. } = self;
        let took = progress.end();
        print(common, asked, files, &built.diagnostics);
        if asked.timings {
            timings(&took);
        }
        let place = place?;
        if !common.quiet {
            if common.verbose && !stopped {
                settled(built, files);
                readings(built);
                heaviest(built);
                index(built);
            }
            eprintln!("{}", last_line(built, stopped, &took, place.as_deref()));
        }
        Ok(if stopped { Ended::Problems } else { Ended::Fine })
    }
}

fn print(common: &Common, asked: &Check, files: &Files, found: &Diagnostics) {
    let color = color(common);
    match asked.format {
        Format::Human => {
            eprint!("{}", diagnostic::print(found, files, diagnostic::Format::Human, color))
        }
        Format::Json => {
            print!("{}", diagnostic::print(found, files, diagnostic::Format::Json, Color::No))
        }
        Format::Github => {
            print!("{}", diagnostic::print(found, files, diagnostic::Format::Github, Color::No));
        }
    }
}

/// Whether findings are coloured.
pub fn color(common: &Common) -> Color {
    let colored = match common.color {
        When::Always => true,
        When::Never => false,
        When::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    if colored { Color::Yes } else { Color::No }
}

fn timings(took: &Took) {
    for (words, time) in &took.steps {
        eprintln!("{words:20} {:8.1} ms", time.as_secs_f64() * 1000.0);
    }
}

/// Each finding that a note answers, with the note's place.
fn settled(built: &Built, files: &Files) {
    if built.settled.is_empty() {
        return;
    }
    eprintln!("settled by notes:");
    for settled in &built.settled {
        let (rule, message) = (settled.finding.rule.code, &settled.finding.message);
        let (line, _) = diagnostic::place(&settled.by, files);
        eprintln!("  {}:{line}  {rule}: {message}", settled.by.file);
    }
}

/// How hard each page is to read, with its longest sentence.
fn readings(built: &Built) {
    if built.readings.is_empty() {
        return;
    }
    eprintln!("how hard the pages are to read: US grade, words of the longest sentence:");
    for (file, reading) in &built.readings {
        // A page of a few words has no grade.
        let grade = reading.grade().map_or_else(|| "-".to_owned(), |grade| format!("{grade:.1}"));
        eprintln!("{grade:>6} {:3}  {file}", reading.longest);
    }
}

/// How many of the heaviest pages `-v` names.
const HEAVIEST: usize = 5;

/// Compressed, with the style sheet, which is what a reader's line carries.
fn heaviest(built: &Built) {
    let of = |extension: &'static str| {
        built.outputs.iter().filter(move |(path, _)| path.extension() == extension)
    };
    let style: usize = of("css").map(|(_, bytes)| publish::extras::sent(bytes)).sum();
    let pages = of("html").map(|(path, bytes)| (publish::extras::sent(bytes) + style, path));
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by(|a, b| b.cmp(a));
    eprintln!("heaviest pages, compressed, each with the style sheet:");
    for (bytes, path) in pages.into_iter().take(HEAVIEST) {
        eprintln!("{:8.1} kB  {path}", bytes as f64 / 1000.0);
    }
}

/// What the search adds to the site. It is loaded on the search page alone.
fn index(built: &Built) {
    let files = built.outputs.below(SEARCH_ENGINE);
    let sizes: Vec<usize> =
        files.filter_map(|path| built.outputs.get(path)).map(|bytes| bytes.len()).collect();
    let all: usize = built.outputs.iter().map(|(_, bytes)| bytes.len()).sum();
    let bytes: usize = sizes.iter().sum();
    let (kilobytes, of) = (bytes as f64 / 1000.0, all as f64 / 1000.0);
    eprintln!(
        "search index and engine: {kilobytes:.1} kB in {}, of {of:.1} kB for the whole site",
        counted(sizes.len(), "file")
    );
}

/// "24 pages, 31 charts, 480 figures, 2 warnings in 0.31 s → public".
fn last_line(built: &Built, stopped: bool, took: &Took, place: Option<&str>) -> String {
    let found = |severity| built.diagnostics.count(severity);
    let mut parts = Vec::new();
    if built.counts.pages > 0 {
        let counts = built.counts;
        parts.extend([
            counted(counts.pages, "page"),
            counted(counts.charts, "chart"),
            counted(counts.figures, "figure"),
        ]);
    }
    for (number, noun) in [(found(Severity::Error), "error"), (found(Severity::Warning), "warning")]
    {
        if number > 0 {
            parts.push(counted(number, noun));
        }
    }
    let (settled, typed) = (built.counts.settled, built.counts.typed);
    parts.extend((settled > 0).then(|| format!("{settled} settled by notes")));
    parts.extend((typed > 0).then(|| counted(typed, "typed number")));
    let seconds = took.all.as_secs_f64();
    let place = match (stopped, place) {
        (true, _) => ": nothing was written".to_owned(),
        (false, Some(place)) => format!(" → {place}"),
        (false, None) => String::new(),
    };
    format!("{} in {seconds:.2} s{place}", parts.join(", "))
}

/// "1 page", "2 pages".
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
