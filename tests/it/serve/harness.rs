//! A preview of a folder of its own, asked in plain HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;
use swp_site::diagnostic::{Color, Format, print};
use swp_site::kept::Kept;
use swp_site::load::Skip;
use swp_site::model::Period;
use swp_site::serve::editor::Editor;
use swp_site::serve::{News, Preview, Serving, start};
use swp_site::source::Files;
use tempfile::TempDir;

/// Longer than anything takes on a machine that does ten other things.
pub const LATEST: Duration = Duration::from_secs(60);

/// A preview, and what it told.
pub struct Shop {
    pub folder: TempDir,
    pub serving: Serving,
    pub told: Arc<Mutex<Vec<String>>>,
}

/// What a preview of `folder` is usually asked for.
pub fn asked(folder: &Path) -> Preview {
    Preview {
        root: folder.to_path_buf(),
        skip: Skip::default(),
        host: "127.0.0.1".to_owned(),
        port: Some(0),
        drafts: false,
        reload: true,
        poll: false,
        editor: Editor::default(),
        today: Box::new(|| Period::Day(2026, 11, 21)),
    }
}

impl Shop {
    pub fn of(files: &Files) -> Self {
        Self::with(files, |_| {})
    }

    pub fn with(files: &Files, change: impl FnOnce(&mut Preview)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_all(folder.path(), files);
        let mut preview = asked(folder.path());
        change(&mut preview);
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        let tell = Box::new(move |news: &News<'_>| {
            let words = match news {
                News::Built(report) => {
                    print(report.diagnostics, report.files, Format::Human, Color::No)
                }
                News::Polling(why) => why.clone(),
                _ => String::new(),
            };
            heard.lock().expect("nobody panics").push(words);
        });
        let serving = start(preview, Arc::new(Kept::for_many_builds()), tell);
        let serving = serving.unwrap_or_else(|error| panic!("{}", error.message));
        Self { folder, serving, told }
    }

    pub fn put(&self, path: &str, text: &str) {
        put(self.folder.path(), path, text.as_bytes());
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n"))
    }

    /// Sends a head without its last lines.
    pub fn ask(&self, head: &str) -> Reply {
        ask(self.serving.address(), head)
    }

    /// Listens to the signal of a page.
    pub fn listen(&self, page: &str) -> Ear {
        let mut line = TcpStream::connect(self.serving.address()).expect("the preview listens");
        let page = page.replace('/', "%2F");
        write!(line, "GET /@preview/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .expect("it listens");
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for read in BufReader::new(line).lines() {
                let Ok(read) = read else { return };
                if let Some(data) = read.strip_prefix("data: ") {
                    let state = serde_json::from_str(data).expect("the signal is JSON");
                    if tell.send(state).is_err() {
                        return;
                    }
                }
            }
        });
        Ear { told }
    }

    /// Waits until the terminal was told some words: it hears after the browsers do.
    #[track_caller]
    pub fn until_told(&self, words: &str) {
        let latest = Instant::now() + LATEST;
        loop {
            let told = self.told.lock().expect("nobody panics").last().cloned().unwrap_or_default();
            if told.contains(words) {
                return;
            }
            assert!(Instant::now() < latest, "the terminal was told: {told}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until what a page answers is as wanted; its text.
    #[track_caller]
    pub fn until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let latest = Instant::now() + LATEST;
        loop {
            let reply = self.get(path);
            if wanted(&reply) {
                return reply;
            }
            assert!(Instant::now() < latest, "{path} stays {}: {}", reply.status, reply.text());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Sends a head without its last lines to a preview.
pub fn ask(address: impl ToSocketAddrs, head: &str) -> Reply {
    let mut line = TcpStream::connect(address).expect("the preview listens");
    line.set_read_timeout(Some(LATEST)).expect("a time");
    write!(line, "{head}Connection: close\r\n\r\n").expect("it listens");
    let mut bytes = Vec::new();
    line.read_to_end(&mut bytes).expect("it answers");
    Reply::of(&bytes)
}

pub fn write_all(folder: &Path, files: &Files) {
    for (path, bytes) in files.iter() {
        put(folder, path.as_str(), bytes);
    }
}

pub fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("folders");
    std::fs::write(path, bytes).expect("a file");
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    fn of(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is text");
        let status = head[9..12].parse().expect("a status");
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The states that a browser was told, one after the other.
pub struct Ear {
    told: Receiver<Value>,
}

impl Ear {
    #[track_caller]
    pub fn next(&self) -> Value {
        self.told.recv_timeout(LATEST).expect("a signal")
    }

    /// The first state that is as wanted.
    #[track_caller]
    pub fn until(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if wanted(&state) {
                return state;
            }
        }
    }
}

/// The words of the panels in a state.
pub fn panel(state: &Value) -> String {
    state["panel"].as_str().expect("a panel").to_owned()
}

pub fn version(state: &Value) -> String {
    state["version"].as_str().expect("a version").to_owned()
}
