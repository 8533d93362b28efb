import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import type { TargetSurface } from "../compare/surface.js";
import { entriesOf, knownOf } from "./known.js";
import type { Known } from "./known.js";
import { isTest, languageOf } from "./mention.js";
import type { Language, Mention, SourceFile } from "./mention.js";

/** The places in source code that refer to an entry, as `file:line`. */
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

/** Finds the codes of a catalog that source code throws, handles and tests, and reports unknown codes and bare literals. */
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
    if (language === undefined || names === undefined || read === undefined) continue;
    const suppressed = suppressedLines(file.text);
    for (const mention of read(file)) {
      const { entry, problem } = judge(catalog, names, mention, language);
      if (entry !== undefined) {
        const uses = found.get(entry) ?? { thrown: [], handled: [], used: [], tested: [] };
        found.set(entry, uses);
        uses[isTest(file.path) ? "tested" : mention.role].push(`${mention.span.file}:${mention.span.line}`);
      }
      if (problem !== undefined && !(suppressed.get(mention.span.line)?.has(problem.rule) ?? false)) {
        diagnostics.push({ ...problem, at: mention.span });
      }
    }
  }
  const none = { thrown: [], handled: [], used: [], tested: [] };
  const uses = catalog.modules.flatMap((module) =>
    module.entries.map((entry): Uses => ({ entry, ...(found.get(entry) ?? none) })),
  );
  return { files: sources.length, uses, diagnostics: [...diagnostics, ...undocumented(uses)] };
}

/** Joins audits of the same source code with several catalogs. A number that one of the catalogs has is not unknown. */
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

/** What a mention means: the entry that it refers to, and what is wrong with it. */
interface Judgement {
  readonly entry?: Entry;
  readonly problem?: Omit<Diagnostic, "at">;
}

function judge(catalog: Catalog, known: Known, mention: Mention, language: Language): Judgement {
  return mention.what === "name" ? judgeName(known, mention, language) : judgeLiteral(catalog, known, mention);
}

/** The languages in which every constant starts in upper case, and every method in lower case. */
const casing: ReadonlySet<Language> = new Set(["java", "php", "rust"]);

type NameMention = Extract<Mention, { readonly what: "name" }>;

function judgeName(known: Known, { path, isGuess = false }: NameMention, language: Language): Judgement {
  const [parent, name] = split(path);
  const entry = known.names.get(path) ?? known.names.get(parent); // of a constant, or of a method of it
  if (entry !== undefined) return { entry };
  if (isGuess) return {};
  if (isMissingInGo(known, parent, name)) return { problem: unknownName(name, `the package ${parent}`, []) };
  const [type, member] = known.codes.has(parent) ? [parent, name] : split(parent);
  const module = known.codes.get(type);
  if (module === undefined || methods.has(member) || (casing.has(language) && /^\p{Ll}/u.test(member))) return {};
  const members = [...known.names.keys()].flatMap((each) => (split(each)[0] === type ? [split(each)[1]] : []));
  return { problem: unknownName(member, `the module ${module.id}`, members) };
}

/** The field of generated errors that holds the module code. A number compared with it is always a code. */
const moduleCodeField = /^module_?code$/i;
/** Names that suggest a code of an API, and those that suggest a code of another kind. */
const codeLike = /code$|^errno$|^errcode$/i;
const otherCode = /(?:status|http|exit|key|char|zip|post|country|lang|language|currency|color|area)_?code$/i;

type Literal = Extract<Mention, { readonly what: "literal" }>;

/** What a literal means if it is a code: the function or type that takes it, and whether it is a module code. */
interface LiteralUse {
  readonly taker: Module | undefined;
  readonly isModuleCode: boolean;
}

/** How a literal is used; undefined if nothing suggests that it is a code. */
function useOf(known: Known, { counterpart, callees }: Literal): LiteralUse | undefined {
  const [taker] = callees.flatMap((path) => known.takers.get(path) ?? []);
  const isModuleCode = moduleCodeField.test(counterpart);
  if (taker === undefined && !isModuleCode && (!codeLike.test(counterpart) || otherCode.test(counterpart)))
    return undefined;
  return { taker, isModuleCode };
}

/** The entries that a literal refers to; several if more than one module has the code. */
export function meaningsOf(catalog: Catalog, known: Known, literal: Literal) {
  const use = useOf(known, literal);
  return use === undefined ? [] : candidatesFor(catalog, literal.value, use);
}

function candidatesFor(catalog: Catalog, value: string, { taker, isModuleCode }: LiteralUse) {
  return entriesOf(catalog, value).filter(({ module }) =>
    taker === undefined ? !isModuleCode || module.id !== catalog.envelope.common : module === taker,
  );
}

function judgeLiteral(catalog: Catalog, known: Known, literal: Literal): Judgement {
  const { value, owners } = literal;
  const use = useOf(known, literal);
  if (use === undefined) return {};
  const { taker, isModuleCode } = use;
  const candidates = candidatesFor(catalog, value, use);
  const [first] = candidates;
  if (first === undefined) {
    const isCode = taker !== undefined || isModuleCode || owners.some((owner) => known.errors.has(owner));
    if (!isCode || value === String(catalog.envelope.success.code) || !/^-?\d+$/.test(value)) return {};
    return { problem: unknownCode(value, taker) };
  }
  // A single digit that is compared with something called `code` is often not an error code.
  if (taker === undefined && !isModuleCode && /^-?\d$/.test(value)) return {};
  const problem = magicCode(
    value,
    candidates.map(({ entry }) => known.constants.get(entry) ?? entry.name),
  );
  return candidates.length === 1 ? { entry: first.entry, problem } : { problem };
}

const unknownCode = (code: string, module: Module | undefined): Omit<Diagnostic, "at"> => ({
  rule: "unknown-code",
  severity: "error",
  message:
    module === undefined ? `no module has the code ${code}` : `the module ${module.id} does not have the code ${code}`,
  help: "add it to the spec or correct the number",
});

const magicCode = (value: string, constants: readonly string[]): Omit<Diagnostic, "at"> => ({
  rule: "magic-code",
  severity: "warning",
  message: `the literal ${value} is the code ${constants.join(" or ")}`,
  help: constants.length === 1 ? `use ${constants.join()} instead` : "use the constant that you mean",
});

/** Whether a name looks like a constant of a generated Go package that the package does not have. Go has no enums to look in. */
function isMissingInGo({ all, constants }: Known, parent: string, name: string): boolean {
  if (!/^Code[A-Z]\w*$/.test(name) || all.has(`${parent}#${name}`)) return false;
  return [...all].some((path) => path.startsWith(`${parent}#Code`)) && [...constants.values()].some(isGoConstant);
}

const isGoConstant = (constant: string): boolean => /^\w+\.Code[A-Z]/.test(constant);

function unknownName(name: string, where: string, members: readonly string[]): Omit<Diagnostic, "at"> {
  return {
    rule: "unknown-code",
    severity: "error",
    message: `${where} has no code ${name}`,
    help: didYouMean(name, members) ?? "add it to the spec or use an existing code",
  };
}

/** Properties that enums have besides their members. */
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
  "ALL",
  "cases",
  "class",
  "from",
  "from_code",
  "of",
  "tryFrom",
  "valueOf",
]);

function split(path: string): [parent: string, name: string] {
  const end = Math.max(path.lastIndexOf("."), path.lastIndexOf("#"));
  return [path.slice(0, end), path.slice(end + 1)];
}

/** Reports codes that source code uses although the catalog says nothing about them except a text. */
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
      message: `${entry.module}/${entry.code} (${entry.name}) is used, but the spec gives it no kind, action, note or link`,
      help: "add a `kind` and an `action`",
    }));
}

const saysNothing = ({ kind, action, note, links }: Entry): boolean =>
  kind === "unknown" && action === "none" && Object.keys(note).length === 0 && links.length === 0;

/** The rules that comments suppress, by line: `errspec-disable-line magic-code -- the old client sends it`. */
export function suppressedLines(text: string): ReadonlyMap<number, ReadonlySet<string>> {
  const lines = new Map<number, ReadonlySet<string>>();
  if (!text.includes("errspec-disable-")) return lines;
  text.split("\n").forEach((line, index) => {
    const [, next, rules] = /(?:\/\/|#|\/\*).*errspec-disable-(next-)?line ([a-z, -]+?) -- \S/.exec(line) ?? [];
    if (rules === undefined) return;
    lines.set(index + (next === undefined ? 1 : 2), new Set(rules.split(/[\s,]+/)));
  });
  return lines;
}
