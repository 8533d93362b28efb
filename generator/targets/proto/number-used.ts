import * as v from "valibot";
import type { TargetRule } from "../target.js";
import { protoOptions } from "./options.js";

/** Numbers are only for codes that there are. */
export const numberUsed: TargetRule = {
  id: "proto-number-used",
  severity: "warning",
  preset: "minimal",
  summary: "Each number that `targets: proto` gives is for a code of the spec.",
  why: "A misspelt code gets another number, and stored numbers then mean nothing.",
  good: { catalog: "targets: { proto: { numbers: { orders: { 100: 7 } } } }" },
  bad: { catalog: "targets: { proto: { numbers: { orders: { 12345: «7» } } } }" },
  *check({ catalog }) {
    const { numbers } = v.parse(protoOptions, catalog.options["proto"] ?? {});
    for (const [id, codes] of Object.entries(numbers)) {
      const module = catalog.modules.find((candidate) => candidate.id === id);
      const known = new Set([
        ...(module?.entries ?? []).map(({ code }) => code),
        ...(module?.reserved ?? []).flatMap((reserved) => reserved.codes.flat()),
      ]);
      for (const code of Object.keys(codes)) {
        if (known.has(code)) continue;
        yield {
          at: catalog.at("targets", "proto", "numbers", id, code),
          message: `the spec has no code ${id}/${code}`,
          help: "correct the module or the code, or remove the number",
        };
      }
    }
  },
};
