//! A long afternoon of a preview: thousands of edits, good and bad, while many browsers look on.
//!
//! ```text
//! cargo bench -- --soak 2000          SWP's own site
//! cargo bench -- --soak 2000 FOLDER   another project
//! ```
//!
//! The preview is the program itself, in a process of its own, and must outlive every edit. Half of
//! the browsers fetch pages, half hold the line of the signal, as an open page does. After each ten
//! edits the folder rests as it is, and after some of them healed but for a few words: then every page
//! must be the one of a fresh build of those very files, or the panel must list the mistakes of one;
//! and every browser on the line must have been told. Its memory must not grow.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use swp_site::diagnostic::Severity;
use swp_site::kept::Kept;
use swp_site::load::{self, Skip};
use swp_site::model::Period;
use swp_site::serve::MOST_LISTED;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use super::dice::Dice;

const BROWSERS: usize = 50;
/// So many edits until the folder rests.
const ROUND: usize = 10;
/// In every so-manieth round it is healed first: random edits alone would leave little that is good.
const HEALED: usize = 2;
/// A day for the preview and for the fresh build.
const TODAY: Period = Period::Day(2026, 11, 21);
const LATEST: Duration = Duration::from_secs(120);
/// The most that the second half may hold of the machine's memory, by what the first half held.
const GROWTH: f64 = 1.3;
const GROWTH_MEGABYTES: f64 = 20.0;

/// Runs it, and prints what was found; panics where anything went wrong.
pub fn run(edits: usize, project: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (files, _) = load::read_dir(project, &Skip::default());
    files.iter().for_each(|(path, bytes)| put(folder.path(), path, bytes));
    let preview = Preview::start(folder.path());
    let built = fresh(folder.path(), &preview.root());
    assert!(!built.diagnostics.has_errors(), "the project must be sound before it is edited");
    let pages: Vec<String> = built.outputs.paths().map(ToString::to_string).collect();
    let crowd = Crowd::start(&preview, pages);
    let (mut dice, mut held, mut good) = (Dice::new(7), Vec::new(), 0);
    let rounds = edits.div_ceil(ROUND);
    for round in 0..rounds {
        for _ in 0..ROUND.min(edits - round * ROUND) {
            edit(folder.path(), &files, &mut dice);
            held.push(preview.megabytes());
        }
        if round % HEALED == 0 || round + 1 == rounds {
            restore(folder.path(), &files);
            (0..3).for_each(|_| write_a_little(folder.path(), &files, &mut dice));
        }
        let built = fresh(folder.path(), &preview.root());
        preview.rests_at(&built, &crowd, round);
        good += usize::from(!built.diagnostics.has_errors());
    }
    println!("{rounds} times at rest as a fresh build, {good} of them without mistakes");
    println!("{} pages fetched by {BROWSERS} browsers, none of them refused", crowd.end());
    is_flat(&held);
}

fn is_flat(held: &[f64]) {
    let (first, second) = held.split_at(held.len() / 2);
    let most = |part: &[f64]| part.iter().copied().fold(0.0, f64::max);
    let (first, second) = (most(first), most(second));
    println!("at most {first:.1} MB in the first half, {second:.1} MB in the second");
    let allowed = first * GROWTH + GROWTH_MEGABYTES;
    assert!(second <= allowed, "its memory grows: {second:.1} MB, and {allowed:.1} MB are allowed");
}

/// A build of what the folder holds now, with nothing kept, and all that is found.
fn fresh(folder: &Path, root: &str) -> Built {
    let (files, found) = load::read_dir(folder, &Skip::default());
    let base_url = format!("{root}/");
    let options = Options { base_url: Some(&base_url), today: Some(TODAY), ..Options::default() };
    let mut built = swp_site::build(&files, &options, &Kept::default());
    built.diagnostics.append(found);
    built.diagnostics.sort();
    built
}

/// What nobody finds fault with: a few words more on a page.
fn write_a_little(root: &Path, files: &Files, dice: &mut Dice) {
    let pages: Vec<&FilePath> = files.paths().filter(|path| path.extension() == "md").collect();
    let path = pages[dice.below(pages.len())];
    let mut bytes = files.get(path).expect("it was listed").to_vec();
    bytes.extend(format!("\n\nNew words {}.\n", "of all ".repeat(dice.below(9))).into_bytes());
    put(root, path, &bytes);
}

fn put(root: &Path, path: &FilePath, bytes: &[u8]) {
    let path = root.join(path.as_str());
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders");
    std::fs::write(path, bytes).expect("a file");
}

/// Something that a person, an editor or an accident does.
fn edit(root: &Path, files: &Files, dice: &mut Dice) {
    let paths: Vec<&FilePath> = files.paths().collect();
    let path = paths[dice.below(paths.len())];
    let mut bytes = files.get(path).expect("it was listed").to_vec();
    let at = dice.below(bytes.len() + 1);
    match dice.below(8) {
        0 => bytes.truncate(at),
        1 => drop(bytes.splice(at..at, *b"{{ kpi(id=nothing) }}")),
        2 => drop(bytes.splice(at..at, *b"\n\nNew words.\n\n")),
        3 => drop(bytes.splice(at..at, [0, 255])),
        4 => return remove(&root.join(path.as_str())),
        5 => return remove(&root.join(path.folder())),
        6 => {
            let beside = root.join(format!("{path}.new"));
            put(root, &FilePath::new(format!("{path}.new")), &bytes);
            let _ = std::fs::rename(beside, root.join(path.as_str()));
            return;
        }
        _ => {
            let digit = bytes.iter().skip(at).position(u8::is_ascii_digit).map(|more| at + more);
            if let Some(digit) = digit {
                bytes[digit] = b'0' + dice.below(10) as u8;
            }
        }
    }
    put(root, path, &bytes);
    std::thread::sleep(Duration::from_millis(dice.below(12) as u64));
}

fn remove(path: &Path) {
    let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
}

fn restore(root: &Path, files: &Files) {
    for (path, bytes) in files.iter() {
        if std::fs::read(root.join(path.as_str())).ok().as_deref() != Some(&bytes[..]) {
            put(root, path, bytes);
        }
    }
    let (now, _) = load::read_dir(root, &Skip::default());
    for path in now.paths().filter(|path| !files.contains(path)) {
        remove(&root.join(path.as_str()));
    }
}

/// The program, showing a folder.
struct Preview {
    child: Child,
    address: String,
}

impl Preview {
    fn start(root: &Path) -> Self {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_swp-site"));
        let mut command = Command::new(program);
        command.args(["serve", "--port", "0", "--today", "2026-11-21", "--root"]).arg(root);
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().expect("it was piped")).lines();
        let found = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let address = line.strip_prefix("http://")?.split('/').next()?;
            Some(address.to_owned())
        });
        // What it says later is read and dropped, so that it never waits to be heard.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: found.expect("it says where it is") }
    }

    fn root(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until every page is the one of a fresh build, or until its mistakes are listed; and
    /// until every browser on the line knows.
    fn rests_at(&self, built: &Built, crowd: &Crowd, round: usize) {
        let latest = Instant::now() + LATEST;
        let until = |what: &str, is_so: &dyn Fn() -> bool| {
            while !is_so() {
                assert!(Instant::now() < latest, "round {round}: {what} is stale at rest");
                std::thread::sleep(Duration::from_millis(20));
            }
        };
        if built.diagnostics.has_errors() {
            until("the panel", &|| lists(&self.page("index.html"), built));
        }
        for (path, bytes) in built.outputs.iter() {
            until(path.as_str(), &|| {
                is_same(&get(&self.address, path.as_str()).expect("it is there").1, bytes)
            });
        }
        for line in &crowd.lines {
            until("a browser on the line", &|| {
                let (page, heard) = line.lock().expect("nobody panics").clone();
                page.is_empty() || version(&self.page(&page)) == heard
            });
        }
    }

    fn page(&self, path: &str) -> String {
        let (_, body) = get(&self.address, path).expect("the program is still there");
        String::from_utf8_lossy(&body).into_owned()
    }

    /// What the program holds of the machine's memory.
    fn megabytes(&self) -> f64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) / 1000.0
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page but for what the preview adds: its panels, its script, and the policy that it sends as a
/// header.
fn is_same(body: &[u8], built: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let Some((before, rest)) = text.split_once("<swp-preview>") else { return body == built };
    let after = rest.split_once("</script>").map_or("", |(_, after)| after);
    if rest.contains("class=\"mistakes\"") {
        return false;
    }
    let page = String::from_utf8_lossy(built);
    let without = match page.find("http-equiv=Content-Security-Policy") {
        None => page.into_owned(),
        Some(at) => {
            let start = page[..at].rfind("<meta").unwrap_or(at);
            let end = at + page[at..].find('>').map_or(0, |end| end + 1);
            format!("{}{}", &page[..start], &page[end..])
        }
    };
    format!("{before}{after}") == without
}

/// Whether a page lists the mistakes of a build: their number, and the places of the first ones.
fn lists(page: &str, built: &Built) -> bool {
    let errors = built.diagnostics.iter().filter(|found| found.rule.severity == Severity::Error);
    let files: Vec<&str> = errors
        .filter_map(|found| found.span.as_ref().map(|span| span.file.as_str()))
        .take(MOST_LISTED)
        .collect();
    let number = match built.diagnostics.count(Severity::Error) {
        1 => "1 mistake to mend".to_owned(),
        number => format!("{number} mistakes to mend"),
    };
    page.contains(&number) && files.iter().all(|file| page.contains(file))
}

/// The version of a page that a browser has.
fn version(page: &str) -> String {
    let after = page.split_once("data-version=\"").map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default().to_owned()
}

/// Browsers that fetch pages as fast as they can, and browsers that have one open.
struct Crowd {
    fetched: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<()>>,
    /// For each that holds the line: its page, and the version that it was last told.
    lines: Vec<Arc<Mutex<(String, String)>>>,
}

impl Crowd {
    fn start(preview: &Preview, pages: Vec<String>) -> Self {
        let (fetched, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let pages = Arc::new(pages);
        let html: Vec<&String> = pages.iter().filter(|page| page.ends_with(".html")).collect();
        let mut lines = Vec::new();
        let threads = (0..BROWSERS).map(|number| {
            let (over, address) = (Arc::clone(&over), preview.address.clone());
            if number % 2 == 0 {
                let line = Arc::new(Mutex::new((String::new(), String::new())));
                lines.push(Arc::clone(&line));
                let page = html[number * html.len() / BROWSERS].clone();
                return std::thread::spawn(move || hold(&address, &page, &line, &over));
            }
            let (fetched, pages) = (Arc::clone(&fetched), Arc::clone(&pages));
            std::thread::spawn(move || browse(number, &address, &pages, &fetched, &over))
        });
        let threads = threads.collect();
        Self { fetched, over, threads, lines }
    }

    fn end(self) -> usize {
        self.over.store(true, Ordering::Relaxed);
        self.threads.into_iter().for_each(|thread| thread.join().expect("every page came"));
        self.fetched.load(Ordering::Relaxed)
    }
}

fn browse(
    number: usize,
    address: &str,
    pages: &[String],
    fetched: &AtomicUsize,
    over: &AtomicBool,
) {
    let mut dice = Dice::new(number as u64 + 100);
    while !over.load(Ordering::Relaxed) {
        let page = &pages[dice.below(pages.len())];
        let (status, _) = get(address, page).unwrap_or_else(|| panic!("{page} did not come"));
        assert!([200, 404, 503].contains(&status), "{page}: {status}");
        fetched.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(dice.below(40) as u64 + 10));
    }
}

/// Holds the line of a page until it is over. A line that ends before is a mistake.
fn hold(address: &str, page: &str, told: &Mutex<(String, String)>, over: &AtomicBool) {
    let mut line = TcpStream::connect(address).expect("the preview listens");
    // It sends a word every 15 seconds, whatever happens.
    line.set_read_timeout(Some(LATEST)).expect("a time");
    write!(line, "GET /@preview/events?page=%2F{page} HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .expect("it listens");
    for read in BufReader::new(line).lines() {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let read = read.expect("the line holds");
        let version = read.split_once("\"version\":\"").and_then(|(_, rest)| rest.split_once('"'));
        if let Some((version, _)) = version {
            *told.lock().expect("nobody panics") = (page.to_owned(), version.to_owned());
        }
    }
    assert!(over.load(Ordering::Relaxed), "the line of {page} ended");
}

/// The status and the body of a page.
fn get(address: &str, page: &str) -> Option<(u16, Vec<u8>)> {
    let mut line = TcpStream::connect(address).ok()?;
    line.set_read_timeout(Some(LATEST)).ok()?;
    write!(line, "GET /{page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut bytes = Vec::new();
    line.read_to_end(&mut bytes).ok()?;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let status = std::str::from_utf8(bytes.get(9..12)?).ok()?.parse().ok()?;
    Some((status, bytes[end + 4..].to_vec()))
}
