import { isDeviceName } from "../../model/device-name.js";

/** The keywords of every edition of Rust, and those that it keeps for later. Source: the Rust Reference, "Keywords". */
const keywords: ReadonlySet<string> = new Set(
  (
    "abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if " +
    "impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try " +
    "type typeof unsafe unsized use virtual where while yield"
  ).split(" "),
);

/** What a crate has under these names: crates of the language, files of Cargo, and what all modules share. */
const taken: ReadonlySet<string> = new Set([
  "alloc",
  "core",
  "explanations",
  "std",
  "internal",
  "lib",
  "main",
  "operations",
  "testing",
]);

/** Whether a field cannot have a name. */
export function isKeyword(name: string): boolean {
  return keywords.has(name);
}

/** Whether a module of the crate cannot have a name. */
export function isTaken(name: string): boolean {
  return keywords.has(name) || taken.has(name) || isDeviceName(name);
}

/** What a name of a crate is already; undefined if it can be used. Source: the manual of Cargo, "The name field". */
export function crateProblem(name: string): string | undefined {
  if (keywords.has(name.replaceAll("-", "_"))) return "a keyword of Rust";
  if (isDeviceName(name)) return "a reserved device name on Windows";
  return ["alloc", "core", "proc-macro", "proc_macro", "std", "test"].includes(name) ? "a crate of Rust" : undefined;
}
