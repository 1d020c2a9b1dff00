//! What stands beside the finished files where it is asked for: small copies, and a list of all.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Made;
use crate::source::{FilePath, Files};

/// What a build is asked for beside the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Each text again, packed with gzip and with brotli, for hosts that send such copies.
    pub compress: bool,
    /// A list of all files with their SHA-256.
    pub manifest: bool,
}

/// The list of all files. `sha256sum --check manifest.sha256` holds a copy of the site against it.
pub const MANIFEST: &str = "manifest.sha256";

/// Adds what is asked for. The list comes last, for it names the packed copies too.
pub fn add(files: &mut Files, extras: Extras) {
    if extras.compress {
        for (path, bytes) in packed(files) {
            files.insert(path, bytes);
        }
    }
    if extras.manifest {
        files.insert(MANIFEST, manifest(files).into_bytes());
    }
}

/// Kinds of file that packing makes smaller, by their ends, with what hosts call them. Pictures and
/// the search index are packed already.
pub const PACKED: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8; header=present"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
];

/// The search engine unpacks these itself, and hosts read those under their own names.
fn is_text(path: &FilePath) -> bool {
    let is_known = PACKED.iter().any(|(end, _)| *end == path.extension());
    is_known && !path.stem().is_empty()
}

fn packed(files: &Files) -> Made {
    let texts: Vec<_> = files.iter().filter(|(path, _)| is_text(path)).collect();
    let copies = texts.into_par_iter().flat_map_iter(|(path, bytes)| {
        let copies = [("gz", gzip(bytes)), ("br", brotli(bytes))].into_iter();
        let smaller = copies.filter(|(_, copy)| copy.len() < bytes.len());
        smaller
            .map(|(extension, copy)| (FilePath::new(format!("{path}.{extension}")), copy.into()))
            .collect::<Vec<(FilePath, Arc<[u8]>)>>()
    });
    copies.collect()
}

/// How many bytes a text takes on its way, as hosts pack it when they are asked.
pub fn sent(bytes: &[u8]) -> usize {
    packed_by(bytes, Compression::new(6)).len()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    packed_by(bytes, Compression::best())
}

/// Without a date or a name, so that the same text gives the same bytes.
fn packed_by(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut packer = GzBuilder::new().mtime(0).write(Vec::new(), level);
    packer.write_all(bytes).expect("memory takes what is written");
    packer.finish().expect("memory takes what is written")
}

/// The best that brotli can: a site is packed once and sent many times.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let (mut from, mut to) = (bytes, Vec::new());
    brotli::BrotliCompress(&mut from, &mut to, &settings).expect("memory takes what is written");
    to
}

fn manifest(files: &Files) -> String {
    let all: Vec<_> = files.iter().collect();
    let lines = all.into_par_iter().map(|(path, bytes)| {
        let mut line = String::new();
        for byte in Sha256::digest(bytes) {
            let _ = write!(line, "{byte:02x}");
        }
        format!("{line}  {path}\n")
    });
    lines.collect()
}
