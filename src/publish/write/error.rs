//! Why a site could not be written, in words, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::load::names::shown;

/// Why a site was not written; but for `NotPutBack`, its folder is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// A file stands where the site's folder should.
    IsFile {
        /// The folder as a person names it.
        target: String,
    },
    /// The folder is a symbolic link.
    IsLink {
        /// The folder as a person names it.
        target: String,
    },
    /// The folder is the top of a disk.
    IsWholeDisk {
        /// The folder as a person names it.
        target: String,
    },
    /// The folder is a mount, which no program can rename.
    IsMount {
        /// The folder as a person names it.
        target: String,
    },
    /// The folder is the project or holds it.
    HoldsProject {
        /// The folder as a person names it.
        target: String,
    },
    /// The folder is one that the site is made from, or stands in one, or holds one.
    IsInput {
        /// The folder as a person names it.
        target: String,
        /// `content`, `data` or `themes`.
        input: &'static str,
    },
    /// The folder has something in it that we did not make.
    NotOurs {
        /// The folder as a person names it.
        target: String,
        /// The first such thing.
        found: String,
        /// How many more there are.
        more: usize,
        /// Whether the rest of the folder is a site of ours.
        is_site: bool,
    },
    /// Another build writes to the folder.
    InUse {
        /// The folder as a person names it.
        target: String,
    },
    /// Something of another maker stands where a site is prepared.
    WorkTaken {
        /// What stands there.
        folder: PathBuf,
    },
    /// The site was taken away in the middle of a swap, and the system let nothing take its place.
    NotPutBack {
        /// The folder as a person names it.
        target: String,
        /// Where the last good site is.
        old: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A path of the site cannot stand on every system: a mistake of ours.
    BadPath {
        /// The path in the site.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The system refused.
    Disk {
        /// What could not be written.
        path: String,
        /// The site's folder as a person names it.
        target: String,
        /// Why.
        cause: Cause,
    },
}

/// What the system said.
#[derive(Debug)]
pub struct Cause(io::Error);

impl Cause {
    pub(super) fn of(error: io::Error) -> Self {
        Self(error)
    }
}

impl WriteError {
    /// What to do about it.
    pub fn help(&self) -> String {
        let other = "choose another folder with `--output-dir`";
        match self {
            Self::IsFile { .. } => format!("{other}, or move the file away"),
            Self::IsLink { .. } => "name the folder that it leads to with `--output-dir`".into(),
            Self::IsWholeDisk { .. } | Self::HoldsProject { .. } => {
                "choose a folder of its own with `--output-dir`, such as `public`".into()
            }
            Self::IsMount { target } => {
                format!("choose a folder in it, such as `--output-dir {target}/site`")
            }
            Self::IsInput { .. } => format!("{other}, such as `public`"),
            Self::NotOurs { is_site: true, target, .. } => {
                format!("move what you need out of `{target}`, and delete the rest of it")
            }
            Self::NotOurs { .. } => format!("{other}, or empty this one"),
            Self::InUse { .. } => "wait until it is done, and build again".into(),
            Self::WorkTaken { .. } => format!("move it away, or {other}"),
            Self::NotPutBack { target, old, .. } => {
                format!("build again, or rename `{}` to `{target}`", last_two(old))
            }
            Self::BadPath { .. } => {
                "this is a mistake in swp-site: please report it with this message".into()
            }
            Self::Disk { cause, target, .. } => cause.help(target),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IsFile { target } => write!(f, "`{target}` is a file, not a folder for a site"),
            Self::IsLink { target } => {
                write!(f, "`{target}` is a link, which a site would replace")
            }
            Self::IsWholeDisk { target } => {
                write!(f, "`{target}` is a whole disk, which a site would replace")
            }
            Self::IsMount { target } => {
                write!(f, "`{target}` is a disk or mount of its own, which cannot be renamed")
            }
            Self::HoldsProject { target } => {
                write!(f, "`{target}` holds the project, which a site would replace")
            }
            Self::IsInput { target, input } => {
                write!(f, "`{target}` overlaps with `{input}`, which the site is made from")
            }
            Self::NotOurs { target, found, more, .. } => {
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                write!(f, "`{target}` holds `{found}`{more}, which swp-site did not make")
            }
            Self::InUse { target } => write!(f, "another build is writing to `{target}`"),
            Self::WorkTaken { folder } => {
                let name = folder.file_name().unwrap_or_default().display();
                write!(f, "`{name}` stands where the site is prepared, and is not of swp-site")
            }
            Self::NotPutBack { target, cause, .. } => {
                write!(f, "`{target}` cannot be put back: {cause}")
            }
            Self::BadPath { path, why } => {
                write!(f, "the site has a file `{}`: {why}", shown(path))
            }
            Self::Disk { path, cause, .. } => write!(f, "`{path}` cannot be written: {cause}"),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { cause, .. } | Self::NotPutBack { cause, .. } => Some(&cause.0),
            _ => None,
        }
    }
}

/// The end of a path, for a message that names no folder of this computer.
fn last_two(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

impl Cause {
    fn help(&self, target: &str) -> String {
        match self.0.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                format!("make room and build again; `{target}` is as it was")
            }
            ErrorKind::PermissionDenied => format!(
                "give yourself the right to write to `{target}` and to the folder that holds it, \
                 or choose another folder with `--output-dir`"
            ),
            _ => format!("`{target}` is as it was; choose another folder with `--output-dir`"),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.kind() {
            ErrorKind::StorageFull => f.write_str("the disk is full"),
            ErrorKind::QuotaExceeded => f.write_str("your share of the disk is used up"),
            ErrorKind::PermissionDenied => f.write_str("permission denied"),
            ErrorKind::ReadOnlyFilesystem => f.write_str("the disk is read-only"),
            ErrorKind::InvalidFilename => f.write_str("the path is longer than this system allows"),
            _ => {
                let words = self.0.to_string().to_lowercase();
                f.write_str(words.split(" (os error").next().unwrap_or(&words))
            }
        }
    }
}
