import type { Completion, Hover, Problem } from "./protocol.js";

export interface EditorOptions {
  readonly parent: HTMLElement;
  /** What the field is called. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly complete: (offset: number) => Promise<readonly Completion[]>;
  readonly hover: (offset: number) => Promise<Hover | undefined>;
}

/** The editor of the spec. */
export interface Editor {
  /** Shows a file. */
  open(name: string, text: string): void;
  /** Shows the problems of the file. */
  show(problems: readonly Problem[]): void;
  /** Puts the cursor at a place; lines and columns count from 1. */
  goTo(line: number, column: number): void;
  /** Removes it from the page, and says where the cursor was if it had the focus. */
  remove(): number | undefined;
}

/** A text area, until the editor is loaded. */
export function plainEditor({ parent, label, onChange }: EditorOptions): Editor {
  const field = document.createElement("textarea");
  field.setAttribute("aria-label", label);
  field.spellcheck = false;
  field.addEventListener("input", () => onChange(field.value));
  parent.append(field);
  return {
    open(_, text) {
      field.value = text;
    },
    show: () => undefined,
    goTo(line, column) {
      const before = field.value.split("\n").slice(0, line - 1);
      const offset = before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
      field.focus();
      field.setSelectionRange(offset, offset);
    },
    remove() {
      const offset = document.activeElement === field ? field.selectionStart : undefined;
      field.remove();
      return offset;
    },
  };
}
