//! Sites that are made once and measured by several benchmarks.

use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

use swp_site::diagnostic::Diagnostics;
use swp_site::kept::Kept;
use swp_site::load::{self, Skip};
use swp_site::model::{self, Choices, Site};
use swp_site::render::{self, Rendered};
use swp_site::source::Files;

use super::generate::Shape;

/// Whether times are measured; `cargo test` only wants to know that everything still runs.
pub fn measuring() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// A size, or a small one where nothing is measured.
pub fn size(full: usize, small: usize) -> usize {
    if measuring() { full } else { small }
}

/// SWP's own site, or a generated one of 1,000 pages.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    Real,
    Generated,
}

impl Which {
    pub const BOTH: [Which; 2] = [Which::Real, Which::Generated];

    /// The site after each stage.
    pub fn stages(self) -> &'static Stages {
        match self {
            Which::Real => &REAL,
            Which::Generated => &GENERATED,
        }
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Which::Real => f.write_str("real site"),
            Which::Generated => write!(f, "{} pages", size(1_000, 20)),
        }
    }
}

static REAL: LazyLock<Stages> = LazyLock::new(|| Stages::of(real_site()));
static GENERATED: LazyLock<Stages> =
    LazyLock::new(|| Stages::of(Shape::narrative(size(1_000, 20)).files()));

/// A site after each stage, with every chart drawn.
pub struct Stages {
    pub files: Files,
    pub kept: Kept,
    pub site: Site,
    pub rendered: Rendered,
}

impl Stages {
    fn of(files: Files) -> Self {
        let (raw, mut out) = load::load(&files, &Kept::default());
        let site = model::model(raw, &Choices::default(), &mut out).expect("it has settings");
        let kept = Kept::default();
        let rendered = rendered(&site, &files, &kept);
        Self { files, kept, site, rendered }
    }
}

pub fn rendered(site: &Site, files: &Files, kept: &Kept) -> Rendered {
    render::render(site, files, kept, &mut Diagnostics::new()).expect("the theme can be used")
}

fn real_site() -> Files {
    let (files, found) = load::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")), &Skip::default());
    assert!(found.is_empty(), "SWP's own project can be read");
    files
}
