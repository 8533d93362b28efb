import { after, oneAtATime, startEngine } from "./client.js";
import { button, byId, data, element } from "./elements.js";
import { plainEditor } from "./plain-editor.js";
import type { Editor, EditorOptions } from "./plain-editor.js";
import type { Generated, Problem, SpecText } from "./protocol.js";
import { fragmentOf, stateIn } from "./state.js";
import type { State } from "./state.js";
import { choose, withArrows } from "./tabs.js";
import { breakingView, decodeView, explainView, importView, outputView } from "./views.js";
import type { Page, View } from "./views.js";

/* The playground: a spec on the left, and what errspec makes of it on the right. */

const { example, words } = data;

const engine = startEngine(data.worker);

const initial = (): State => ({
  files: example,
  open: "dsa.yaml",
  view: "output",
  body: '{ "code": 4000, "message": "(2130)非法ProjectID参数", "requestId": "r-7" }',
  status: "200",
  headers: "",
  query: "2130",
});

let state = initial();
let problems: readonly Problem[] = [];

const failed = (error: unknown): void => {
  console.error(error);
  byId("note").textContent = words.failed;
};

/** Keeps the state in the address. Of the example as it is, nothing needs to be kept. */
const save = after(400, () => {
  const saved = state;
  const isInitial = JSON.stringify(saved) === JSON.stringify(initial());
  (isInitial ? Promise.resolve("") : fragmentOf(saved)).then((fragment) => {
    if (saved !== state) return; // it was replaced meanwhile
    byId("note").textContent = fragment === undefined ? words.tooLong : "";
    history.replaceState(null, "", location.pathname + (fragment ?? ""));
  }, failed);
});

/** Generates, then checks. Targets of which nothing is shown are loaded for the check only. */
const refresh = oneAtATime(async () => {
  const { files } = state;
  const made = await engine.generate(files, state.target).catch(asError);
  // At first, the rules are still to be loaded.
  if (!isEditorLoaded && isUsable(made)) await output.show(made);
  await loadEditor();
  showProblems(await engine.lint(files));
  if (problems.some(({ severity }) => severity === "error")) output.say(words.blocked);
  else if (made instanceof Error) throw made;
  else await output.show(made);
  await views[state.view]?.update();
}, failed);

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const isUsable = (made: Generated | Error): made is Generated => !(made instanceof Error) && made.problems.length === 0;

const edited = after(150, refresh);

const page: Page = {
  engine,
  state: () => state,
  changed: save,
  refresh,
  replace(files) {
    state = {
      ...state,
      files,
      open: files.find(({ name }) => name !== "errspec.yaml")?.name ?? "errspec.yaml",
      target: undefined,
      path: undefined,
    };
    save();
    showSpec();
    showView("output");
    refresh();
  },
  failed,
};

const output = outputView(page);
const views: Readonly<Record<string, View>> = {
  output,
  decode: decodeView(page),
  explain: explainView(page),
  breaking: breakingView(page),
  import: importView(page),
};

const editorOptions: EditorOptions = {
  parent: byId("editor"),
  label: words.editor,
  onChange(text) {
    state.files = state.files.map((file) => (file.name === state.open ? { ...file, text } : file));
    save();
    edited();
  },
  complete: (offset) => engine.complete(state.files, state.open, offset),
  hover: (offset) => engine.hover(state.files, state.open, offset),
};

let editor: Editor = plainEditor(editorOptions);
let isEditorLoaded = false;

/** Puts the editor in the place of the text area. It is larger than all else, so it comes after the first output. */
async function loadEditor(): Promise<void> {
  if (isEditorLoaded) return;
  isEditorLoaded = true;
  const { createEditor } = await import("./editor.mjs");
  const cursor = editor.remove();
  editor = createEditor(editorOptions);
  openFile();
  if (cursor === undefined) return;
  const before = textOf(state.open).slice(0, cursor).split("\n");
  editor.goTo(before.length, (before.at(-1) ?? "").length + 1);
}

const textOf = (file: string): string => state.files.find(({ name }) => name === file)?.text ?? "";

function openFile(): void {
  editor.open(state.open, textOf(state.open));
  editor.show(problems.filter(({ file }) => file === state.open));
}

function showSpec(): void {
  const tabs = state.files.map(({ name }) => {
    const tab = element("button", name);
    tab.role = "tab";
    tab.setAttribute("aria-controls", "editor");
    tab.addEventListener("click", () => {
      state.open = name;
      save();
      choose(byId("files"), (each) => each === tab);
      openFile();
      button("remove").disabled = name === "errspec.yaml";
    });
    return tab;
  });
  byId("files").replaceChildren(...tabs);
  choose(byId("files"), ({ textContent }) => textContent === state.open);
  button("remove").disabled = state.open === "errspec.yaml";
  openFile();
}

function showProblems(found: readonly Problem[]): void {
  problems = found;
  editor.show(found.filter(({ file }) => file === state.open));
  const count = (severity: Problem["severity"]): number => found.filter((each) => each.severity === severity).length;
  const counts = (["error", "warning", "info"] as const).flatMap((severity) =>
    count(severity) === 0 ? [] : [`${severity}: ${count(severity)}`],
  );
  byId("counts").textContent = counts.length === 0 ? words.clean : counts.join(", ");
  byId("problems").replaceChildren(...found.map(problemItem));
}

function problemItem({ severity, rule, message, help, file, line, column }: Problem): HTMLElement {
  const made = element("button");
  made.className = severity;
  made.append(element("b", `${file}:${line}:${column}`), ` ${severity}[${rule}]: ${message}`);
  if (help !== undefined) made.append(element("i", help));
  made.addEventListener("click", () => {
    if (file !== state.open && state.files.some(({ name }) => name === file)) {
      state.open = file;
      showSpec();
    }
    editor.goTo(line, column);
  });
  const item = element("li");
  item.append(made);
  return item;
}

function showView(view: string): void {
  state.view = Object.hasOwn(views, view) ? view : "output";
  choose(byId("views"), ({ id }) => id === `tab-${state.view}`);
  for (const id of Object.keys(views)) byId(`view-${id}`).hidden = id !== state.view;
}

/** A module with a name that no other file has. */
function newFile(): SpecText {
  const names = new Set(state.files.map(({ name }) => name));
  let number = 1;
  while (names.has(`module-${number}.yaml`)) number += 1;
  const id = `module-${number}`;
  return {
    name: `${id}.yaml`,
    text: `module: ${id}\ntitle: Module ${number}\ncode-type: string\nerrors:\n  - code: not_found\n    name: NotFound\n    text: There is no such thing.\n    kind: not_found\n    action: fix_request\n`,
  };
}

function setFiles(files: readonly SpecText[], open: string): void {
  state = { ...state, files, open };
  save();
  showSpec();
  refresh();
}

byId("add").addEventListener("click", () => {
  const file = newFile();
  setFiles([...state.files, file], file.name);
});
byId("remove").addEventListener("click", () => {
  setFiles(
    state.files.filter(({ name }) => name !== state.open),
    "errspec.yaml",
  );
  byId("files").querySelector<HTMLElement>("[aria-selected=true]")?.focus();
});
byId("restart").addEventListener("click", () => {
  history.replaceState(null, "", location.pathname);
  void start("");
});
for (const tab of byId("views").querySelectorAll<HTMLElement>("[role=tab]")) {
  tab.addEventListener("click", () => {
    showView(tab.id.slice("tab-".length));
    save();
    views[state.view]?.update().catch(failed);
  });
}
withArrows(byId("views"));
withArrows(byId("files"));
byId("other-language").addEventListener("click", ({ currentTarget }) => {
  (currentTarget as HTMLAnchorElement).hash = location.hash;
});
addEventListener("hashchange", () => {
  // The link that skips to the result has a fragment, too.
  if (location.hash.startsWith("#1.")) void start(location.hash);
});

async function start(fragment: string): Promise<void> {
  const found = fragment.startsWith("#1.") ? await stateIn(fragment) : {};
  byId("note").textContent = found === undefined ? words.badLink : "";
  state = { ...initial(), ...found };
  if (!state.files.some(({ name }) => name === state.open)) state.open = state.files[0]?.name ?? "";
  showSpec();
  showView(state.view);
  refresh();
}

void start(location.hash);
