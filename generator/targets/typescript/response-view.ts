import type { Catalog } from "../../model/catalog.js";
import { commonModule } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { sdkOf } from "../../sdk/sdk.js";
import { generatedFrom } from "../header.js";
import { clause, conditional, listed } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { catalogNames } from "./names.js";
import type { Options } from "./options.js";
import { encoderName } from "./standard-view.js";
import type { View } from "./structure.js";
import { hasStandard, standardFiles } from "./values.js";

/** `response.ts` */
export function responseView(catalog: Catalog): View {
  const { headers, status } = sdkOf(catalog, commonModule(catalog)).decode;
  const { code, requestId, retryAfter } = headers;
  return {
    header: freeText(generatedFrom(catalog.file)),
    readOptions: code.length > 0 ? "ReadOptions" : "DecodeOptions",
    hasCode: code.length > 0,
    codeHeaders: names("codeHeaders", code),
    hasRequestId: requestId.length > 0,
    requestIdHeaders: names("requestIdHeaders", requestId),
    hasFirst: code.length + requestId.length > 0,
    hasStandard: hasStandard(catalog),
    ownMismatch: status === undefined ? "" : status === "entry" ? "entryMismatch" : "ownMismatch",
    mismatches: mismatches(status),
    expected: expected(status),
    delays: retryAfter.map(({ header, unit }) => listed("  [", [stringLiteral(header), stringLiteral(unit)], "],")),
  };
}

/** The functions that compare the status of an error with that of its code, and with a fixed one. */
function mismatches(status: Catalog["envelope"]["status"]): View[] {
  const ofEntry = { head: "export const entryMismatch", what: "that of its code", expected: expected("entry") };
  if (typeof status !== "number") return [ofEntry];
  return [ofEntry, { head: "const ownMismatch", what: String(status), expected: expected(status) }];
}

/** `respond.ts` */
export function respondView(catalog: Catalog, options: Options): View {
  const { requestId } = catalog.envelope.headers;
  const [envelope] = standardFiles(catalog, options);
  return {
    envelope: envelope === undefined ? "" : encoderName(envelope),
    header: freeText(generatedFrom(catalog.file)),
    hasRequestId: requestId.length > 0,
    requestIdHeaders: names("requestIdHeaders", requestId),
  };
}

function names(constant: string, list: readonly string[]): string {
  return listed(`const ${constant}: readonly string[] = [`, list.map(stringLiteral), "];");
}

/** The hundreds of the status that an error comes with; empty if any may come. */
function expected(status: Catalog["envelope"]["status"]): string {
  if (status === undefined) return "";
  return status === "entry" ? "Math.floor(info.httpStatus / 100)" : String(Math.floor(status / 100));
}

/** `retry.ts` */
export function retryView(catalog: Catalog, options: Options): View {
  const { guard } = catalogNames(catalog, options);
  return {
    header: freeText(generatedFrom(catalog.file)),
    guardImport: clause("import", [guard], stringLiteral("./error.js")),
    unlessKnown: conditional("  if (", `!${guard}`, ["error"], " return undefined;"),
  };
}
