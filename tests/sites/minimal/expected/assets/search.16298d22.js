// The search page's own script, the only one of the site. It shows the form, asks the engine, and
// writes what is found as plain text. Without it the page is a list from A to Z.

const form = document.querySelector("#search");
const found = document.querySelector("#found");
const results = document.querySelector("#results");
const { engine: address, root, none, one, many, report, trouble } = form.dataset;
const MOST = 30;

const engine = await import(new URL(address, document.baseURI));
await engine.options({ baseUrl: new URL(root, document.baseURI).pathname });
await engine.init();

async function offerFilters() {
  const known = await engine.filters();
  for (const name of ["year", "kind"]) {
    const values = Object.keys(known[name] ?? {}).sort();
    const options = values.map((value) => new Option(value, value));
    form.elements[name].append(...(name === "year" ? options.reverse() : options));
  }
}

function asked() {
  const filters = {};
  for (const name of ["year", "kind"]) {
    if (form.elements[name].value) filters[name] = form.elements[name].value;
  }
  return { words: form.elements.q.value.trim(), filters };
}

/** The form says what is shown, so that a style or a test can tell it from what is asked for. */
function show(words, pages, count) {
  form.dataset.shown = words;
  results.replaceChildren(...pages.map(entry));
  results.hidden = pages.length === 0;
  found.textContent = count === 0 ? none : count === 1 ? one : many.replace("{n}", count);
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

async function search() {
  const { words, filters } = asked();
  const mine = ++latest;
  const url = new URL(location.href);
  url.search = words ? new URLSearchParams({ q: words, ...filters }) : "";
  history.replaceState(null, "", url);
  if (!words) {
    results.hidden = true;
    found.textContent = "";
    return;
  }
  try {
    const answer = await engine.search(words, { filters });
    const pages = await Promise.all(answer.results.slice(0, MOST).map((one) => one.data()));
    if (mine === latest) show(words, pages, answer.results.length);
  } catch {
    found.textContent = trouble;
  }
}

await offerFilters();
const typed = new URLSearchParams(location.search);
for (const name of ["q", "year", "kind"]) form.elements[name].value = typed.get(name) ?? "";
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
for (const name of ["year", "kind"]) form.elements[name].addEventListener("change", search);
if (typed.get("q")) search();
