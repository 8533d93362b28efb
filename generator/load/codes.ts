import type { Audience, Stability } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import { below } from "../model/position.js";
import type { Locate, Range, Step } from "../model/position.js";
import type { Reporter } from "./reporter.js";
import type { CatalogShape, ModuleShape } from "./schema.js";
import type { TextLocales } from "./text.js";

/** What is needed to resolve the parts of a module. */
export interface ModuleContext {
  readonly id: string;
  readonly codeType: CodeType;
  readonly stability: Stability;
  readonly audience: Audience;
  readonly texts: TextLocales;
  readonly catalog: CatalogShape;
  /** Where things are in the module. */
  readonly at: Locate;
  readonly report: Reporter;
}

export function codeTypeOf(shape: ModuleShape["code-type"]): CodeType {
  if (typeof shape === "object") return shape;
  return shape === "hex" ? { kind: "hex", bits: 32, signed: false } : { kind: shape ?? "int" };
}

/** A code in its canonical spelling. If it has none, that is reported and the result is undefined. */
export function canonicalCode(text: string, at: () => Range, { codeType, report }: ModuleContext): string | undefined {
  const parsed = parseCode(codeType, text);
  if ("code" in parsed) return parsed.code;
  report({
    rule: "canonical-code",
    severity: "error",
    at: at(),
    message: `the code \`${text}\` ${parsed.problem}`,
    help:
      parsed.suggestion === undefined
        ? `write a code of the module's type, ${codeType.kind}`
        : `write ${parsed.suggestion}`,
  });
  return undefined;
}

/** The first and last code of a range such as `1103-1109` or `-32099--32000`. A single code is both. */
export function codeRange(
  text: string,
  inner: readonly Step[],
  context: ModuleContext,
): readonly [string, string] | undefined {
  const at = below(context.at, ...inner);
  const [, first, last] = /^(-?[0-9A-Za-z]+)-(-?[0-9A-Za-z]+)$/.exec(text) ?? [];
  const ranged = context.codeType.kind === "int" || context.codeType.kind === "hex";
  if (!ranged || first === undefined || last === undefined) {
    const code = canonicalCode(text, at, context);
    return code === undefined ? undefined : [code, code];
  }
  const [from, to] = [canonicalCode(first, at, context), canonicalCode(last, at, context)];
  if (from === undefined || to === undefined) return undefined;
  if (Number(from) <= Number(to)) return [from, to];
  context.report({
    rule: "range-order",
    severity: "error",
    at: at(),
    message: `the range \`${text}\` ends before it begins`,
    help: `write ${to}-${from}`,
  });
  return undefined;
}
