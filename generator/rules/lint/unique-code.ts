import { allEntries } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { compareCodes } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const uniqueCode: LintRule = {
  id: "unique-code",
  severity: "error",
  summary: "A code is used once in a module.",
  preset: "minimal",
  why: "A decoder looks up entries by code. If two entries share a code, it never finds the second.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: { code: "«100»" } }),
  },
  *check({ catalog }) {
    for (const module of catalog.modules) {
      const uses = new Map<string, Entry>();
      for (const entry of allEntries(module)) {
        const first = uses.get(entry.code);
        if (first === undefined) uses.set(entry.code, entry);
        else {
          yield {
            at: entry.at("code"),
            message: `the code ${entry.code} is already used in the module \`${module.id}\``,
            help: `give ${entry.name} another code, or move it to another module if the API sends ${entry.code} for both${next(module)}`,
            related: { at: first.at("code"), message: `it is the code of ${first.name}` },
          };
        }
      }
    }
  },
};

function next({ codeType, entries }: Module): string {
  if (codeType.kind !== "int") return "";
  const last = [...entries].sort((a, b) => compareCodes(codeType, a.code, b.code)).at(-1);
  return last === undefined ? "" : `; ${Number(last.code) + 1} is free`;
}
