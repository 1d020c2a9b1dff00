//! A long afternoon of a preview: thousands of edits, good and bad, while many browsers look on.
//!
//! ```text
//! cargo bench -- --soak 2000          SWP's own site
//! cargo bench -- --soak 2000 FOLDER   another project
//! ```
//!
//! The preview is the program itself, in a process of its own. It must outlive every edit; after
//! each hundred edits everything is put back, and every page must be the one of a fresh build;
//! and its memory must not grow.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use swp_site::kept::Kept;
use swp_site::load::{self, Skip};
use swp_site::model::Period;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use super::dice::Dice;

const BROWSERS: usize = 50;
const ROUND: usize = 100;
/// A day for the preview and for the fresh build.
const TODAY: Period = Period::Day(2026, 11, 21);
const LATEST: Duration = Duration::from_secs(120);

/// Runs it, and prints what was found; panics where anything went wrong.
pub fn run(edits: usize, project: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (files, _) = load::read_dir(project, &Skip::default());
    files.iter().for_each(|(path, bytes)| put(folder.path(), path, bytes));
    let preview = Preview::start(folder.path());
    let built = fresh(&files, &preview.root());
    assert!(!built.diagnostics.has_errors(), "the project must be sound before it is edited");
    let pages: Vec<String> = built.outputs.paths().map(ToString::to_string).collect();
    let crowd = Crowd::start(&preview, pages);
    let mut dice = Dice::new(7);
    for round in 0..edits.div_ceil(ROUND) {
        for _ in 0..ROUND.min(edits - round * ROUND) {
            edit(folder.path(), &files, &mut dice);
        }
        restore(folder.path(), &files);
        preview.rests_at(&built, round);
        println!("{:6} edits: {:6.1} MB", (round + 1) * ROUND, preview.megabytes());
    }
    println!("{} pages fetched by {BROWSERS} browsers, none of them refused", crowd.end());
}

fn fresh(files: &Files, root: &str) -> Built {
    let base_url = format!("{root}/");
    let options = Options { base_url: Some(&base_url), today: Some(TODAY), ..Options::default() };
    swp_site::build(files, &options, &Kept::default())
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
        command
            .args(["serve", "--port", "0", "--no-reload", "--today", "2026-11-21", "--root"])
            .arg(root);
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

    /// Waits until every page is the one of a fresh build.
    fn rests_at(&self, built: &Built, round: usize) {
        let latest = Instant::now() + LATEST;
        for (path, bytes) in built.outputs.iter() {
            loop {
                let body = get(&self.address, path.as_str()).expect("the program is still there").1;
                if is_same(&body, bytes) {
                    break;
                }
                assert!(Instant::now() < latest, "round {round}: `{path}` is stale at rest");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
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

/// A page but for what the preview adds: its panels, and the policy that it sends as a header.
fn is_same(body: &[u8], built: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let Some((before, rest)) = text.split_once("<swp-preview>") else { return body == built };
    let after = rest.split_once("</swp-preview>").map_or("", |(_, after)| after);
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

/// Browsers that fetch pages as fast as they can.
struct Crowd {
    fetched: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Crowd {
    fn start(preview: &Preview, pages: Vec<String>) -> Self {
        let (fetched, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let pages = Arc::new(pages);
        let threads = (0..BROWSERS)
            .map(|number| {
                let (fetched, over) = (Arc::clone(&fetched), Arc::clone(&over));
                let (pages, address) = (Arc::clone(&pages), preview.address.clone());
                std::thread::spawn(move || browse(number, &address, &pages, &fetched, &over))
            })
            .collect();
        Self { fetched, over, threads }
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
