import { entryOf } from "../decode/decode.js";
import { findCode } from "../decode/form.js";
import { calledModules } from "../model/called.js";
import type { Catalog, Form, Module } from "../model/catalog.js";
import type { Reference } from "./answer.js";
import { knownEntry, lookUp } from "./references.js";

/** The most characters of a line that are read. A longer line is data, not a message. */
const longestLine = 4096;

/**
 * Finds what a line of a log refers to. Codes in a form of the envelope (`(2130)…`), names, and codes with their module are
 * certain; bare numbers are used only if nothing is certain. If the line names a module, only that module counts.
 */
export function readLine(catalog: Catalog, line: string): readonly Reference[] {
  const text = line.slice(0, longestLine);
  const tokens = text
    .split(/[\s()[\]{}<>（）［］｛｝「」【】"'`,;=|，。；：]+|:(?=\s|$)/u)
    .filter((token) => token !== "");
  const found = tokens.filter(isSpecific).map((token) => lookUp(catalog, token.replace(/^[.:]+|[.:!]+$/g, "")));
  const certain = [...inForms(catalog, text), ...found.flatMap((references) => references.certain)];
  const all = certain.length > 0 ? certain : found.flatMap(({ possible }) => possible);
  const named = all.filter(({ module }) => tokens.some((token) => token.toLowerCase() === module.id));
  return named.length > 0 ? named : all;
}

/** Whether a token can identify an entry. Words of prose and small numbers, such as `error` and `12`, cannot. */
function isSpecific(token: string): boolean {
  return (
    /^-?\d{3,}$/.test(token) ||
    /[/#.:_-]./.test(token) ||
    /^0x/i.test(token) ||
    /[a-z0-9][A-Z]|[A-Z]\d|\d[A-Z]/.test(token)
  );
}

function inForms(catalog: Catalog, text: string): Reference[] {
  const forms = catalog.envelope.moduleCode.flatMap((source) => source.forms);
  return calledModules(catalog).flatMap((module) => {
    for (let at = 0; at < text.length; at++) {
      const meaning = formAt(module, forms, text, at);
      if (meaning !== undefined) return [meaning];
    }
    return [];
  });
}

/** The most characters of a form and its code. */
const longestForm = 160;

function formAt(module: Module, forms: readonly Form[], text: string, at: number): Reference | undefined {
  const unit = text.charCodeAt(at);
  const candidates = forms.filter(({ before }) => (before === "" ? startsWord(text, at) : begins(before, unit)));
  if (candidates.length === 0) return undefined;
  const found = findCode(
    text.slice(at, at + longestForm),
    candidates,
    module.codeType,
    (code) => entryOf(module, code) !== undefined,
  );
  const entry = found && entryOf(module, found.code);
  return entry && knownEntry(module, entry);
}

/** Whether a code unit is the first character of a form, or its full-width twin. */
function begins(before: string, unit: number): boolean {
  const wanted = before.charCodeAt(0);
  return unit === wanted || unit === wanted + 0xfee0;
}

/** Whether a code without an opening mark can start here: not inside or at the end of a word, a path or a time. */
function startsWord(text: string, at: number): boolean {
  return /\S/.test(text.charAt(at)) && (at === 0 || !/[\p{L}\p{N}/.:_-]/u.test(text.charAt(at - 1)));
}
