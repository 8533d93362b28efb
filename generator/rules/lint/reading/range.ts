import { compareCodes } from "../../../model/code-type.js";
import type { CodeType } from "../../../model/code-type.js";

/** Whether a code is between the two, both included. */
export function inRange(type: CodeType, code: string, [first, last]: readonly [string, string]): boolean {
  return compareCodes(type, first, code) <= 0 && compareCodes(type, code, last) <= 0;
}
