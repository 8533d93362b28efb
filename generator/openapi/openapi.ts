import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { rewritten } from "../edit/apply.js";
import { sameJson } from "../edit/json.js";
import type { Catalog } from "../model/catalog.js";
import { englishTitle } from "../model/catalog.js";
import type { Openapi } from "./document.js";
import { overlayText } from "./overlay.js";
import { planErrors } from "./plan.js";
import type { Plan } from "./plan.js";
import type { Remark } from "./operation-responses.js";

/** The text of a file that errors are added to, or the overlay that adds them. */
export interface Written {
  readonly text: string;
  readonly plan: Plan;
  readonly isChanged: boolean;
  readonly remarks: readonly (Remark & { readonly line: number; readonly column: number })[];
}

/** The overlay that adds the errors of a catalog to an OpenAPI document. */
export function overlayFor(openapi: Openapi, catalog: Catalog, locale: string, extended: string): Written {
  const plan = planErrors(openapi, catalog, locale);
  const title = `Errors of ${englishTitle(catalog)}`;
  const text = overlayText(openapi.data, plan.after, { title, version: catalog.version, extends: extended });
  return { text, plan, isChanged: !sameJson(openapi.data, plan.after), remarks: placed(openapi, plan) };
}

/** An OpenAPI document with the errors of a catalog. What it need not change stays as it is, byte for byte. */
export function withErrors(openapi: Openapi, catalog: Catalog, locale: string): Written | Diagnostic {
  const plan = planErrors(openapi, catalog, locale);
  const text = rewritten(openapi, plan.after);
  if (typeof text !== "string") {
    return {
      rule: "openapi-shared",
      severity: "error",
      at: openapi.at(text.shared),
      message: `\`${text.shared.join(".")}\` is an alias or comes from a merge key, so it cannot be changed alone`,
      help: "write it out, or use `errspec openapi overlay`",
    };
  }
  return { text, plan, isChanged: text !== openapi.text, remarks: placed(openapi, plan) };
}

function placed(openapi: Openapi, { remarks }: Plan): Written["remarks"] {
  return remarks.map((remark) => ({ ...remark, ...openapi.at(remark.at) }));
}
