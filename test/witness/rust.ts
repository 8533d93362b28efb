import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../support/folder.js";
import { run } from "../support/tools.js";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in Rust: every module, code, former name, function and field that the sources of the old crate have. The
 * crates of a batch are members of one workspace, in which the program is an example of each new one.
 */

/** What the crate is called in a program. */
const anyCrate = "the_crate";

export const rustWitness: Witness = async (cases) => {
  const broken = new Map(targetsGone(cases, "rust/Cargo.toml"));
  const judged = cases.filter(({ before, after }) => crateOf(before) !== undefined && crateOf(after) !== undefined);
  const kept = judged.filter(({ before, after }) => crateOf(before) === crateOf(after));
  for (const { id, before } of judged) broken.set(id, `no crate ${crateOf(before)}`);
  for (const { id } of kept) broken.delete(id);
  if (kept.length === 0) return broken;
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  try {
    put(folder, { "Cargo.toml": '[workspace]\nresolver = "2"\nmembers = ["case*"]\n' });
    for (const { id, before, after } of kept) {
      const program = programOf(before).replaceAll(anyCrate, `case${id}`);
      put(join(folder, `case${id}`), { ...sourcesOf(after, `case${id}`), "examples/witness.rs": program });
    }
    const args = ["check", "--offline", "--workspace", "--examples", "--keep-going", "--message-format", "short"];
    const { status, stderr } = await run("cargo", args, { cwd: folder });
    const errors = [...stderr.matchAll(/^case(\d+)\/(examples|src)\/.*: error\S* (.*)$/gm)];
    if (status !== 0 && errors.length === 0) throw new Error(`cargo failed: ${stderr}`);
    for (const [, id = "", place, message = ""] of errors) {
      if (place === "src") throw new Error(`a crate does not compile: ${message}`);
      if (!broken.has(Number(id))) broken.set(Number(id), message);
    }
    return broken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function crateOf({ files }: Output): string | undefined {
  return /^name = "(.*)"$/m.exec(files.get("rust/Cargo.toml") ?? "")?.[1];
}

/** The crate under another name, without its own tests. */
function sourcesOf({ files }: Output, name: string): Record<string, string> {
  const kept = [...files].filter(([path]) => /^rust\/(?:Cargo\.toml|README\.md|src\/)/.test(path));
  return Object.fromEntries(
    kept.map(([path, text]) => [
      path.slice("rust/".length),
      path.endsWith("Cargo.toml") ? text.replace(/^name = ".*"$/m, `name = "${name}"`) : text,
    ]),
  );
}

/** A module of a crate: its codes and former names, each with the code that it stands for, and its functions. */
interface CrateModule {
  readonly name: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly functions: readonly string[];
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = ""]) => name);

function modulesOf({ files }: Output): readonly CrateModule[] {
  const source = (path: string): string => files.get(`rust/src/${path}.rs`) ?? "";
  return matches(source("lib"), /^pub mod (\w+);$/gm).map((name) => {
    const text = source(name);
    const [, variants = ""] = /^pub enum Code \{\n([^]*?)^\}$/m.exec(text) ?? [];
    const spellings = matches(text, /^ {8}code: "(.*)",$/gm);
    const codes = new Map(matches(variants, /^ {4}(\w+),$/gm).map((code, at) => [code, spellings[at] ?? ""]));
    for (const [, former = "", now = ""] of text.matchAll(/^ {4}pub const (\w+): Self = Self::(\w+);$/gm)) {
      codes.set(former, codes.get(now) ?? "");
    }
    return { name, codes, functions: matches(text, /^pub (?:fn|const) (\w+)/gm) };
  });
}

/** What the names of crates stand for, as their sources say. */
export const rustValues: ValuesOf = (outputs) =>
  Promise.resolve(
    outputs.map((output) => {
      if (crateOf(output) === undefined) return undefined;
      const named = modulesOf(output).flatMap(({ name, codes }) =>
        [...codes].map(([code, spelling]) => [`${name}::${code}`, spelling] as const),
      );
      return new Map(named);
    }),
  );

function programOf(output: Output): string {
  const lines = modulesOf(output).flatMap(({ name, codes, functions }) => [
    ...[...codes.keys()].map((code) => `    let _ = ${anyCrate}::${name}::Code::${code};`),
    ...functions.map((each) => `    let _ = ${anyCrate}::${name}::${each};`),
  ]);
  const source = output.files.get("rust/src/internal/error.rs") ?? "";
  const [, fields = ""] = /^pub struct Error \{\n([^]*?)^\}$/m.exec(source) ?? [];
  const uses = matches(fields, /^ {4}pub (\w+):/gm).map(
    (field) => `    let _ = |error: ${anyCrate}::Error| drop(error.${field});`,
  );
  if (lines.length < 6) throw new Error("the old crate has hardly anything");
  return `#![allow(warnings)]\nfn main() {\n${[...lines, ...uses].join("\n")}\n}\n`;
}
