//! The port that the preview listens on.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, TcpListener, ToSocketAddrs};

use super::ServeError;

/// The port where nobody names one.
pub const DEFAULT_PORT: u16 = 4000;
/// How many ports after it are tried before any free one will do.
const NEXT: u16 = 20;

/// Listens on the port that was chosen; where none was, on the default one or the next that is free.
pub fn listen(host: &str, chosen: Option<u16>) -> Result<TcpListener, ServeError> {
    let ip = ip_of(host)?;
    let listener = match chosen {
        Some(port) => TcpListener::bind((ip, port)).map_err(|error| refused(host, port, &error)),
        None => first_free(ip).map_err(|error| refused(host, DEFAULT_PORT, &error)),
    }?;
    listener.set_nonblocking(true).map_err(|error| super::trouble(&error))?;
    Ok(listener)
}

fn first_free(ip: IpAddr) -> io::Result<TcpListener> {
    for port in (DEFAULT_PORT..=DEFAULT_PORT + NEXT).chain([0]) {
        match TcpListener::bind((ip, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other,
        }
    }
    Err(ErrorKind::AddrInUse.into())
}

fn ip_of(host: &str) -> Result<IpAddr, ServeError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(ip) = bare.parse() {
        return Ok(ip);
    }
    let found = (bare, 0).to_socket_addrs().ok();
    let found = found.and_then(|mut found| found.next()).map(|address| address.ip());
    found.ok_or_else(|| ServeError {
        message: format!("there is no machine `{host}`"),
        help: "write `--host 127.0.0.1` for this machine alone, \
               or `--host 0.0.0.0` for all in your network"
            .to_owned(),
    })
}

fn refused(host: &str, port: u16, error: &io::Error) -> ServeError {
    let (message, help) = match error.kind() {
        ErrorKind::AddrInUse => (
            format!("another program uses port {port}"),
            "name another one, such as `--port 4001`, or leave `--port` out: \
             then a free one is found",
        ),
        ErrorKind::PermissionDenied => (
            format!("this system does not let you use port {port}"),
            "name one above 1023, such as `--port 4000`",
        ),
        ErrorKind::AddrNotAvailable => (
            format!("`{host}` is not an address of this machine"),
            "write `--host 127.0.0.1` for this machine alone, \
             or `--host 0.0.0.0` for all in your network",
        ),
        _ => (format!("the preview cannot use port {port}: {error}"), "name another port"),
    };
    ServeError { message, help: help.to_owned() }
}
