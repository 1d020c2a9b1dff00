//! The program itself, at a terminal: what it keeps, says and leaves when it ends.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use swp_site::source::Files;
use tempfile::TempDir;

use super::harness::{LATEST, ask, put, write_all};
use crate::support::{real_site, small_project};

/// A preview in a process of its own.
struct Program {
    folder: TempDir,
    running: Running,
    /// `None` when somebody has closed it.
    terminal: Option<BufReader<ChildStderr>>,
    address: String,
    /// What it said until it was ready.
    said: String,
}

/// Ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    fn start(files: &Files, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_all(folder.path(), files);
        let mut command = Command::new(env!("CARGO_BIN_EXE_swp-site"));
        command.args(["serve", "--port", "0", "--root"]).arg(folder.path()).args(more);
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut terminal = BufReader::new(child.stderr.take().expect("it was piped"));
        let running = Running(child);
        let mut said = String::new();
        while !said.contains("shows your site") {
            assert_ne!(terminal.read_line(&mut said).expect("it says where it is"), 0, "{said}");
        }
        let line = said.lines().find_map(|line| line.strip_prefix("http://")).expect("an address");
        let address = line.split('/').next().expect("an address").to_owned();
        Self { folder, running, terminal: Some(terminal), address, said }
    }

    fn until(&self, words: &str) {
        let latest = Instant::now() + LATEST;
        loop {
            let page = ask(&*self.address, "GET / HTTP/1.1\r\nHost: localhost\r\n").text();
            if page.contains(words) {
                return;
            }
            assert!(Instant::now() < latest, "the page stays: {page}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses Ctrl+C; how it ended, and what it said after it was ready.
    fn stop(&mut self) -> (ExitStatus, String) {
        kill_process(Pid::from_child(&self.running.0), Signal::INT).expect("it runs");
        let mut said = String::new();
        if let Some(terminal) = &mut self.terminal {
            terminal.read_to_string(&mut said).expect("it speaks plainly");
        }
        (self.running.0.wait().expect("it ends"), said)
    }
}

fn exists_soon(path: &Path) {
    let latest = Instant::now() + LATEST;
    while !path.exists() {
        assert!(Instant::now() < latest, "there is no {}", path.display());
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn charts_are_kept_for_the_next_start_as_soon_as_they_are_drawn() {
    let mut program = Program::start(&small_project(), &[]);
    let kept = program.folder.path().join(".swp-site/kept");
    // A preview that is killed has them too.
    exists_soon(&kept);
    let bytes = std::fs::metadata(&kept).expect("it is there").len();
    assert!(bytes > 1_000, "{bytes} bytes hold no chart");
    let (ended, said) = program.stop();
    assert!(ended.success(), "{ended}: {said}");
    assert!(kept.exists());
}

#[test]
fn ctrl_c_ends_it_in_the_middle_of_a_build() {
    let mut program = Program::start(&real_site(), &[]);
    let (ended, said) = program.stop();
    assert!(ended.success(), "{ended}: {said}");
    assert!(!said.contains(" pages, "), "it waited for the build: {said}");
}

#[test]
fn a_terminal_that_is_closed_stops_nothing() {
    let mut program = Program::start(&small_project(), &[]);
    program.until("Welcome.");
    program.terminal = None;
    for words in ["Good morning.", "Good night."] {
        let text = format!("---\ntitle: Example reports\n---\n{words}\n");
        put(program.folder.path(), "content/index.md", text.as_bytes());
        program.until(words);
    }
}

#[test]
fn it_says_who_else_can_read_it() {
    let said = |more: &[&str]| Program::start(&small_project(), more).said;
    let note = "note: others in your network can read this preview";
    assert!(!said(&["--host", "127.0.0.1", "--drafts"]).contains(note));
    assert!(said(&["--host", "0.0.0.0"]).contains(&format!("{note}\n")));
    assert!(said(&["--host", "0.0.0.0", "--drafts"]).contains(&format!("{note}, drafts too\n")));
    // A machine may have no addresses of this kind.
    if TcpListener::bind("[::1]:0").is_ok() {
        assert!(!said(&["--host", "[::1]"]).contains(note));
    }
}
