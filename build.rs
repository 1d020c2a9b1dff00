//! Takes ECharts' script out of the charming package and compiles it to QuickJS bytecode.
//!
//! The bytecode belongs to one exact version of rquickjs: `Cargo.toml` pins the same version for
//! this script and for the program, so that what is written here can be read there.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use rquickjs::{CatchResultExt, Context, Module, Runtime, WriteOptions, WriteOptionsEndianness};

/// Where the script lies in the charming package.
const SCRIPT: &str = "src/asset/echarts-5.5.1.min.js";

/// QuickJS counts what its parser and its functions put on the stack; the script needs this much.
const STACK: usize = 8 << 20;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=SWP_SITE_LIBRARIES={}", name_of_libraries());
    let script = charming_package().join(SCRIPT);
    println!("cargo::rerun-if-changed={}", script.display());
    let source = fs::read(&script).unwrap_or_else(|problem| no_script(&script, &problem));
    let out = PathBuf::from(variable("OUT_DIR")).join("echarts.bytecode");
    let bytecode = compile_on_a_large_stack(source);
    fs::write(&out, bytecode)
        .unwrap_or_else(|problem| panic!("cannot write {}: {problem}", out.display()));
}

/// A name for the versions of all libraries together: what the program keeps between runs is made with
/// them, and must not outlive them.
fn name_of_libraries() -> String {
    let lock = fs::read(Path::new(&variable("CARGO_MANIFEST_DIR")).join("Cargo.lock"));
    let mut hasher = DefaultHasher::new();
    lock.expect("a build with --locked has its Cargo.lock").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo did not set {name}; build with cargo"))
}

fn no_script(script: &Path, problem: &std::io::Error) -> ! {
    panic!(
        "cannot read {}: {problem}\ncharts are drawn by the script that the charming package \
         carries; if its version changed, name the new file in SCRIPT in build.rs",
        script.display()
    )
}

/// The folder of the charming package that this build links, vendored or not.
fn charming_package() -> PathBuf {
    let metadata = metadata(&["--offline"])
        .or_else(|_| metadata(&[]))
        .unwrap_or_else(|problem| panic!("cannot find the charming package: {problem}"));
    let manifest = metadata["packages"]
        .as_array()
        .and_then(|packages| packages.iter().find(|package| package["name"] == "charming"))
        .and_then(|package| package["manifest_path"].as_str())
        .expect("the package charming is not among the dependencies: add it to Cargo.toml");
    let folder = Path::new(manifest).parent().expect("a manifest lies in a folder");
    folder.to_path_buf()
}

/// What cargo knows of this package and its dependencies. Without the network first: a build in
/// a sealed room must work, and everything is there once the dependencies are being compiled.
fn metadata(more: &[&str]) -> Result<serde_json::Value, String> {
    let output = Command::new(variable("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform"])
        .arg(variable("TARGET"))
        .args(more)
        .current_dir(variable("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|problem| format!("cargo does not start: {problem}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`cargo metadata --locked` says: {}", said.trim()));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|problem| format!("`cargo metadata` printed no JSON: {problem}"))
}

/// The main thread's stack may be smaller than what the parser needs.
fn compile_on_a_large_stack(source: Vec<u8>) -> Vec<u8> {
    std::thread::Builder::new()
        .stack_size(2 * STACK)
        .spawn(move || compile(source))
        .expect("a build machine can start a thread")
        .join()
        .expect("the script engine ended in a panic: see above")
}

fn compile(source: Vec<u8>) -> Vec<u8> {
    let runtime = Runtime::new().expect("there is memory for a script engine");
    runtime.set_max_stack_size(STACK);
    let context = Context::full(&runtime).expect("there is memory for a script engine");
    context.with(|ctx| {
        let module = Module::declare(ctx.clone(), "echarts", source)
            .catch(&ctx)
            .unwrap_or_else(|problem| panic!("{SCRIPT} does not compile: {problem}"));
        module
            .write(WriteOptions {
                endianness: endianness(),
                strip_source: true,
                strip_debug: true,
                ..WriteOptions::default()
            })
            .expect("a compiled module can be written")
    })
}

/// Bytecode is read by the machine that the program is built for, not by the one that builds it.
fn endianness() -> WriteOptionsEndianness {
    match variable("CARGO_CFG_TARGET_ENDIAN").as_str() {
        "big" => WriteOptionsEndianness::Big,
        _ => WriteOptionsEndianness::Little,
    }
}
