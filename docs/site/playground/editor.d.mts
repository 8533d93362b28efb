import type { Editor, EditorOptions } from "./plain-editor.js";

export function createEditor(options: EditorOptions): Editor;
