// Follows the signal of a preview. It stands only in pages that a preview sends.
(() => {
  "use strict";
  const own = document.currentScript;
  const host = document.querySelector("swp-preview");
  const inner = host?.shadowRoot?.querySelector(".inner");
  const status = host?.shadowRoot?.querySelector(".said");
  const version = own.dataset.version;
  const styles = JSON.parse(own.dataset.styles);
  const PLACE = "swp-preview-place";
  const CLOSED = "swp-preview-closed";
  /** How far the mark of the focus reaches around what has it, in pixels. */
  const OUTLINE = 6;
  let source;
  let said = "";

  // What a browser forgets must not stop the preview: storage may be forbidden.
  const store = {
    get(key) {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        sessionStorage.setItem(key, value);
      } catch {
        // Then the page starts at its top.
      }
    },
    drop(key) {
      try {
        sessionStorage.removeItem(key);
      } catch {
        // There is nothing to drop.
      }
    },
  };

  /** The element with an id that stands nearest above the upper edge of the window. */
  function anchor() {
    let best = null;
    for (const element of document.querySelectorAll("main [id]")) {
      const { top, height } = element.getBoundingClientRect();
      if (height === 0) continue;
      if (top > 8) break;
      best = { id: element.id, top };
    }
    return best;
  }

  function remember() {
    const details = [...document.querySelectorAll("details")].map((one) => [one.id, one.open]);
    const focus = document.activeElement?.id ?? "";
    const place = { path: location.pathname, x: scrollX, y: scrollY, anchor: anchor(), details, focus };
    store.set(PLACE, JSON.stringify(place));
  }

  function openAgain(details) {
    const now = [...document.querySelectorAll("details")];
    details.forEach(([id, open], at) => {
      const same = id ? document.getElementById(id) : now.length === details.length && now[at];
      if (same && same.open !== open) same.open = open;
    });
  }

  function scrollAgain({ x, y, anchor }) {
    const same = y > 0 && anchor && document.getElementById(anchor.id);
    const to = same ? same.getBoundingClientRect().top + scrollY - anchor.top : y;
    scrollTo({ left: x, top: to, behavior: "instant" });
  }

  function restore() {
    const text = store.get(PLACE);
    store.drop(PLACE);
    const place = text && JSON.parse(text);
    if (!place || place.path !== location.pathname) return;
    openAgain(place.details);
    scrollAgain(place);
    if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
    // Pictures and the browser's own memory may move the page once more.
    addEventListener("load", () => setTimeout(() => scrollAgain(place)), { once: true });
  }

  /** Puts a new sheet beside the old one, and takes the old one away when the new one is there. */
  function swap(styled) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const key = new URL(link.href).pathname.replace(/\.[0-9a-f]{8,}(?=\.)/gi, "");
      if (!styled[key] || styled[key] === styles[key] || link.dataset.leaves) continue;
      const fresh = link.cloneNode();
      fresh.href = styled[key];
      link.dataset.leaves = "soon";
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => link.remove());
      link.after(fresh);
    }
    Object.assign(styles, styled);
  }

  function show(panel) {
    if (!inner || inner.innerHTML === panel || inner.dataset.panel === panel) return;
    const held = host.shadowRoot.activeElement !== null;
    inner.innerHTML = panel;
    inner.dataset.panel = panel;
    if (held) inner.querySelector("[tabindex], a, summary")?.focus({ preventScroll: true });
    closeAgain();
    keepClear();
  }

  /** A panel of warnings that was closed stays closed, on every page of this tab. */
  function closeAgain() {
    const details = inner?.querySelector("details");
    if (!details) return;
    if (store.get(CLOSED)) details.open = false;
    details.addEventListener("toggle", () => {
      if (details.open) store.drop(CLOSED);
      else store.set(CLOSED, "yes");
    });
  }

  /**
   * What has the focus is moved out from behind the panel. A scroll padding of the page would do it
   * too, and would move the page whenever the panel itself is entered.
   */
  function keepClear() {
    const focused = document.activeElement;
    if (!focused || focused === host || focused === document.body) return;
    const [it, panel] = [focused.getBoundingClientRect(), host.getBoundingClientRect()];
    const hidden = it.bottom + OUTLINE - panel.top;
    if (hidden > 0) scrollBy({ top: Math.min(hidden, Math.max(it.top, 0)), behavior: "instant" });
  }

  function announce(words) {
    if (!status || words === said) return;
    status.textContent = words || "All mistakes are mended.";
    said = words;
  }

  function take(state) {
    if (state.version !== version) {
      source.close();
      remember();
      location.reload();
      return;
    }
    swap(state.styles);
    show(state.panel);
    announce(state.said);
  }

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/@preview/events?page=" + encodeURIComponent(location.pathname));
    source.onmessage = (event) => take(JSON.parse(event.data));
  }

  // A browser holds few lines to one place: a tab that nobody sees needs none.
  function rest() {
    source?.close();
    source = undefined;
  }

  document.addEventListener("focusin", keepClear);
  restore();
  closeAgain();
  listen();
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
})();
