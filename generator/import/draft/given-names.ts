import { allEntries } from "../../model/catalog.js";
import { isName, namePattern, suggestName } from "../../model/name.js";
import { Unreadable } from "../document.js";
import { recordsOf } from "../readers/delimited.js";
import type { Draft, DraftEntry, DraftModule } from "./draft.js";

/** A name that the user gives a code, and its line in the user's file. */
export interface GivenName {
  readonly module: string;
  readonly code: string;
  readonly name: string;
  readonly line: number;
}

const columns = ["module", "code", "name", "text"] as const;

/**
 * Prints the codes that have only a placeholder for a name as CSV, with an empty column to fill in, and a byte order mark,
 * without which Excel misreads UTF-8. Undefined if each code has a name.
 */
export function namesText({ modules, locales }: Draft): string | undefined {
  const [source = ""] = locales;
  const rows = modules.flatMap((module) =>
    allEntries(module)
      .filter(({ nameFrom }) => nameFrom === "placeholder")
      .map(({ code, title, text }) => [module.id, code, "", text[source] ?? title[source] ?? ""]),
  );
  if (rows.length === 0) return undefined;
  return `\ufeff${[columns, ...rows].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("")}`;
}

/** A cell of CSV. An apostrophe keeps a spreadsheet from taking a text for a formula. */
const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Reads a table as {@link namesText} prints it, even if a spreadsheet saved it with semicolons. Rows without a name are left out. */
export function readNames(file: string, text: string): GivenName[] {
  const body = text.replace(/^\ufeff/, "");
  const [first = ""] = body.split("\n", 1);
  const delimiter = [",", ";", "\t"].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  const [header, ...records] = recordsOf(body, delimiter);
  const titles = (header?.record ?? []).map((title) => title.trim().toLowerCase());
  const [module, code, name] = columns.map((title) => titles.indexOf(title));
  if (module === undefined || code === undefined || name === undefined || Math.min(module, code, name) < 0)
    throw new Unreadable(`${file} needs the columns module, code and name in its first line`);
  const plain = (cell = ""): string => cell.trim().replace(/^'(?=[=+\-@])/, "");
  return records
    .map(({ record, info }) => ({
      module: plain(record[module]),
      code: plain(record[code]),
      name: plain(record[name]),
      line: info.lines,
    }))
    .filter((given) => given.name !== "");
}

/** A draft with the names that the user gives its codes. A name that cannot be used is refused, with its line. */
export function withNames(draft: Draft, file: string, given: readonly GivenName[]): Draft {
  const byModule = new Map<string, Map<string, GivenName>>();
  for (const one of given) {
    const problem = problemOf(draft, one, byModule.get(one.module));
    if (problem !== undefined) throw new Unreadable(`${file}:${one.line}: ${problem}`);
    byModule.set(one.module, (byModule.get(one.module) ?? new Map<string, GivenName>()).set(one.code, one));
  }
  return {
    ...draft,
    modules: draft.modules.map((module) =>
      named(module, file, byModule.get(module.id) ?? new Map<string, GivenName>()),
    ),
  };
}

function problemOf(
  { modules }: Draft,
  { module, code, name }: GivenName,
  before: ReadonlyMap<string, GivenName> | undefined,
): string | undefined {
  const home = modules.find(({ id }) => id === module);
  if (home === undefined)
    return `there is no module ${module}; the document has ${modules.map(({ id }) => id).join(", ")}`;
  if (!allEntries(home).some((entry) => entry.code === code)) return `the module ${module} has no code ${code}`;
  if (before?.has(code) === true) return `the code ${code} has a name already; remove one of the lines`;
  if (isName(name)) return undefined;
  const suggestion = suggestName(name);
  const remedy = namePattern.test(suggestion) ? `; write ${suggestion}` : " of ASCII letters and digits";
  return `\`${String(name)}\` is not a name: names are PascalCase words${remedy}`;
}

function named(module: DraftModule, file: string, given: ReadonlyMap<string, GivenName>): DraftModule {
  const rename = (entry: DraftEntry): DraftEntry => {
    const name = given.get(entry.code)?.name;
    return name === undefined ? entry : { ...entry, name, nameFrom: "given" };
  };
  const renamed = { ...module, success: module.success && rename(module.success), entries: module.entries.map(rename) };
  const owners = new Map<string, string>();
  for (const { name, code } of allEntries(renamed)) {
    const other = owners.get(name);
    const line = given.get(code)?.line ?? given.get(other ?? "")?.line;
    if (other !== undefined && line !== undefined)
      throw new Unreadable(`${file}:${line}: ${name} is the name of both ${other} and ${code}; choose another`);
    owners.set(name, code);
  }
  return renamed;
}
