import { allEntries } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";

/** The longest name of a folder that is made of a code; file systems end at 255 bytes. */
const longestFolder = 100;

/**
 * The folder of a code: the code itself where that is a plain name everywhere, else with `~` and two hexadecimal digits
 * for what is not (`a:b/c` is `a~3ab~2fc`). In modules whose codes differ by case alone, one with capitals also says
 * which letters they are, for many file systems take `AB` and `ab` for one.
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

/** Success, the errors, and single reserved codes: links to what was published once must last. */
function codesWithPage(module: Module): readonly string[] {
  return [
    ...new Set([...allEntries(module).map(({ code }) => code), ...reservedCodes(module).map(({ code }) => code)]),
  ];
}

/** Reserved codes one by one; ranges have no page. */
export function reservedCodes(
  module: Module,
): readonly { readonly code: string; readonly name: string | undefined; readonly reason: string }[] {
  const taken = new Set(allEntries(module).map(({ code }) => code));
  return module.reserved.flatMap(({ codes, names, reason }) => {
    const single = codes.filter(([first, last]) => first === last && !taken.has(first)).map(([first]) => first);
    return single.map((code) => {
      taken.add(code);
      return { code, name: codes.length === 1 && names.length === 1 ? names[0] : undefined, reason };
    });
  });
}

/** Whether a code is longer than any number: it is set in smaller letters, and gets more room in tables. */
export function isLong(code: string): boolean {
  return code.length > 11;
}

function escaped(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join("");
}

/** Which letters are capitals, as a number in hexadecimal. */
function capitals(code: string): string {
  const bits = code.replace(/./g, (letter) => (/[A-Z]/.test(letter) ? "1" : "0")); // a code is ASCII
  return BigInt(`0b${bits}`).toString(16);
}

/** FNV-1a in 32 bits: tells apart the few codes that are too long for a folder's name and begin alike. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
