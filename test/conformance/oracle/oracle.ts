/**
 * The oracle of the decode contract: its answers. Other files hold the sections of the contract.
 *
 * The oracle was written from the contracts alone, and shares no code with the SDKs. It follows them step by step, so
 * that both can be read side by side.
 */

import type { OracleCatalog } from "./catalog.js";
import { judge, type OracleCase } from "./judge.js";
import { writeLine } from "./line.js";
import { errorFields, invalidFields, whyOf } from "./text.js";

export type * from "./catalog.js";
export type { OracleCase } from "./judge.js";
export { localized } from "./locale.js";
export { received } from "./response.js";

/** Returns the canonical verdict, one line, exactly as section 7 defines it. */
export function verdict(catalog: OracleCatalog, input: OracleCase): string {
  const outcome = judge(catalog, input);
  switch (outcome.result) {
    case "success":
      return writeLine({ result: "success" });
    case "invalid":
      return writeLine(invalidFields(catalog, outcome, whyOf(outcome.reason, input.status), input.status));
    case "error":
      return writeLine(errorFields(catalog, input.module, outcome));
  }
}
