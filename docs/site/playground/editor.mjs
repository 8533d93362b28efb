import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics, lintGutter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** The editor of the spec, on CodeMirror. */
export function createEditor({ parent, label, onChange, complete, hover }) {
  const extensions = [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    indentUnit.of("  "),
    yaml(),
    syntaxHighlighting(classHighlighter),
    lintGutter(),
    autocompletion({ override: [completionSource(complete)] }),
    hoverTooltip(hoverSource(hover)),
    // Tab indents, and Escape then Tab leaves the editor, as CodeMirror documents it.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent });
  const states = new Map();
  let current = "";
  return {
    open(name, text) {
      if (current !== "") states.set(current, view.state);
      current = name;
      const known = states.get(name);
      const isSame = known?.doc.toString() === text;
      view.setState(isSame ? known : EditorState.create({ doc: text, extensions }));
    },
    show(problems) {
      const { doc } = view.state;
      const marks = problems.map(({ severity, rule, message, help, ...at }) => {
        const from = offset(doc, at.line, at.column);
        const to = Math.max(from, offset(doc, at.endLine, at.endColumn));
        const text = `${message}${help === undefined ? "" : `\n${help}`}`;
        return { from, to, severity, message: text, source: rule };
      });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(line, column) {
      const anchor = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    remove() {
      view.destroy();
      return undefined;
    },
  };
}

/** The offset of a place that may no longer be there. */
function offset(doc, line, column) {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(line);
  return Math.min(from + column - 1, to);
}

/** The types of CodeMirror's icons. */
const icons = {
  key: "property",
  value: "enum",
  code: "constant",
  error: "class",
  group: "namespace",
  module: "namespace",
};

const completionSource = (complete) => async (context) => {
  const word = context.matchBefore(/[\w./-]+/);
  if (word === null && !context.explicit && !/(?::|-) ?$/.test(lineBefore(context))) return null;
  const found = await complete(context.pos);
  const [first] = found;
  if (first === undefined || context.aborted) return null;
  const options = found.map(({ kind, label, text, detail }) => ({
    label,
    apply: text,
    info: detail,
    type: icons[kind],
  }));
  return { from: first.from, to: first.to, options, validFor: /^[\w./-]*$/ };
};

function lineBefore({ state, pos }) {
  return state.sliceDoc(state.doc.lineAt(pos).from, pos);
}

const hoverSource = (hover) => async (_, position) => {
  const found = await hover(position);
  if (found === undefined) return null;
  const create = () => {
    const dom = document.createElement("div");
    dom.className = "hover";
    dom.textContent = found.text;
    return { dom };
  };
  return { pos: found.from, end: found.to, create };
};
