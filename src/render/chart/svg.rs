//! ECharts' drawing made fit for a page: read as XML, held against a list of what is allowed,
//! and written anew with classes in place of styles and with the figure's own ids.

use std::fmt::Write;

use roxmltree::{Document, Node};

use super::option::Asked;
use super::path;
use super::{Chart, DrawError, Size, words};

/// Counts up when the same raw drawing gives other bytes.
pub const VERSION: &str = "svg 2";

/// What stands around the marks.
#[derive(Debug)]
pub enum Frame {
    /// A picture with a name and a description.
    Picture {
        /// Begins the ids.
        id: String,
        /// `wide`, `narrow`
        class: &'static str,
        /// Its name.
        title: String,
        /// Its description.
        desc: String,
    },
    /// A decoration, which is not announced.
    Decoration,
}

impl Frame {
    /// The frame of one of a figure's two drawings.
    pub fn of(chart: &Chart, size: Size, asked: &Asked) -> Self {
        let suffix = if size == Size::Wide { "" } else { "-n" };
        Frame::Picture {
            id: format!("{}{suffix}", chart.id),
            class: size.class(),
            title: words::title(chart),
            desc: words::description(chart, asked.sideways, &asked.scale),
        }
    }
}

/// One thing to paint: what it shares with its neighbours, and what is its own.
#[derive(Debug)]
struct Piece {
    shared: String,
    own: String,
}

/// The marks and the words of a drawing. Words come last, so that no mark lies over them.
#[derive(Debug, Default)]
struct Pieces {
    marks: Vec<Piece>,
    words: Vec<Piece>,
}

/// The raw drawing as the text of an `<svg>` element for a page.
pub fn clean(raw: &str, asked: &Asked, frame: &Frame) -> Result<String, DrawError> {
    let document = Document::parse(raw).map_err(|problem| fault(problem.to_string()))?;
    let mut pieces = Pieces::default();
    for node in document.root_element().children() {
        read(node, asked, &mut pieces)?;
    }
    // Grid lines lie under everything, whatever order ECharts painted in.
    pieces.marks.sort_by_key(|piece| !piece.shared.contains("\"grid\""));
    let mut svg = String::with_capacity(raw.len() / 2);
    open(&mut svg, asked, frame);
    write_runs(&mut svg, &pieces.marks);
    if !pieces.words.is_empty() {
        let _ = write!(
            svg,
            "<g class=\"words\" fill=\"var(--ink)\" stroke=\"var(--bg)\" stroke-width=\"6\" \
             stroke-linejoin=\"round\" paint-order=\"stroke\" font-size=\"{}\">",
            path::short(asked.text)
        );
        write_runs(&mut svg, &pieces.words);
        svg.push_str("</g>");
    }
    if let Frame::Picture { .. } = frame {
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    Ok(svg)
}

fn fault(problem: impl Into<String>) -> DrawError {
    DrawError::Svg(problem.into())
}

fn open(svg: &mut String, asked: &Asked, frame: &Frame) {
    let Asked { width, height, .. } = asked;
    let size = format!("viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"");
    match frame {
        Frame::Picture { id, class, title, desc } => {
            let (title, desc) = (escape(title), escape(desc));
            *svg += &format!(
                "<svg class=\"chart {class}\" role=\"img\" aria-labelledby=\"{id}-alt\" \
                 aria-describedby=\"{id}-how\" {size} focusable=\"false\">\
                 <title id=\"{id}-alt\">{title}</title><desc id=\"{id}-how\">{desc}</desc>\
                 <g aria-hidden=\"true\">"
            );
        }
        Frame::Decoration => {
            *svg += &format!(
                "<svg class=\"chart spark\" aria-hidden=\"true\" {size} focusable=\"false\">"
            );
        }
    }
}

/// Text for an element or an attribute.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

fn read(node: Node<'_, '_>, asked: &Asked, pieces: &mut Pieces) -> Result<(), DrawError> {
    match node.tag_name().name() {
        "" if node.text().is_none_or(|text| text.trim().is_empty()) => Ok(()),
        "style" => Ok(()),
        // A line is clipped to its axes, and never leaves them: the scale holds every value.
        "defs" if node.children().all(is_clip) => Ok(()),
        "g" => node.children().try_for_each(|child| read(child, asked, pieces)),
        "rect" if node.attribute("fill") == Some("none") => Ok(()),
        "path" | "polyline" | "circle" => {
            pieces.marks.extend(mark(node)?);
            Ok(())
        }
        "text" => {
            pieces.words.push(word(node, asked)?);
            Ok(())
        }
        name => Err(fault(format!("`{name}` is not an element that may stand in a chart"))),
    }
}

fn is_clip(node: Node<'_, '_>) -> bool {
    node.is_text() || node.has_tag_name(("http://www.w3.org/2000/svg", "clipPath"))
}

/// Attributes of a mark that are read, or may be left out.
const MARK: &[&str] = &["d", "fill", "stroke", "stroke-width", "transform"];
const LEFT_OUT: &[&str] = &["class", "stroke-linecap", "stroke-linejoin", "stroke-opacity"];

fn known(node: Node<'_, '_>, read: &[&str]) -> Result<(), DrawError> {
    for attribute in node.attributes() {
        let name = attribute.name();
        let left_out = LEFT_OUT.contains(&name) || name.starts_with("ecmeta_") || name == "space";
        if !left_out && !read.contains(&name) {
            let element = node.tag_name().name();
            return Err(fault(format!("`{element}` may not have the attribute `{name}`")));
        }
    }
    Ok(())
}

/// A shape with its colour; nothing for one that nobody would see.
fn mark(node: Node<'_, '_>) -> Result<Vec<Piece>, DrawError> {
    known(node, MARK)?;
    let paint = |name| node.attribute(name).filter(|p| !["none", "transparent"].contains(p));
    let (fill, stroke) = (paint("fill"), paint("stroke"));
    let Some(colour) = stroke.or(fill) else { return Ok(Vec::new()) };
    let (class, colour) = class_of(colour)?;
    let d = path::tidy(node.attribute("d").unwrap_or_default(), node.attribute("transform"));
    let d = d.map_err(fault)?;
    if d.is_empty() {
        return Ok(Vec::new());
    }
    let own = format!("<path d=\"{d}\"/>");
    if stroke.is_none() {
        return Ok(vec![Piece { shared: format!("class=\"{class}\" fill=\"{colour}\""), own }]);
    }
    let width = match node.attribute("stroke-width") {
        Some(width) => format!(" stroke-width=\"{}\"", short_number(width)?),
        None => String::new(),
    };
    let line = |class, colour, more: &str| Piece {
        shared: format!("class=\"{class}\" fill=\"none\" stroke=\"{colour}\"{more}"),
        own: own.clone(),
    };
    let mut pieces = vec![line(class, colour, &format!("{width}{}", dash(class)))];
    if class == "target" {
        // It crosses bars: an edge in the colour of the page keeps it apart from them.
        pieces.insert(0, line("edge", "var(--bg)", " stroke-width=\"6\""));
    }
    Ok(pieces)
}

fn short_number(text: &str) -> Result<String, DrawError> {
    path::number(text).map(path::short).map_err(fault)
}

/// The colours that a drawing may use, each with its class for the style sheet.
fn class_of(colour: &str) -> Result<(&'static str, &'static str), DrawError> {
    Ok(match colour {
        "var(--s1)" => ("s1", "var(--s1)"),
        "var(--s2)" => ("s2", "var(--s2)"),
        "var(--s3)" => ("s3", "var(--s3)"),
        "var(--s4)" => ("s4", "var(--s4)"),
        "var(--rule)" => ("rule", "var(--rule)"),
        "var(--grid)" => ("grid", "var(--grid)"),
        super::option::REFERENCE => ("target", "var(--ink)"),
        other => return Err(fault(format!("`{other}` is not a colour of the page"))),
    })
}

/// Lines differ by their dashes as well as by their colour and their markers.
fn dash(class: &str) -> &'static str {
    match class {
        "s2" => " stroke-dasharray=\"8 4\"",
        "s3" => " stroke-dasharray=\"2 4\"",
        "s4" => " stroke-dasharray=\"12 4 2 4\"",
        "target" => " stroke-dasharray=\"6 3\"",
        _ => "",
    }
}

fn word(node: Node<'_, '_>, asked: &Asked) -> Result<Piece, DrawError> {
    known(node, &["x", "y", "transform", "text-anchor", "dominant-baseline", "style", "fill"])?;
    if node.attribute("fill") != Some("var(--ink)") {
        return Err(fault("words have a colour of their own"));
    }
    if node.attribute("dominant-baseline").is_some_and(|baseline| baseline != "central") {
        return Err(fault("words do not stand on their middle line"));
    }
    let place = path::moved(node.attribute("transform")).map_err(fault)?;
    let number = |name| node.attribute(name).map_or(Ok(0.0), path::number).map_err(fault);
    // The middle of the letters lies about a third of their size above the line they stand on.
    let (x, y) = (place.0 + number("x")?, place.1 + number("y")? + asked.text * 0.35);
    let anchor = node.attribute("text-anchor").unwrap_or("start");
    if !["start", "middle", "end"].contains(&anchor) {
        return Err(fault(format!("words cannot be anchored at `{anchor}`")));
    }
    let strong = style(node, asked)?;
    let mut shared = format!("text-anchor=\"{anchor}\"");
    if strong {
        shared += " font-weight=\"bold\"";
    }
    let text = escape(node.text().unwrap_or_default());
    // Words need no part of a pixel: a page of many charts is lighter by it.
    let own = format!("<text x=\"{}\" y=\"{}\">{text}</text>", x.round(), y.round());
    Ok(Piece { shared, own })
}

/// Reads a style attribute, which may say what the page says anyway, and whether it says bold.
fn style(node: Node<'_, '_>, asked: &Asked) -> Result<bool, DrawError> {
    let mut strong = false;
    for part in node.attribute("style").unwrap_or_default().split(';') {
        match part.split_once(':').map(|(name, value)| (name.trim(), value.trim())) {
            None => {}
            Some(("font-family", _)) => {}
            Some(("font-weight", "bold")) => strong = true,
            Some(("font-weight", "normal")) => {}
            Some(("font-size", size)) if size == format!("{}px", path::short(asked.text)) => {}
            Some((name, value)) => {
                return Err(fault(format!("words may not have the style `{name}: {value}`")));
            }
        }
    }
    Ok(strong)
}

/// Neighbours that share their attributes go into one group.
fn write_runs(svg: &mut String, pieces: &[Piece]) {
    for run in pieces.chunk_by(|a, b| a.shared == b.shared) {
        let shared = &run[0].shared;
        let _ = write!(svg, "<g {shared}>");
        for piece in run {
            svg.push_str(&piece.own);
        }
        svg.push_str("</g>");
    }
}
