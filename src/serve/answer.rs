//! A request → a response, out of memory: no path of a request ever reaches the disk.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use percent_encoding::percent_decode_str;

use super::range::{self, Part};
use super::shown::{Published, Shown};
use super::{Desk, Room, host, panel, policy, signal, types};
use crate::publish;
use crate::source::FilePath;

const NOT_OURS: &str = "This preview answers only to this machine's own names. \
    Open it at the address that the terminal shows, or start it with `--host` and this name.\n";
const ONLY_READING: &str = "A preview can only be read: GET and HEAD.\n";

/// What is sent.
struct Answer {
    status: StatusCode,
    kind: &'static str,
    body: Bytes,
    /// What a page may load; files load nothing.
    policy: Option<String>,
    more: Vec<(header::HeaderName, String)>,
}

/// Answers any request.
pub async fn answer(State(mut room): State<Room>, request: Request) -> Response {
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let address = decoded(request.uri().path());
    let reload = room.desk.reload;
    let answer = if !asks_for_us(&headers, &request, &room) {
        Answer::text(StatusCode::MISDIRECTED_REQUEST, NOT_OURS)
    } else if method != Method::GET && method != Method::HEAD {
        let mut answer = Answer::text(StatusCode::METHOD_NOT_ALLOWED, ONLY_READING);
        answer.more.push((header::ALLOW, "GET, HEAD".to_owned()));
        answer
    } else if let Some((extension, text)) = panel::own_file(&address) {
        Answer::new(StatusCode::OK, types::of(extension), Bytes::from_static(text.as_bytes()))
    } else if address == EVENTS && reload && method == Method::GET {
        let page = asked_page(request.uri().query().unwrap_or_default());
        return with_safety(signal::stream(room, page), &policy::of_file(&address));
    } else {
        // The first build takes a moment: whoever asks before it is done waits for it.
        let shown = match room.shown.wait_for(|shown| shown.is_built).await {
            Ok(shown) => Arc::clone(&shown),
            Err(_) => return Response::new(Body::empty()),
        };
        of_site(&shown, &address, &room).await
    };
    let policy = answer.policy.clone().unwrap_or_else(|| policy::of_file(&address));
    with_safety(answer.respond(asked_range(&method, &headers), &method), &policy)
}

/// A range means something to GET alone (RFC 9110, 14.2). Nothing of ours has a mark by which
/// `If-Range` could tell that it is still the same, so who asks by one gets the whole (13.1.5).
fn asked_range<'h>(method: &Method, headers: &'h HeaderMap) -> Option<&'h str> {
    if method != Method::GET || headers.contains_key(header::IF_RANGE) {
        return None;
    }
    headers.get(header::RANGE)?.to_str().ok()
}

/// The address of the signal.
const EVENTS: &str = "/@preview/events";

fn asks_for_us(headers: &HeaderMap, request: &Request, room: &Room) -> bool {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    // A request may name the host in its first line instead; both must be ours.
    let in_line = request.uri().authority().map(|authority| authority.as_str());
    named.is_some()
        && named.into_iter().chain(in_line).all(|name| host::is_ours(name, &room.desk.host))
}

/// The path of a request as text. What is no UTF-8 names no file of a site.
fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// The page that a browser wants to hear of.
fn asked_page(query: &str) -> String {
    let page = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    // What a browser calls the path of its page is itself percent-encoded.
    decoded(&decoded(page.unwrap_or("/")))
}

async fn of_site(shown: &Arc<Shown>, address: &str, room: &Room) -> Answer {
    let Some((site, path)) = shown.page(address) else {
        return Answer::html(
            StatusCode::SERVICE_UNAVAILABLE,
            panel::NO_SITE,
            shown,
            address,
            &room.desk,
        );
    };
    if let Some(bytes) = site.outputs.get(&path) {
        return file(shown, address, &path, bytes, room);
    }
    if publish::waits(&path)
        && let Some(bytes) = late(shown, &path).await
    {
        return file(shown, address, &path, &bytes, room);
    }
    if is_folder(site, address) {
        let mut answer = Answer::text(StatusCode::TEMPORARY_REDIRECT, "");
        answer.more.push((header::LOCATION, format!("{}/", encoded(address))));
        return answer;
    }
    let missing = site.outputs.text(&FilePath::from("404.html"));
    Answer::html(StatusCode::NOT_FOUND, missing.unwrap_or("Not found"), shown, address, &room.desk)
}

/// A file that takes long to make, made now.
async fn late(shown: &Arc<Shown>, path: &FilePath) -> Option<Arc<[u8]>> {
    let site = shown.site.clone()?;
    let maker = Arc::clone(&site);
    let make = || async move {
        let made = tokio::task::spawn_blocking(move || (maker.make_late)()).await;
        made.unwrap_or_default()
    };
    site.late.get_or_init(make).await.get(path).cloned()
}

fn is_folder(site: &Published, address: &str) -> bool {
    let folder = address.trim_start_matches('/');
    !folder.is_empty()
        && !folder.ends_with('/')
        && site.outputs.contains(&FilePath::new(format!("{folder}/index.html")))
}

/// An address that leads to this machine and nowhere else, whatever its first letters are.
fn encoded(address: &str) -> String {
    let path = address.trim_start_matches('/');
    format!("/{}", percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC))
        .replace("%2F", "/")
        .replace("%2D", "-")
}

fn file(shown: &Shown, address: &str, path: &FilePath, bytes: &Arc<[u8]>, room: &Room) -> Answer {
    match std::str::from_utf8(bytes) {
        Ok(html) if path.extension() == "html" => {
            Answer::html(StatusCode::OK, html, shown, address, &room.desk)
        }
        _ => {
            let kind = types::of(path.extension());
            Answer::new(StatusCode::OK, kind, Bytes::from_owner(Arc::clone(bytes)))
        }
    }
}

impl Answer {
    fn new(status: StatusCode, kind: &'static str, body: Bytes) -> Self {
        Self { status, kind, body, policy: None, more: Vec::new() }
    }

    /// A page with the preview's part.
    fn html(status: StatusCode, html: &str, shown: &Shown, address: &str, desk: &Desk) -> Self {
        let (html, policy) = policy::taken_out(html, address, desk.reload);
        let html = panel::with_preview(&html, shown, address, desk);
        Self { policy: Some(policy), ..Self::new(status, types::of("html"), html.into()) }
    }

    fn text(status: StatusCode, text: &'static str) -> Self {
        Self::new(status, types::of("txt"), Bytes::from_static(text.as_bytes()))
    }

    fn respond(mut self, range: Option<&str>, method: &Method) -> Response {
        let length = self.body.len();
        let range = range.filter(|_| self.status == StatusCode::OK);
        match range::asked(range, length) {
            Part::Whole => {}
            Part::Some(part) => {
                let words = format!("bytes {}-{}/{length}", part.start, part.end - 1);
                self.more.push((header::CONTENT_RANGE, words));
                self.status = StatusCode::PARTIAL_CONTENT;
                self.body = self.body.slice(part);
            }
            Part::Nothing => {
                self.more.push((header::CONTENT_RANGE, format!("bytes */{length}")));
                self.status = StatusCode::RANGE_NOT_SATISFIABLE;
                self.body = Bytes::new();
            }
        }
        let mut response = Response::builder()
            .status(self.status)
            .header(header::CONTENT_TYPE, self.kind)
            .header(header::CONTENT_LENGTH, self.body.len())
            .header(header::ACCEPT_RANGES, "bytes");
        for (name, value) in self.more {
            response = response.header(name, value);
        }
        let body = if method == Method::HEAD { Body::empty() } else { Body::from(self.body) };
        response.body(body).expect("every header was made of plain letters")
    }
}

/// What every response says: nothing is kept, nothing is guessed, nobody else may show it.
fn with_safety(mut response: Response, policy: &str) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, value.parse().expect("these are plain letters"));
    }
    response
}
