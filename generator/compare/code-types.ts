import type { CodeType } from "../model/code-type.js";
import type { ModulePair } from "./pairs.js";

/** Whether the codes of a module have another type than before. */
export function hasOtherCodes({ before, after }: ModulePair): boolean {
  return codeTypeText(before.module.codeType) !== codeTypeText(after.module.codeType);
}

/** `int`, `signed 32-bit hex` */
export function codeTypeText(type: CodeType): string {
  return type.kind === "hex" ? `${type.signed ? "signed" : "unsigned"} ${type.bits}-bit hex` : type.kind;
}
