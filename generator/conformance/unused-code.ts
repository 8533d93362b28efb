import type { Module } from "../model/catalog.js";
import { codeNumber, parseCode } from "../model/code-type.js";
import { hexText } from "../decode/code.js";

/** A code of the module's type that the module does not have, for tests. Never -1, which some languages print as unset. */
export function unusedCode({ codeType, entries }: Module): string | undefined {
  const used = new Set(entries.map(({ code }) => code));
  const isNumeric = codeType.kind === "int" || codeType.kind === "hex";
  const candidates = isNumeric
    ? [...Array(used.size + 1).keys()].map((n) => String(99 - n))
    : ["ZZ999", "ZZ998", "ZZ997"];
  for (const candidate of candidates) {
    const spelled = codeType.kind === "hex" ? (hexText(Number(candidate), codeType.bits) ?? "") : candidate;
    const parsed = parseCode(codeType, spelled);
    if ("code" in parsed && codeNumber(codeType, parsed.code) !== -1 && !used.has(parsed.code)) return parsed.code;
  }
  return undefined;
}
