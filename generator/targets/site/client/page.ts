import { closestLocale, isChinese, matchingLocale } from "../../../model/locale.js";
import { copyControls } from "./copy.js";
import { decoded } from "./decoded.js";
import type { Finder } from "./finder.js";
import { mapKeys } from "./map-keys.js";
import { recall, remember } from "./memory.js";
import { base, load, root } from "./scripts.js";

/*
 * The script of every page. It is small and runs before the page is drawn, so that the theme is right from the start.
 * Search, filters and the decoder are loaded when they are used.
 */

declare global {
  var errspecFinder: Finder | undefined;
}

const page = document.documentElement;
const given = document.currentScript?.dataset ?? {};
const known = isChinese(page.lang)
  ? { copy: "复制", copied: "已复制", link: "复制链接" }
  : { copy: "Copy", copied: "Copied", link: "Copy link" };
const words = {
  copy: given["copy"] ?? known.copy,
  copied: given["copied"] ?? known.copied,
  link: given["link"] ?? known.link,
};
/** The locale of the texts. The messages of the page may be in another language. */
const locale = page.dataset["locale"] ?? page.lang;
const locales = document.currentScript?.dataset["locales"];

applyTheme(recall("theme"));
if (locales === undefined) {
  remember("locale", locale);
  document.addEventListener("DOMContentLoaded", prepare);
} else enter(locales.split(" "));

/** Redirects the site's first page to the visitor's language, and from `#dsa/2130` to a code. */
function enter(known: readonly string[]): void {
  const asked = [recall("locale"), ...navigator.languages].filter((tag) => tag !== undefined);
  const [wanted] = asked.flatMap((tag) => matchingLocale(tag, known) ?? []);
  const [source = "", ...others] = known;
  const locale = wanted ?? closestLocale(asked[0] ?? "", [source, ...others]);
  const reference = decodeURIComponent(location.hash.slice(1));
  if (reference === "") location.replace(`${locale}/index.html`);
  else location.replace(`${locale}/codes.html?q=${encodeURIComponent(reference)}&go=1`);
}

function prepare(): void {
  if (followOldAnchor()) return;
  window.addEventListener("hashchange", followOldAnchor);
  themeButton();
  languageLinks();
  choiceTabs();
  copyControls(words);
  mapKeys();
  samples();
  finder();
}

function applyTheme(theme: string | undefined): void {
  if (theme === "dark" || theme === "light") page.dataset["theme"] = theme;
}

function themeButton(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-toggle]");
  if (button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark =
      page.dataset["theme"] === undefined
        ? matchMedia("(prefers-color-scheme: dark)").matches
        : page.dataset["theme"] === "dark";
    const theme = isDark ? "light" : "dark";
    applyTheme(theme);
    remember("theme", theme);
  });
}

/** Redirects to a code's own page: codes and names used to be anchors on the pages of modules. */
function followOldAnchor(): boolean {
  if (document.querySelector("[data-module]") === null || location.hash.length < 2) return false;
  const target = document.getElementById(decoded(location.hash.slice(1)));
  const link = target?.closest("tr")?.querySelector("a");
  if (!link) return false;
  location.replace(link.href);
  return true;
}

/** Keeps the position and the filters in links to the same page in another language. */
function languageLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-locale]")) {
    link.addEventListener("click", () => {
      link.href = `${link.getAttribute("href")?.split(/[?#]/)[0] ?? ""}${location.search}${location.hash}`;
    });
  }
}

/** Remembers the chosen programming language and the envelope for all tabs of all pages. */
function choiceTabs(): void {
  for (const choice of ["language", "envelope"]) {
    const tabs = document.querySelectorAll<HTMLInputElement>(`[data-choice=${choice}] > input`);
    const show = (wanted: string | undefined): void => {
      for (const tab of tabs) if (tab.value === wanted) tab.checked = true;
    };
    show(recall(choice));
    for (const tab of tabs) {
      tab.addEventListener("change", () => {
        remember(choice, tab.value);
        show(tab.value);
      });
    }
  }
}

/** Fills the decoder with an example. */
function samples(): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-decode]");
  for (const button of document.querySelectorAll<HTMLElement>("[data-sample]")) {
    button.addEventListener("click", () => {
      if (field === null) return;
      field.value = button.dataset["sample"] ?? "";
      field.focus();
      field.dispatchEvent(new Event("input"));
    });
  }
}

/** Loads search when its field or the decoder is focused, and at once on pages that consist of search results. */
function finder(): void {
  const input = document.querySelector<HTMLInputElement>("[data-find]");
  const start = async (): Promise<void> => {
    await Promise.all([load("catalog"), load("finder")]);
    globalThis.errspecFinder?.({ root, base, locale, load });
  };
  let started = false;
  const once = (): void => {
    if (started) return;
    started = true;
    void start().catch(() => (started = false));
  };
  const paste = document.querySelector<HTMLTextAreaElement>("[data-decode=later]");
  input?.addEventListener("focus", once);
  paste?.addEventListener("focus", once);
  const isAsked = paste !== null && (paste.value !== "" || location.hash.length > 1);
  if (isAsked || document.querySelector("[data-filters], [data-decode=''], [data-lost]") !== null) once();
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input?.focus();
    input?.select();
  });
}
