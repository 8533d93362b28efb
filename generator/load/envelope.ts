import type { Catalog, Envelope, Pointer } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import { parsePointer } from "../model/pointer.js";
import type { Step } from "../model/position.js";
import type { Reporter } from "./reporter.js";
import type { EnvelopeShape } from "./schema.js";

/** The envelope of a catalog, from its shape. */
export function resolveEnvelope(shape: EnvelopeShape): Envelope {
  return {
    success: {
      code: shape.success?.code,
      absent: shape.success?.absent === undefined ? undefined : parsePointer(shape.success.absent),
      present: shape.success?.present === undefined ? undefined : parsePointer(shape.success.present),
    },
    code: pointers(shape.code),
    common: shape.common,
    moduleCode: (shape["module-code"] ?? []).map(({ at, forms }) => ({
      at: parsePointer(at),
      forms: (forms ?? []).map((form) => {
        const [before = "", after = ""] = form.split("{code}");
        return { before, after };
      }),
    })),
    text: pointers(shape.text),
    requestId: pointers(shape["request-id"]),
  };
}

function pointers(shape: string | readonly string[] | undefined): readonly Pointer[] {
  if (shape === undefined) return [];
  return typeof shape === "string" ? [parsePointer(shape)] : shape.map(parsePointer);
}

/** The envelope speaks of modules and codes: they must be there. */
export function checkEnvelope(catalog: Catalog, report: Reporter): void {
  const { envelope, modules, at } = catalog;
  const complain = (message: string, help: string, ...path: Step[]): void =>
    report({ rule: "envelope", severity: "error", at: at("envelope", ...path), message, help });
  const ids = modules.map(({ id }) => id);
  if (envelope.common !== undefined && !ids.includes(envelope.common)) {
    complain(`there is no module \`${envelope.common}\``, `the modules are ${ids.join(", ")}`, "common");
  }
  if (envelope.common === undefined && envelope.moduleCode.length > 0) {
    complain(
      "a module code needs a common code beside it",
      "name the module of the common codes with `common:`, or leave `module-code` out",
      "module-code",
    );
  }
  const { code } = envelope.success;
  if (code === undefined) return;
  const owners = envelope.common === undefined ? modules : modules.filter(({ id }) => id === envelope.common);
  for (const { codeType, id, success } of owners) {
    const parsed = parseCode(codeType, code);
    if (!("code" in parsed)) {
      complain(
        `\`${code}\` is no code of the module \`${id}\`, whose codes are of type ${codeType.kind}`,
        "write the code as that module would",
        "success",
        "code",
      );
    } else if (success !== undefined && success.code !== parsed.code) {
      complain(
        `a call succeeds with \`${code}\`, but \`success\` of the module \`${id}\` has \`${success.code}\``,
        "make the two the same",
        "success",
        "code",
      );
    }
  }
}
