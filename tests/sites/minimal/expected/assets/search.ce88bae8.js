// The search page's own script, the only one of the site. It shows the form, asks the engine, and
// writes what is found as plain text. Without it the page is a list from A to Z.
//
// What is looked for stands behind the `#` of the address: a browser sends that to nobody, not even
// with the next click.

const form = document.querySelector("#search");
const found = document.querySelector("#found");
const results = document.querySelector("#results");
const more = document.querySelector("#more");
const { engine: address, root, none, one, many, first, empty, report, trouble } = form.dataset;
const FILTERS = ["year", "kind"];
const AT_ONCE = 30;

const engine = await import(new URL(address, document.baseURI));
await engine.options({ baseUrl: new URL(root, document.baseURI).pathname });
await engine.init();

async function offerFilters() {
  const known = await engine.filters();
  for (const name of FILTERS) {
    const values = Object.keys(known[name] ?? {}).sort();
    const options = values.map((value) => new Option(value, value));
    form.elements[name].append(...(name === "year" ? options.reverse() : options));
  }
}

function asked() {
  const filters = {};
  for (const name of FILTERS) {
    if (form.elements[name].value) filters[name] = form.elements[name].value;
  }
  return { words: form.elements.q.value.trim(), filters };
}

/** What was found by the last question, and how much of it is shown. */
let pages = [];
let shown = 0;

function tell() {
  const words = shown < pages.length ? first : pages.length === 1 ? one : pages.length ? many : none;
  found.textContent = words.replace("{n}", shown).replace("{all}", pages.length);
  results.hidden = shown === 0;
  more.hidden = shown === pages.length;
}

function entries(from, all) {
  return Promise.all(all.slice(from, from + AT_ONCE).map(async (page) => entry(await page.data())));
}

function write(next) {
  results.append(...next);
  shown += next.length;
  tell();
}

/** Writes the next pages that were found, and leads a reader with a keyboard to the first of them. */
async function showMore() {
  const [mine, next] = [latest, await entries(shown, pages)];
  if (mine !== latest) return;
  write(next);
  next[0]?.querySelector("a").focus();
}

function entry({ url, meta, plain_excerpt: excerpt, filters }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  const [year] = filters.year ?? [];
  link.textContent = year ? `${meta.title} (${report} ${year})` : meta.title;
  const words = document.createElement("p");
  words.textContent = excerpt;
  item.append(link, words);
  return item;
}

let latest = 0;

function clear(words) {
  [pages, shown] = [[], 0];
  results.replaceChildren();
  results.hidden = more.hidden = true;
  found.textContent = words;
}

function remember({ words, filters }) {
  const said = new URLSearchParams(words ? { q: words, ...filters } : filters).toString();
  const url = new URL(location.href);
  if (said || url.hash.includes("=")) url.hash = said;
  url.search = "";
  history.replaceState(null, "", url);
}

/** The form says what is shown, so that a style or a test can tell it from what is asked for. */
async function search() {
  const question = asked();
  const mine = ++latest;
  remember(question);
  const { words, filters } = question;
  if (!words && Object.keys(filters).length === 0) {
    clear(empty);
    form.dataset.shown = "";
    return;
  }
  try {
    // Without words the engine gives every page of a report or of a kind.
    const { results: all } = await engine.search(words || null, { filters });
    const next = await entries(0, all);
    if (mine !== latest) return;
    clear("");
    pages = all;
    write(next);
    form.dataset.shown = JSON.stringify(question);
  } catch {
    if (mine === latest) clear(trouble);
  }
}

/** Fills the form from the address and asks, if the address says anything. */
function take() {
  const said = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  for (const name of ["q", ...FILTERS]) form.elements[name].value = said.get(name) ?? "";
  if (said.size > 0) search();
}

await offerFilters();
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
for (const name of FILTERS) form.elements[name].addEventListener("change", search);
more.addEventListener("click", showMore);
addEventListener("hashchange", () => location.hash.includes("=") && take());
take();
