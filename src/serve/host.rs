//! Which names a browser may call this machine by.
//!
//! A page from elsewhere can give its own name the address of this machine (DNS rebinding), and
//! then read the preview as if it were its own. It cannot do so with a bare address.

use std::net::IpAddr;

/// Whether the `Host` of a request names this machine: by a bare address, as `localhost`, or as the
/// preview was told to be called.
pub fn is_ours(header: &str, told: &str) -> bool {
    let name = without_port(header).trim_end_matches('.').to_ascii_lowercase();
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().is_ok()
        || name == "localhost"
        || name.ends_with(".localhost")
        || name == told.to_ascii_lowercase()
}

fn without_port(header: &str) -> &str {
    match header.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => header,
    }
}
