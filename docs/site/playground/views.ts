import { after } from "./client.js";
import { byId, data, element, field, fill, select } from "./elements.js";
import { painted } from "./paint.js";
import type { Engine, Generated, SpecText } from "./protocol.js";
import type { State } from "./state.js";

const { words } = data;

/** What the views share: errspec, the state of the page, and what to do when a view has changed it. */
export interface Page {
  readonly engine: Engine;
  readonly state: () => State;
  /** Keeps the state in the address. */
  readonly changed: () => void;
  /** Generates again. */
  readonly refresh: () => void;
  /** Replaces the spec. */
  readonly replace: (files: readonly SpecText[]) => void;
  readonly failed: (error: unknown) => void;
}

/** A view of the spec. It is updated when it is shown, and when the spec changes while it is. */
export interface View {
  readonly update: () => Promise<void>;
}

const language = document.documentElement.lang;

/** The view of the files of a target. */
export interface OutputView extends View {
  readonly show: (made: Generated) => Promise<void>;
  /** Shows a text in the place of the files. */
  readonly say: (text: string) => void;
}

export function outputView(page: Page): OutputView {
  const [target, file, code] = [select("target"), select("file"), byId("code")];
  let text = "";
  const show = async (): Promise<void> => {
    const path = file.value;
    const made = await page.engine.text(path);
    if (made === text) return;
    text = made;
    code.replaceChildren(text);
    const { highlighted } = await import("./highlight.mjs");
    const nodes = await highlighted(path, made);
    if (made === text) code.replaceChildren(...nodes);
  };
  const say = (message: string): void => {
    text = "";
    code.replaceChildren(message);
  };
  target.addEventListener("change", () => {
    page.state().target = target.value;
    page.changed();
    page.refresh();
  });
  file.addEventListener("change", () => {
    page.state().path = file.value;
    page.changed();
    show().then(() => (code.scrollTop = 0), page.failed);
  });
  byId("copy").addEventListener("click", ({ currentTarget }) => {
    const button = currentTarget as HTMLElement;
    void navigator.clipboard.writeText(text).then(() => {
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
  });
  return {
    update: () => Promise.resolve(),
    say,
    async show({ targets, target: shown, paths }) {
      if (shown === undefined) {
        say(words.noTargets);
        return;
      }
      fill(target, targets, shown);
      const { path, open } = page.state();
      fill(file, paths, paths.find((each) => each === path) ?? firstOf(paths, open));
      await show();
    },
  };
}

/** The file to show first: that of the module in the editor, or else one of code. */
function firstOf(paths: readonly string[], open: string): string | undefined {
  const code = paths.filter(
    (path) => /\.(?:go|ts|py|java|rs|md|html|proto|sql|json)$/.test(path) && !/test|README/.test(path),
  );
  // Languages write `order-items` in their own ways.
  const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();
  const stem = plain(open.replace(/\.\w+$/, ""));
  const named = code.find((path) => path.split(/[/.]/).map(plain).includes(stem));
  // A package of Go is called `orderserr` where `orders` could hide something.
  return named ?? code.find((path) => plain(path).includes(stem)) ?? code[0] ?? paths[0];
}

/** What a client makes of a response. */
export function decodeView(page: Page): View {
  const [body, headers] = [field("body"), field("headers")];
  const [status, module] = [field("status"), select("module")];
  const update = async (): Promise<void> => {
    const { files } = page.state();
    const response = {
      module: module.value || undefined,
      status: Number(status.value),
      headers: headers.value,
      body: body.value,
    };
    const found = await page.engine.decode(files, response, language);
    byId("module-field").hidden = (found?.modules.length ?? 0) < 2;
    fill(module, found?.modules ?? [], response.module);
    const rows = found === undefined ? [["", words.blocked] as const] : body.value === "" ? [] : found.fields;
    byId("decoded").replaceChildren(...rows.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
  };
  const soon = after(150, () => void update().catch(page.failed));
  for (const each of [body, headers, status, module]) {
    each.addEventListener("input", () => {
      Object.assign(page.state(), { body: body.value, headers: headers.value, status: status.value });
      page.changed();
      soon();
    });
  }
  return {
    update() {
      const state = page.state();
      body.value = state.body;
      headers.value = state.headers;
      status.value = state.status;
      return update();
    },
  };
}

/** What a code, a name or a line of a log means. */
export function explainView(page: Page): View {
  const [query, shown] = [field("query"), byId("explanation")];
  const update = async (): Promise<void> => {
    const { files, query: asked } = page.state();
    const found = asked.trim() === "" ? "" : await page.engine.explain(files, asked, language);
    shown.replaceChildren(...painted(found ?? words.blocked));
  };
  const soon = after(150, () => void update().catch(page.failed));
  query.addEventListener("input", () => {
    page.state().query = query.value;
    page.changed();
    soon();
  });
  return {
    update() {
      query.value = page.state().query;
      return update();
    },
  };
}

/** Whom the changes since the version that was kept break. */
export function breakingView(page: Page): View {
  const [hint, forget, shown] = [byId("breaking-hint"), byId("forget"), byId("changes")];
  const update = async (): Promise<void> => {
    const { files, kept } = page.state();
    hint.textContent = kept === undefined ? words.keepHint : words.kept;
    forget.hidden = kept === undefined;
    shown.hidden = kept === undefined;
    const found = kept && (await page.engine.breaking(kept, files));
    shown.replaceChildren(...painted(kept === undefined ? "" : (found ?? words.blocked)));
  };
  const set = (kept: State["kept"]): void => {
    page.state().kept = kept;
    page.changed();
    update().catch(page.failed);
  };
  byId("keep").addEventListener("click", () => set(page.state().files));
  forget.addEventListener("click", () => {
    set(undefined);
    byId("keep").focus();
  });
  return { update };
}

/** A spec made of a pasted document. */
export function importView(page: Page): View {
  const [text, format] = [field("document"), select("format")];
  const [use, report] = [byId("use"), byId("report")];
  let files: readonly SpecText[] = [];
  const read = async (): Promise<void> => {
    report.replaceChildren(words.loading);
    const extension = format.value === "" ? extensionOf(text.value) : format.value;
    const found = await page.engine.read(`api.${extension}`, text.value);
    files = found.files;
    use.hidden = files.length === 0;
    report.replaceChildren([found.report, ...files.map((file) => `\n# ${file.name}\n${file.text}`)].join("\n"));
  };
  byId("read").addEventListener("click", () => void read().catch(page.failed));
  use.addEventListener("click", () => page.replace(files));
  return { update: () => Promise.resolve() };
}

/** The extension of files with such a text. */
function extensionOf(text: string): string {
  const start = text.trimStart();
  if (start.startsWith("<")) return "html";
  if (/^[[{]/.test(start)) return "json";
  if (/^package \w+$/m.test(text)) return "go";
  if (/^(?:export |const |enum )/m.test(text)) return "ts";
  if (/^\s*\|.*\|\s*$/m.test(text)) return "md";
  if (text.includes("\t")) return "tsv";
  return /^[^,\n]+,[^\n]+$/m.test(text) ? "csv" : "md";
}
