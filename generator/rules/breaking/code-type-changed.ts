import { step } from "./changes/entry.js";
import { readCode } from "../../decode/code.js";
import { codeNumber } from "../../model/code-type.js";
import { codeTypeText, hasOtherCodes } from "../../compare/code-types.js";
import { affected } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import type { ModulePair } from "../../compare/pairs.js";
import { isAllExperimental } from "../../compare/stability.js";
import { sharedEnvelopes } from "./changes/envelopes.js";
import type { BreakingRule } from "./rule.js";

export const codeTypeChanged: BreakingRule = {
  id: "code-type-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC"],
  general: true,
  summary: "The code type of a module changed.",
  why: "Code that expects numbers gets strings, or the other way round. Decoders accept several spellings, so deployed clients are affected only if they cannot read the new codes. JSON-RPC has whole numbers only: of a code of another type than `int`, its `code` is -32000, whatever the error.",
  help: "put the new codes into a module of their own",
  *check(comparison) {
    const { modules, breaks } = comparison;
    for (const pair of modules) {
      if (!hasOtherCodes(pair)) continue;
      const [before, after] = [pair.before.module, pair.after.module];
      const [from, to] = [codeTypeText(before.codeType), codeTypeText(after.codeType)];
      yield {
        subject: before.id,
        experimental: isAllExperimental(before),
        detail: step(from, to),
        span: after.at("code-type"),
        previousSpan: before.at("code-type"),
        previously: `it was ${from}`,
        message: `the code type of ${before.id} changed from ${from} to ${to}`,
        categories: [
          ...(isReadAsBefore(pair) && !hasOtherNumbers(comparison, pair) ? [] : (["WIRE"] as const)),
          ...affected(breaks({ what: "code type", module: before.id })),
        ],
      };
    }
  },
};

/** Whether clients of each version read the codes of the other correctly. */
function isReadAsBefore({ before, after }: ModulePair): boolean {
  const reads = (from: ModulePair["before"], to: ModulePair["before"]): boolean =>
    from.entries.every(({ code, name }) => {
      const sent = codeNumber(from.module.codeType, code) ?? code;
      const same = to.byName.get(name);
      return same === undefined || readCode(to.module.codeType, sent) === same.code;
    });
  return reads(before, after) && reads(after, before);
}

/** Whether JSON-RPC responses have other numbers for the codes of a module. */
function hasOtherNumbers(comparison: Comparison, { before, after }: ModulePair): boolean {
  const { common = after.module.id } = comparison.after.envelope;
  const wasNumber = before.module.codeType.kind === "int";
  const isNumber = after.module.codeType.kind === "int";
  return common === after.module.id && wasNumber !== isNumber && sharedEnvelopes(comparison).includes("json-rpc");
}
