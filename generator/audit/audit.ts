import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { TargetSurface } from "../compare/surface.js";
import { entriesOf, knownOf } from "./known.js";
import type { Known } from "./known.js";
import { isTest, languageOf } from "./mention.js";
import type { Language, Mention, SourceFile } from "./mention.js";

/** Where sources speak of an entry, as `file:line`. */
export interface Uses {
  readonly entry: Entry;
  readonly thrown: readonly string[];
  readonly handled: readonly string[];
  readonly used: readonly string[];
  readonly tested: readonly string[];
}

export interface Audited {
  readonly files: number;
  readonly uses: readonly Uses[];
  readonly diagnostics: readonly Diagnostic[];
}

type Reader = (file: SourceFile) => readonly Mention[];

/** Finds out which codes of a catalog sources throw, handle and test, and where they speak of codes in ways they should not. */
export function audit(
  catalog: Catalog,
  surfaces: readonly TargetSurface[],
  sources: readonly SourceFile[],
  readers: Readonly<Partial<Record<Language, Reader>>>,
): Audited {
  const found = new Map<Entry, { thrown: string[]; handled: string[]; used: string[]; tested: string[] }>();
  const diagnostics: Diagnostic[] = [];
  const known = new Map(
    surfaces.flatMap((surface): [Language, Known][] => {
      const language = surface.target as Language;
      return language in readers ? [[language, knownOf(catalog, surface, language)]] : [];
    }),
  );
  for (const file of sources) {
    const language = languageOf(file.path);
    const names = language && known.get(language);
    const read = language && readers[language];
    if (names === undefined || read === undefined) continue;
    const quiet = suppressedLines(file.text);
    for (const mention of read(file)) {
      const { entry, problem } = judge(catalog, names, mention);
      if (entry !== undefined) {
        const uses = found.get(entry) ?? { thrown: [], handled: [], used: [], tested: [] };
        found.set(entry, uses);
        uses[isTest(file.path) ? "tested" : mention.role].push(`${mention.at.file}:${mention.at.line}`);
      }
      if (problem !== undefined && !(quiet.get(mention.at.line)?.has(problem.rule) ?? false)) {
        diagnostics.push({ ...problem, at: mention.at });
      }
    }
  }
  const none = { thrown: [], handled: [], used: [], tested: [] };
  const uses = catalog.modules.flatMap((module) =>
    module.entries.map((entry): Uses => ({ entry, ...(found.get(entry) ?? none) })),
  );
  return { files: sources.length, uses, diagnostics: [...diagnostics, ...undocumented(uses)] };
}

/** The audits of the same sources by several catalogs. A number that one catalog has is not unknown. */
export function joined(audits: readonly Audited[]): Audited {
  const placeOf = ({ at }: Diagnostic): string => `${at.file}:${at.line}:${at.column}`;
  const all = audits.flatMap(({ diagnostics }) => diagnostics);
  const resolved = new Set(all.flatMap((each) => (each.rule === "magic-code" ? [placeOf(each)] : [])));
  const seen = new Set<string>();
  return {
    files: audits[0]?.files ?? 0,
    uses: audits.flatMap(({ uses }) => uses),
    diagnostics: all.filter((each) => {
      if (each.rule === "unknown-code" && resolved.has(placeOf(each))) return false;
      const key = `${each.rule} ${placeOf(each)} ${each.message}`;
      return seen.size < seen.add(key).size;
    }),
  };
}

interface Judged {
  readonly entry?: Entry;
  readonly problem?: Omit<Diagnostic, "at">;
}

/** What generated errors call the code of the called module: a number beside it can be nothing else. */
const own = /^module_?code$/i;
/** Names that sound like a code of an API, and those that sound like a code of something else. */
const codeLike = /code$|^errno$|^errcode$/i;
const otherCode = /(?:status|http|exit|key|char|zip|post|country|lang|language|currency|color|area)_?code$/i;

function judge(catalog: Catalog, known: Known, mention: Mention): Judged {
  if (mention.what === "name") {
    const entry = known.names.get(mention.path);
    if (entry !== undefined) return { entry };
    const [parent, name] = split(mention.path);
    const module = known.codes.get(parent);
    if (isMissingInGo(known, parent, name)) return { problem: unknownName(name, `the package ${parent}`, []) };
    if (module === undefined || methods.has(name)) return {};
    const members = [...known.names.keys()].flatMap((path) => (split(path)[0] === parent ? [split(path)[1]] : []));
    return { problem: unknownName(name, `the module ${module.id}`, members) };
  }
  const { value, beside, callee, owners } = mention;
  const taker = known.takers.get(callee);
  const isOwn = own.test(beside);
  if (taker === undefined && !isOwn && (!codeLike.test(beside) || otherCode.test(beside))) return {};
  const candidates = entriesOf(catalog, value).filter(({ module }) =>
    taker === undefined ? !isOwn || module.id !== catalog.envelope.common : module === taker,
  );
  const [first] = candidates;
  if (first === undefined) {
    const isCode = taker !== undefined || isOwn || owners.some((owner) => known.errors.has(owner));
    if (!isCode || value === String(catalog.envelope.success.code) || !/^-?\d+$/.test(value)) return {};
    return {
      problem: {
        rule: "unknown-code",
        severity: "error",
        message: `${taker === undefined ? "no module" : `the module ${taker.id}`} has the code ${value}`.replace(
          /^the module (\S+) has/,
          "the module $1 does not have",
        ),
        help: "add it to the spec, or correct the number",
      },
    };
  }
  // One digit beside something called `code` may be anything.
  if (taker === undefined && !isOwn && /^-?\d$/.test(value)) return {};
  const constants = candidates.map(({ entry }) => known.constants.get(entry) ?? entry.name);
  return {
    ...(candidates.length === 1 ? { entry: first.entry } : {}),
    problem: {
      rule: "magic-code",
      severity: "warning",
      message: `${value} is ${constants.join(" or ")}`,
      help: candidates.length === 1 ? `write ${constants.join()}` : "write the constant that is meant",
    },
  };
}

/** Go has no enum whose members could be looked at: what its package names like a code, and does not have. */
function isMissingInGo({ all, constants }: Known, parent: string, name: string): boolean {
  if (!/^Code[A-Z]\w*$/.test(name) || all.has(`${parent}#${name}`)) return false;
  return [...all].some((path) => path.startsWith(`${parent}#Code`)) && [...constants.values()].some(isGoConstant);
}

const isGoConstant = (constant: string): boolean => /^\w+\.Code[A-Z]/.test(constant);

function unknownName(name: string, where: string, members: readonly string[]): Omit<Diagnostic, "at"> {
  return {
    rule: "unknown-code",
    severity: "error",
    message: `there is no code ${name} in ${where}`,
    help: didYouMean(name, members) ?? "add it to the spec, or name one that is there",
  };
}

/** What enums have besides their members. */
const methods: ReadonlySet<string> = new Set([
  "__members__",
  "keys",
  "values",
  "entries",
  "toString",
  "name",
  "value",
  "prototype",
  "hasOwnProperty",
]);

function split(path: string): [parent: string, name: string] {
  const end = Math.max(path.lastIndexOf("."), path.lastIndexOf("#"));
  return [path.slice(0, end), path.slice(end + 1)];
}

/** Codes that code relies on, of which the catalog says nothing but a text. */
function undocumented(uses: readonly Uses[]): Diagnostic[] {
  return uses
    .filter(
      ({ entry, thrown, handled, used }) =>
        [thrown, handled, used].some((list) => list.length > 0) && saysNothing(entry),
    )
    .map(({ entry }) => ({
      rule: "undocumented-code",
      severity: "warning",
      at: entry.at("name"),
      message: `${entry.module}/${entry.code} (${entry.name}) is used, and the spec does not say what kind of error it is or what to do`,
      help: "give it a `kind` and an `action`",
    }));
}

const saysNothing = ({ kind, action, note, links }: Entry): boolean =>
  kind === "unknown" && action === "none" && Object.keys(note).length === 0 && links.length === 0;

/** Rules that a comment keeps quiet, by line: `errspec-disable-line magic-code -- the old client sends it`. */
function suppressedLines(text: string): ReadonlyMap<number, ReadonlySet<string>> {
  const lines = new Map<number, ReadonlySet<string>>();
  if (!text.includes("errspec-disable-")) return lines;
  text.split("\n").forEach((line, index) => {
    const [, next, rules] = /(?:\/\/|#|\/\*).*errspec-disable-(next-)?line ([a-z, -]+?) -- \S/.exec(line) ?? [];
    if (rules === undefined) return;
    lines.set(index + (next === undefined ? 1 : 2), new Set(rules.split(/[\s,]+/)));
  });
  return lines;
}
