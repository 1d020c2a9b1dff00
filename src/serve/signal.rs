//! The signal that a browser waits for: what its page should show now.
//!
//! It tells a state and no event, so a browser that slept or lost the line misses nothing.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::shown::Shown;
use super::{Desk, Room, panel};

/// How soon a browser comes back when the preview was started again.
const RETRY: Duration = Duration::from_millis(500);

/// The states of a page, one after the other, for as long as the browser listens.
pub fn stream(room: Room, address: String) -> Response {
    let desk = room.desk;
    let states = WatchStream::new(room.shown).filter(|shown| shown.is_built);
    let events = states.map(move |shown| {
        let text = state(&shown, &address, &desk).to_string();
        Ok::<_, Infallible>(Event::default().retry(RETRY).data(text))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// What a page should show.
fn state(shown: &Shown, address: &str, desk: &Desk) -> Value {
    json!({
        "version": shown.version(address),
        "styles": styles(shown),
        "panel": panel::inner(shown, address, desk),
        "said": panel::said(shown),
    })
}

/// Where each style sheet is to be loaded from, by its name without what changes.
pub fn styles(shown: &Shown) -> Value {
    let sheets = shown.site.iter().flat_map(|site| &site.sheets);
    sheets.map(|sheet| (sheet.key.clone(), Value::from(sheet.href.clone()))).collect()
}
