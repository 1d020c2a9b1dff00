//! A preview: builds after each save, in memory, and shows the site in a browser that follows.
//!
//! `follow` reads and builds, `shown` is what it hands over, `answer` turns a request into a
//! response, `panel` puts findings into words on the page. The truth is always the folder, read
//! anew: what `watch` hears is only a reason to look sooner.
#![allow(clippy::disallowed_methods, reason = "the preview owns a clock")]

mod answer;
pub mod editor;
mod findings;
mod follow;
mod host;
mod pace;
mod panel;
mod policy;
mod port;
mod range;
mod shown;
mod signal;
mod types;
mod watch;

use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::Poll;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch as state;

use crate::Counts;
use crate::diagnostic::Diagnostics;
use crate::kept::Kept;
use crate::load::Skip;
use crate::model::Period;
use crate::source::{FilePath, Files};
use editor::Editor;
use shown::Shown;

pub use findings::MOST_LISTED;
pub use port::DEFAULT_PORT;

/// What a preview is asked for.
pub struct Preview {
    /// The project's folder.
    pub root: PathBuf,
    /// What is passed over in it.
    pub skip: Skip,
    /// The address to listen on: a number or a name of this machine.
    pub host: String,
    /// The port; without one, [`DEFAULT_PORT`] or the next that is free. 0 is any free port.
    pub port: Option<u16>,
    /// Drafts too.
    pub drafts: bool,
    /// Whether pages follow what is saved.
    pub reload: bool,
    /// Looks at the folder again and again instead of waiting to be told: for folders on other
    /// machines.
    pub poll: bool,
    /// The program that links to files open.
    pub editor: Editor,
    /// The day on the calendar, asked for before each build.
    pub today: Today,
}

/// Says which day it is.
pub type Today = Box<dyn Fn() -> Period + Send>;

/// What a preview tells as it goes.
#[non_exhaustive]
pub enum News<'a> {
    /// The folder was built: what was found in which files, and how it went.
    Built(&'a Report<'a>),
    /// The system does not tell of changes, so the folder is looked at again and again.
    Polling(String),
}

/// How a build went.
pub struct Report<'a> {
    /// What was found.
    pub diagnostics: &'a Diagnostics,
    /// The files as they were read.
    pub files: &'a Files,
    /// What changed since the build before; nothing for the first.
    pub changed: &'a [FilePath],
    /// What the site holds; nothing where there are errors.
    pub counts: Counts,
    /// From the look at the folder until the pages were ready.
    pub took: Duration,
    /// Where the program itself stumbled: what it said.
    pub stumbled: Option<&'a str>,
}

/// Is told the news.
pub type Tell = Box<dyn FnMut(&News<'_>) + Send>;

/// Why a preview cannot start.
#[derive(Debug)]
pub struct ServeError {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A preview that runs until it is dropped.
pub struct Serving {
    address: SocketAddr,
    host: String,
    wake: Sender<watch::Wake>,
    follower: Option<JoinHandle<()>>,
    runtime: Option<Runtime>,
    shown: state::Receiver<Arc<Shown>>,
}

/// What every request is answered from.
#[derive(Clone)]
struct Room {
    shown: state::Receiver<Arc<Shown>>,
    desk: Arc<Desk>,
}

/// What stays the same while a preview runs.
struct Desk {
    root: PathBuf,
    host: String,
    reload: bool,
    editor: Editor,
}

/// Starts a preview: it listens at once, and answers when the first build is done.
///
/// # Errors
/// The address cannot be listened on.
pub fn start(preview: Preview, kept: Arc<Kept>, tell: Tell) -> Result<Serving, ServeError> {
    let listener = port::listen(&preview.host, preview.port)?;
    let address = listener.local_addr().map_err(|error| trouble(&error))?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| trouble(&error))?;
    let (show, shown) = state::channel(Arc::new(Shown::nothing_yet()));
    let (wake, woken) = channel();
    let root = preview.root.canonicalize().unwrap_or_else(|_| preview.root.clone());
    let desk = Desk {
        root,
        host: preview.host.clone(),
        reload: preview.reload,
        editor: preview.editor.clone(),
    };
    let room = Room { shown: shown.clone(), desk: Arc::new(desk) };
    let host = preview.host.clone();
    let base_url = format!("{}/", url(&host, address));
    let follow = follow::Follower::new(preview, base_url, kept, show, tell);
    let ears = wake.clone();
    let follower = std::thread::spawn(move || follow.run(&ears, &woken));
    runtime.spawn(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        let router = Router::new().fallback(answer::answer).with_state(room);
        let _ = axum::serve(listener, router).await;
    });
    Ok(Serving { address, host, wake, follower: Some(follower), runtime: Some(runtime), shown })
}

impl Serving {
    /// Where the preview can be looked at, without a slash at the end.
    pub fn url(&self) -> String {
        url(&self.host, self.address)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until somebody at the terminal stops the program, and ends at once: a build in progress
    /// is left where it is, for it writes nothing. `greet` tells them how, once it can be heard.
    ///
    /// # Errors
    /// Nobody stopped it, and it follows the folder no more.
    pub fn until_stopped(mut self, greet: impl FnOnce()) -> Result<(), ServeError> {
        let Some(runtime) = self.runtime.take() else { return Ok(()) };
        let mut shown = self.shown.clone();
        let is_asked = runtime.block_on(async {
            let mut asked = pin!(tokio::signal::ctrl_c());
            // Whoever is asked for the first time begins to listen.
            if poll_fn(|now| Poll::Ready(asked.as_mut().poll(now).is_ready())).await {
                return true;
            }
            greet();
            tokio::select! {
                _ = asked => true,
                () = async { while shown.changed().await.is_ok() {} } => false,
            }
        });
        runtime.shutdown_background();
        drop(self.follower.take());
        match is_asked {
            true => Ok(()),
            false => Err(ServeError {
                message: "the preview follows your files no more".to_owned(),
                help: "start it again, and tell whoever looks after the program".to_owned(),
            }),
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.wake.send(watch::Wake::Stop);
        // A browser that waits for the next signal must not hold the program up.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        if let Some(follower) = self.follower.take() {
            let _ = follower.join();
        }
    }
}

/// What a browser on this machine is told: no browser can open `0.0.0.0`.
fn url(host: &str, address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!("http://127.0.0.1:{}", address.port()),
        _ if host.parse::<std::net::IpAddr>().is_ok() => format!("http://{address}"),
        _ => format!("http://{host}:{}", address.port()),
    }
}

fn trouble(error: &io::Error) -> ServeError {
    ServeError {
        message: format!("the preview cannot start: {error}"),
        help: "close other programs and try again".to_owned(),
    }
}
