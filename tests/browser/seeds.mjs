// The defects. Each has a `name`, the `check` that must find it, and the words by which it must
// tell of it (`expect`). `html` changes the document of a page, `css` is added to the style sheets;
// `files` adds text to the files that match, `on` says which page can show the defect, `mode` in which mode, and `alone` leaves the other pages out.

import { axe } from "./checks/axe.mjs";
import { chartColours, chartFigures, chartForced, chartWords } from "./checks/charts.mjs";
import { focus, order, skip } from "./checks/keyboard.mjs";
import { contrast, numbers, styles, targets } from "./checks/layout.mjs";
import { links, titles } from "./checks/links.mjs";
import { htmlValidate, nu } from "./checks/markup.mjs";
import { places } from "./checks/places.mjs";
import { print } from "./checks/print.mjs";
import { quiet, scriptless } from "./checks/quiet.mjs";
import { large, reflow, spacing } from "./checks/reflow.mjs";
import { search } from "./checks/search.mjs";
import { shell, tables } from "./checks/structure.mjs";
import { DARK_WIDE, FORCED, NARROW } from "./modes.mjs";

/** Adds HTML at the end of the main text. */
const add = (html) => `(document) => document.querySelector("main")
  .insertAdjacentHTML("beforeend", ${JSON.stringify(html)})`;

/** Does something to the first element that a selector finds. */
const change = (selector, what) => `(document) => {
  const element = document.querySelector(${JSON.stringify(selector)});
  ${what};
}`;

const attribute = (selector, name, value) =>
  change(selector, `element.setAttribute(${JSON.stringify(name)}, ${JSON.stringify(value)})`);

const remove = (selector) => change(selector, "element.remove()");

const CLOSED = /<details(?![^>]* open)/;
const TABLE = /<tbody/;
const SEARCH = /id="?search"?/;
const SCRIPT = /^assets\/search\.[^.]+\.js$/;
const NUMBERS = /<td class="?num"?>\d/;

export const SEEDS = [
  // Markup
  { check: nu, alone: true, name: "duplicate id", expect: /Duplicate ID/, html: add('<p id="main">x</p>') },
  { check: nu, alone: true, name: "unknown property in CSS", expect: /colr/, css: "p { colr: red }" },
  { check: nu, alone: true, name: "list in a paragraph's place", expect: /not allowed/, html: add("<ul><p>x</p></ul>") },
  { check: htmlValidate, alone: true, name: "label where none counts", expect: /aria-label-misuse/, html: add('<p aria-label="x">y</p>') },
  { check: htmlValidate, alone: true, name: "field without a label", expect: /input-missing-label/, html: add('<input>') },
  { check: htmlValidate, alone: true, name: "two main texts", expect: /unique-landmark|no-multiple-main/, html: "(document) => document.body.append(document.createElement('main'))" },
  { check: links, name: "missing page", expect: /no such file/, html: add('<a href="gone.html">x</a>') },
  { check: links, name: "missing heading", expect: /no such id/, html: add('<a href="#gone">x</a>') },
  { check: links, name: "link to a folder", expect: /is a folder/, html: add('<a href="./">x</a>') },
  { check: links, name: "link from the root", expect: /from a folder/, html: add('<a href="/index.html">x</a>') },
  { check: links, name: "link without a scheme", expect: /another host/, html: add('<a href="//other.example/">x</a>') },
  { check: links, name: "link above the site", expect: /outside the site/, html: add(`<a href="${"../".repeat(9)}index.html">x</a>`) },
  { check: links, name: "missing picture", expect: /no such file/, html: add('<img src="gone.png" alt="">') },
  { check: links, name: "duplicate id", expect: /twice/, html: add('<p id="main">x</p>') },
  { check: titles, name: "title of another page", on: /./, expect: /is that of/, html: (document) => (document.title = "Page not found – Safer Wolverhampton Partnership") },
  { check: places, name: "style sheet by its address from the root", expect: /looks different under a path/, html: change("link[rel=stylesheet]", 'element.href = "/" + element.getAttribute("href").replace(/^(..\\/)+/, "")') },
  { check: places, name: "style sheet that a disk does not have", expect: /looks different from a disk/, html: change("link[rel=stylesheet]", 'element.href = "/" + element.getAttribute("href").replace(/^(..\\/)+/, "")') },

  // Shape
  { check: shell, name: "no skip link", expect: /skip link/, html: remove("header a") },
  { check: shell, name: "no zoom", expect: /zooming/, html: attribute("meta[name=viewport]", "content", "width=device-width, maximum-scale=1") },
  { check: shell, name: "two main headings", expect: /2 h1/, html: add("<h1>x</h1>") },
  { check: shell, name: "heading level left out", expect: /after level/, html: add("<h6>x</h6>") },
  { check: shell, name: "title of its own", expect: /does not begin with/, html: (document) => (document.title = "Welcome") },
  { check: shell, name: "meaning in a hover title", expect: /title attribute/, html: add('<p><abbr title="x">ABC</abbr></p>') },
  { check: shell, name: "click here", expect: /make sense alone/, html: add('<a href="index.html">click here</a>') },
  { check: shell, name: "same words, two targets", expect: /also leads/, html: add('<a href="a.html">x</a> <a href="b.html">x</a>') },
  { check: shell, name: "link without words", expect: /without words/, html: add('<a href="index.html"></a>') },
  { check: shell, name: "navigation without a name", expect: /no name/, html: add("<nav>x</nav>") },
  { check: shell, name: "new window", expect: /opens elsewhere/, html: add('<a href="index.html" target="_blank">x</a>') },
  { check: shell, name: "missing alt", expect: /no alt/, html: add('<img src="data:,">') },
  { check: shell, name: "two footers", expect: /2 of body > footer/, html: "(document) => document.body.append(document.createElement('footer'))" },
  { check: shell, name: "style in a tag", expect: /style of its own/, html: add('<p style="color: red">x</p>') },
  { check: shell, name: "focus that is taken", expect: /takes the focus/, html: add('<button autofocus>x</button>') },
  { check: shell, name: "key that is taken", expect: /takes the focus/, html: add('<a href="#main" accesskey="x">x</a>') },
  { check: shell, name: "link in a drawing", expect: /inside a drawing/, html: add('<svg role="img" aria-label="x"><a href="#main"><path d="M0 0"/></a></svg>') },
  { check: shell, name: "drawing without a role", expect: /no picture by role/, html: add('<svg class="chart"></svg>') },
  { check: shell, name: "no viewport", expect: /no viewport setting/, html: remove("meta[name=viewport]") },
  { check: shell, name: "two navigations of one name", expect: /second one called/, html: add('<nav aria-label="x">x</nav><nav aria-label="x">y</nav>') },
  { check: tables, name: "no caption", on: TABLE, expect: /no caption/, html: remove("caption") },
  { check: tables, name: "one caption twice", on: TABLE, expect: /same caption/, html: change("table", "element.after(element.cloneNode(true))") },
  { check: tables, name: "two header rows", on: TABLE, expect: /2 header rows/, html: change("thead tr", "element.after(element.cloneNode(true))") },
  { check: tables, name: "column header as td", on: TABLE, expect: /heads a column/, html: change("thead th", 'element.outerHTML = "<td>x</td>"') },
  { check: tables, name: "row header as td", on: TABLE, expect: /begin with th/, html: change("tbody th", 'element.outerHTML = "<td>x</td>"') },
  { check: tables, name: "ragged row", on: TABLE, expect: /cells, the header/, html: remove("tbody td") },
  { check: tables, name: "empty cell", on: TABLE, expect: /empty cell/, html: change("tbody td", 'element.textContent = " "') },
  { check: tables, name: "merged cells", on: TABLE, expect: /spans/, html: attribute("tbody td", "colspan", "2") },
  { check: tables, name: "region out of reach", on: /class="?scroll/, expect: /scrolls, and/, html: change(".scroll", 'element.removeAttribute("tabindex")') },

  // axe-core
  { check: axe, name: "missing alt", expect: /^image-alt/, html: add('<img src="data:,">') },
  { check: axe, name: "no language", expect: /^html-has-lang/, html: change("html", 'element.removeAttribute("lang")') },
  { check: axe, name: "faint text", expect: /^color-contrast/, css: "main p { color: #999 !important }" },
  { check: axe, name: "faint text in the dark", mode: DARK_WIDE, expect: /^color-contrast/, css: "main p { color: #444 !important }" },
  { check: axe, name: "text outside of landmarks", expect: /^region/, html: '(document) => document.body.insertAdjacentHTML("beforeend", "<p>x</p>")' },
  { check: axe, name: "small targets", expect: /^target-size/, css: "nav a { display: inline-block; font-size: 1px !important; line-height: 1 !important; margin: 0 !important; padding: 0 !important; min-height: 0 !important }" },

  // Zoom and the reader's own settings
  { check: reflow, name: "fixed width", expect: /px are to be had/, css: "main p { min-width: 40rem }" },
  { check: reflow, name: "table that runs out of the page", on: /class="?scroll/, expect: /reaches from/, css: ".scroll { overflow: visible !important } table { min-width: 40rem }" },
  { check: reflow, name: "text cut off", expect: /cuts/, css: "main h1 { white-space: nowrap; overflow: hidden; max-width: 4rem }" },
  { check: spacing, name: "line of a fixed height", expect: /too low|cuts/, css: "main p { height: 1.5rem }" },
  { check: spacing, name: "hidden overflow", expect: /cuts/, css: "main p { max-height: 1.5rem; overflow: hidden }" },
  { check: large, name: "letters in pixels", expect: /grows only/, css: "main p { font-size: 18px !important }" },

  // Style
  { check: contrast, name: "faint text", expect: /7 is the least/, css: "main p { color: #666 !important }" },
  { check: contrast, name: "see-through text", expect: /7 is the least/, css: "main p { opacity: 0.6 }" },
  { check: contrast, name: "text on a fill", mode: DARK_WIDE, expect: /7 is the least/, css: "main { background: #999 !important }" },
  { check: styles, name: "small letters", expect: /16px is the least/, css: "main p { font-size: 0.875rem !important }" },
  { check: styles, name: "justified text", expect: /justified/, css: "main p { text-align: justify }" },
  { check: styles, name: "endless animation", expect: /animation/, css: "@keyframes seed { to { opacity: 0.9 } } h1 { animation: seed 1s infinite }" },
  { check: styles, name: "transition", expect: /transition/, css: "a { transition: color 1s }" },
  { check: styles, name: "sticky header", expect: /sticky/, css: "header { position: sticky; top: 0 }" },
  { check: styles, name: "long lines", expect: /40 is the most/, css: "main, main p { max-width: none !important; width: 60rem }" },
  { check: targets, name: "low summary", on: /<summary/, expect: /44 is the least/, css: "summary { padding: 0 !important; min-height: 0 !important; line-height: 1 !important; display: block !important }" },
  { check: numbers, name: "numbers to the left", on: NUMBERS, expect: /aligned/, css: "td { text-align: left !important }" },
  { check: numbers, name: "figures of unlike width", on: NUMBERS, expect: /tabular/, css: "td { font-variant-numeric: normal !important }" },

  // Keyboard
  { check: skip, name: "broken skip link", expect: /does not exist/, html: attribute("header a", "href", "#gone") },
  { check: skip, name: "another link before it", expect: /no skip link/, html: '(document) => document.body.insertAdjacentHTML("afterbegin", `<a href="index.html">x</a>`)' },
  { check: skip, name: "link to the foot", expect: /not in the main text/, html: '(document) => { document.querySelector("footer").id = "foot"; document.querySelector("footer").tabIndex = -1; document.querySelector("header a").setAttribute("href", "#foot") }' },
  { check: skip, name: "target that takes no focus", expect: /tabindex/, html: change("main", 'element.removeAttribute("tabindex")') },
  { check: skip, name: "hidden skip link", expect: /not seen/, css: 'header a[href^="#"] { position: absolute !important; left: -99rem !important }' },
  { check: order, name: "own order", expect: /leads to/, html: attribute("main", "tabindex", "5") },
  { check: order, name: "link that Tab leaves out", expect: /leads to/, html: add('<button>x</button><button disabled tabindex="0">y</button>') },
  { check: order, name: "trap at the end", on: SEARCH, expect: /holds the focus/, files: [[SCRIPT, `addEventListener("keydown", (event) => {
    const last = [...document.querySelectorAll("a[href]")].at(-1);
    if (document.activeElement === last) event.preventDefault();
  });`]] },
  { check: focus, name: "outline none", expect: /2 px line/, css: "*:focus, *:focus-visible { outline: none !important; box-shadow: none !important; background: none !important; border-color: currentcolor !important }" },
  { check: focus, name: "focus out of sight", expect: /outside the page/, css: "main a:focus { position: absolute !important; left: -99rem !important }" },
  { check: focus, name: "faint outline", expect: /2 px line/, css: "*:focus, *:focus-visible { outline: 3px solid #eee !important; box-shadow: none !important; background: none !important; color: inherit !important }" },

  // Charts
  { check: chartFigures, name: "both drawings at one time", expect: /2 drawings/, css: "svg.chart { display: block !important }" },
  { check: chartFigures, name: "no table", expect: /no table/, html: remove("figure:has(svg.chart) table") },
  { check: chartFigures, name: "drawing without a size", expect: /without a size/, css: "svg.chart { width: 0 !important; height: 0 !important }" },
  { check: chartFigures, name: "row left out of the table", expect: /values, and the drawing/, html: remove("figure tbody tr") },
  { check: chartFigures, name: "mark left out of the drawing", expect: /values, and the drawing/, html: remove("svg.chart .s1 path") },
  { check: chartWords, name: "words over words", expect: /overlaps/, html: `(document) => {
    const [a, b] = document.querySelectorAll("svg.chart text");
    for (const at of ["x", "y"]) b.setAttribute(at, a.getAttribute(at));
  }` },
  { check: chartWords, name: "words out of the drawing", expect: /leaves the drawing/, html: attribute("svg.chart text", "x", "-40") },
  { check: chartWords, name: "small words", mode: NARROW, expect: /12 is the least/, css: "svg.chart text { font-size: 9px }" },
  { check: chartWords, name: "drawing made smaller", expect: /12 is the least/, css: "svg.chart { width: 12rem !important; height: auto !important }" },
  { check: chartColours, name: "faint mark", expect: /a mark has/, html: change("svg.chart .s1", 'element.setAttribute("fill", "#ccc"); element.classList.remove("s1")') },
  { check: chartColours, name: "faint mark in the dark", mode: DARK_WIDE, expect: /a mark has/, css: "svg.chart .s1, svg.chart .s1 path { fill: #222 !important; stroke: none }" },
  { check: chartColours, name: "faint words", expect: /words have/, css: "svg.chart text { fill: #777 !important }" },
  { check: chartColours, name: "words on a mark", expect: /words lie on/, html: change("svg.chart .words", `
    element.removeAttribute("stroke");
    const bar = element.ownerDocument.querySelector("svg.chart .s1 path");
    const [, x, y] = bar.getAttribute("d").match(/M([\\d.]+) ([\\d.]+)/);
    const text = element.querySelector("text");
    text.setAttribute("x", Number(x) + 4);
    text.setAttribute("y", Number(y) + 10);
    bar.setAttribute("d", \`M\${x} \${y - 20}h100v60h-100Z\`)`), css: "svg.chart text { stroke: none !important }" },
  { check: chartForced, name: "own colours", mode: FORCED[0], expect: /not a colour of the system/, css: "@media (forced-colors: active) { svg.chart path { fill: #12436d !important } }" },

  // Paper
  { check: print, name: "closed details that do not print", on: CLOSED, expect: /times in the print/, css: "@media print { details:not([open])::details-content { content-visibility: hidden !important; block-size: 0 !important } }" },
  { check: print, name: "hidden cells", on: TABLE, expect: /not printed/, css: "@media print { td { display: none } }" },
  { check: print, name: "text cut off on paper", on: TABLE, expect: /times in the print/, css: "@media print { table { height: 1rem; overflow: clip; display: block } }" },
  { check: print, name: "other paper", expect: /not A4/, css: "@page { size: letter }" },
  { check: print, name: "no page numbers", expect: /no page number/, css: ["top", "bottom"].map((edge) => `@page { ${["left", "center", "right"].map((side) => `@${edge}-${side} { content: none }`).join(" ")} }`).join(" ") },
  { check: print, name: "sheet without its report", on: /rel="?next/, expect: /does not name/, css: "@media print { .breadcrumb { display: none } }" },
  { check: print, name: "dark paper", expect: /is dark/, css: "@media print { html, body { background: #000 !important } }" },
  { check: print, name: "pale ink", expect: /pale/, css: "@media print { main p { color: #eee !important } }" },

  // Behind the reader's back
  { check: quiet, name: "picture of another host", expect: /policy's img-src/, html: add('<img src="https://other.example/x.png" alt="">') },
  { check: quiet, name: "style in the page", expect: /policy's style-src/, html: add('<p style="color: red">x</p>') },
  { check: quiet, name: "frame of another host", expect: /policy's frame-src/, html: add('<iframe src="https://other.example/"></iframe>') },
  { check: quiet, name: "missing file", expect: /404/, html: add('<img src="gone.png" alt="">') },
  { check: quiet, name: "cookie", expect: /sets the cookie seed/, files: [[/^_headers$/, "/*\n  Set-Cookie: seed=1\n"]] },
  { check: quiet, name: "storage", on: SEARCH, expect: /in storage/, files: [[SCRIPT, 'localStorage.setItem("seed", "1");']] },
  { check: quiet, name: "database", on: SEARCH, expect: /keeps a database/, files: [[SCRIPT, 'indexedDB.open("seed");']] },
  { check: quiet, name: "cache", on: SEARCH, expect: /keeps a cache/, files: [[SCRIPT, 'caches.open("seed");']] },
  { check: quiet, name: "request to another host", on: SEARCH, expect: /asks another host|connect-src/, files: [[SCRIPT, 'fetch("https://other.example/").catch(() => {});']] },
  { check: scriptless, name: "script", expect: /is a script/, html: add("<script>1</script>") },
  { check: scriptless, name: "handler", expect: /is a script/, html: add('<p onclick="1">x</p>') },
  { check: scriptless, name: "words for those without script", expect: /is a script/, html: add("<noscript><p>Switch it on</p></noscript>") },
  { check: scriptless, name: "less for those without script", expect: /without script/, css: "@media (scripting: none) { h1 { display: none } }" },

  // Search
  { check: search, name: "page left out of the list", on: SEARCH, expect: /does not lead to/, html: change('main li a[href*="/measures/"][href$="index.html"]', "element.remove()") },
  { check: search, name: "form without use", on: SEARCH, expect: /shows without use/, html: change("form.search", 'element.removeAttribute("hidden")') },
  { check: search, name: "words that ask for what cannot be typed", on: SEARCH, expect: /asks for words/, html: change("p.lead", 'element.textContent = "Look for a word."') },
];
