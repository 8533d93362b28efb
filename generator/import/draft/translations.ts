import type { DraftEntry, DraftModule, Texts } from "./draft.js";
import type { Fragment } from "./fragment.js";
import type { Remark } from "./remark.js";
import { factsWith } from "./cells.js";

/** Adds the texts of a document in another language, by code. The nth row of a code belongs to the nth entry of it. */
export function translate(
  modules: readonly DraftModule[],
  locale: string,
  fragments: readonly Fragment[],
  remarks: Remark[],
): DraftModule[] {
  const byCode = new Map<string, Fragment[]>();
  for (const fragment of fragments) {
    const list = byCode.get(fragment.code);
    if (list === undefined) byCode.set(fragment.code, [fragment]);
    else list.push(fragment);
  }
  const merge = (entry: DraftEntry): DraftEntry => {
    const key = byCode.has(entry.code) ? entry.code : entry.code.replace(/^0x0*/i, "0x").toLowerCase();
    const fragment = byCode.get(key)?.shift();
    if (fragment === undefined) {
      remarks.push({ kind: "untranslated", message: `${entry.code} is missing from the ${locale} document` });
      return entry;
    }
    const texts = (["title", "text", "note"] as const).flatMap((field) => {
      const text = fragment[field][locale] ?? Object.values(fragment[field])[0];
      return text === undefined || text === "" ? [] : [{ field, text }];
    });
    const fields = (["title", "text", "note"] as const).filter((field) => Object.keys(entry[field]).length > 0);
    const added: Record<"title" | "text" | "note", Texts> = { title: entry.title, text: entry.text, note: entry.note };
    texts.forEach(({ field, text }, i) => {
      // The columns of the two documents may have different roles. If their number is equal, their order decides.
      const target = texts.length === fields.length ? fields[i] : fields.includes(field) ? field : "text";
      if (target === undefined) return;
      const before = added[target][locale];
      added[target] = { ...added[target], [locale]: before === undefined ? text : `${before}\n${text}` };
    });
    return {
      ...entry,
      ...added,
      ...factsWith(entry, fragment),
      places: [...entry.places, fragment.place],
    };
  };
  const translated = modules.map((module) => ({
    ...module,
    success: module.success && merge(module.success),
    entries: module.entries.map(merge),
  }));
  for (const [code, rest] of byCode) {
    if (
      rest.length > 0 &&
      !modules.some(({ entries, success }) => success?.code === code || entries.some((entry) => entry.code === code))
    ) {
      for (const { place } of rest) {
        remarks.push({
          kind: "unmatched",
          message: `${code} is only in the ${locale} document (row ${place.row} of table ${place.table}) and is left out`,
          at: place,
        });
      }
    }
  }
  return translated;
}
