import { allEntries } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { kebabCase } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";

/** The longest folder name for a code. File systems allow 255 bytes. */
const longestFolder = 100;

/**
 * The folder of a code: the code itself where that is a plain name everywhere, else with `~` and two hexadecimal digits
 * for other characters (`a:b/c` is `a~3ab~2fc`). If codes of a module differ only in case, folders also encode which
 * letters are capitals, because many file systems treat `AB` and `ab` as one name.
 */
export function codeFolder(code: string, hasCaseTwin = false): string {
  let folder = code.replace(/[^A-Za-z0-9_.-]/g, escaped);
  if (isDeviceName(folder) || /^index\.html$/i.test(folder)) folder = folder.replace(/^./, escaped);
  folder = folder.replace(/\.$/, escaped);
  if (hasCaseTwin && /[A-Z]/.test(code)) folder += `~${capitals(code)}`;
  return folder.length <= longestFolder ? folder : `${folder.slice(0, longestFolder - 9)}~${hash(code)}`;
}

/** The folders of a module's codes. */
export function folders(module: Module): ReadonlyMap<string, string> {
  const codes = codesWithPage(module);
  const folded = new Map<string, number>();
  for (const code of codes) folded.set(code.toLowerCase(), (folded.get(code.toLowerCase()) ?? 0) + 1);
  return new Map(codes.map((code) => [code, codeFolder(code, (folded.get(code.toLowerCase()) ?? 0) > 1)]));
}

/** Success, the errors, and single reserved codes: links to published codes must keep working. */
function codesWithPage(module: Module): readonly string[] {
  return [
    ...new Set([...allEntries(module).map(({ code }) => code), ...reservedCodes(module).map(({ code }) => code)]),
  ];
}

/** The page of all operations. */
export const operationsPage = "operations.html";

/** The page of all errors in other formats, of a catalog with operations. */
export const formatsPage = "formats.html";

/** The folder of the pages of operations, which no module may have. */
export const operationsFolder = "operations";

/** The path of the page of an operation. Names of operations differ, whatever a file system takes for equal. */
export function operationPath({ name }: Pick<Operation, "name">): string {
  return `${operationsFolder}/${kebabCase(name)}/index.html`;
}

/** A single reserved code. */
export interface ReservedCode {
  readonly code: string;
  readonly name: string | undefined;
  readonly reason: string;
}

/** The single reserved codes. Ranges have no page. */
export function reservedCodes(module: Module): readonly ReservedCode[] {
  const taken = new Set(allEntries(module).map(({ code }) => code));
  return module.reserved.flatMap(({ codes, names, reason }) => {
    const single = codes.filter(([first, last]) => first === last && !taken.has(first)).map(([first]) => first);
    return single.map((code) => {
      taken.add(code);
      return { code, name: codes.length === 1 && names.length === 1 ? names[0] : undefined, reason };
    });
  });
}

/** Whether a code is longer than any number: it gets smaller letters, and more room in tables. */
export function isLong(code: string): boolean {
  return code.length > 11;
}

function escaped(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join("");
}

/** The letters that are capitals, as bits of a hexadecimal number. */
function capitals(code: string): string {
  const bits = code.replace(/./g, (letter) => (/[A-Z]/.test(letter) ? "1" : "0")); // a code is ASCII
  return BigInt(`0b${bits}`).toString(16);
}

/** FNV-1a in 32 bits: distinguishes codes that are too long for a folder name and start alike. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
