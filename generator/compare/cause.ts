import type { Catalog, Entry } from "../model/catalog.js";
import type { Role } from "../model/exposed.js";
import { hasOtherCodes } from "./code-types.js";
import type { EntryPair, ModulePair } from "./pairs.js";
import type { Break } from "./surface.js";

/** Why something broke. Each cause belongs to one rule, so that each break is reported once. */
export type Cause =
  | { readonly what: "module"; readonly id: string }
  | { readonly what: "entry" | "params" | "kind"; readonly module: string; readonly code: string }
  | { readonly what: "alias" | "name"; readonly module: string; readonly name: string }
  | { readonly what: "group"; readonly module: string; readonly id: string }
  | { readonly what: "code type" | "reserved"; readonly module: string }
  | { readonly what: "locale"; readonly tag: string }
  /** Nothing in the spec that rules look at: an option, or the target itself. */
  | { readonly what: "output"; readonly event: OutputEvent };

export type OutputEvent = "package" | "import" | "changed" | "removed" | "anchor" | "type" | "base" | "matches";

/** A cause as a key of a map. */
export function causeKey(cause: Cause): string {
  return Object.values(cause).join("\n");
}

/** Returns a function that finds the cause of a break between two catalogs. */
export function causesIn(
  after: Catalog,
  pairs: { readonly modules: readonly ModulePair[]; readonly entries: readonly EntryPair[] },
): (broken: Break) => Cause {
  const modules = new Map(pairs.modules.map((pair) => [pair.before.module.id, pair]));
  const repurposed = new Set(
    pairs.entries.flatMap(({ relation, before }) => (relation === "repurposed" ? before : [])),
  );
  return (broken) => {
    const { module, locale } = broken.item.subject;
    if (locale !== undefined) {
      return after.locales.includes(locale) ? outputCause(broken) : { what: "locale", tag: locale };
    }
    if (module === undefined) return sharedCause(broken, pairs.modules);
    const pair = modules.get(module);
    if (pair?.after.module.id !== module) return { what: "module", id: module };
    return moduleCause(broken, module, pair, repurposed);
  };
}

/** The roles that have causes of their own. */
type Family = "package" | "file" | "text" | "literals" | "class" | "other";

const families: Readonly<Record<Role, Family>> = {
  package: "package",
  "package name": "package",
  distribution: "package",
  module: "file",
  "entry point": "file",
  owner: "file",
  "class entry point": "other",
  export: "other",
  codes: "other",
  "any code": "other",
  constant: "other",
  "success constant": "other",
  literals: "literals",
  literal: "other",
  "error class": "other",
  "kind class": "other",
  "code class": "class",
  "invalid response class": "other",
  "error code": "other",
  "error module": "other",
  "error module code": "other",
  "error text": "other",
  "error request ID": "other",
  "error params": "other",
  "error field errors": "other",
  guard: "other",
  lookup: "other",
  constructor: "text",
  decoder: "other",
  "status decoder": "other",
  "response decoder": "other",
  "problem decoder": "other",
  "problem encoder": "other",
  "grpc decoder": "other",
  "grpc encoder": "other",
  "json-rpc decoder": "other",
  "json-rpc encoder": "other",
  "graphql decoder": "other",
  "graphql encoder": "other",
  "response type": "other",
  "entry type": "other",
  table: "other",
  operation: "other",
  "operation errors": "other",
  "operation classes": "other",
  "operation codes": "other",
  "operation code": "other",
  "operation guard": "other",
  "operation lookup": "other",
  "operation constructor": "other",
  "operation error": "other",
  "text function": "text",
  "text values": "text",
  parameter: "text",
  locale: "other",
  folder: "other",
  page: "other",
  "kinds page": "other",
  "actions page": "other",
  section: "other",
  anchor: "other",
};

function outputCause({ item, event, surface, now }: Break): Cause {
  if (event === "meaning") return { what: "output", event: "changed" };
  if (event !== "removed") return { what: "output", event };
  if (surface.category === "DOCS") return { what: "output", event: "anchor" };
  const family = families[item.role];
  if (family === "package" && item.subject.module === undefined) return { what: "output", event: "package" };
  if (now === undefined) return { what: "output", event: "removed" };
  return { what: "output", event: family === "package" || family === "file" ? "import" : "changed" };
}

/** What all modules share can have a type that is made of the types of their codes. */
function sharedCause(broken: Break, modules: readonly ModulePair[]): Cause {
  const changed = broken.event === "type" ? modules.find(hasOtherCodes) : undefined;
  return changed === undefined ? outputCause(broken) : { what: "code type", module: changed.before.module.id };
}

/** The cause of a break in a module that both versions have under the same ID. */
function moduleCause(broken: Break, module: string, pair: ModulePair, repurposed: ReadonlySet<Entry>): Cause {
  const { item, event } = broken;
  const { name, code, group } = item.subject;
  if (group !== undefined) {
    const isKept = pair.after.module.groups.some(({ id }) => id === group);
    return isKept ? outputCause(broken) : { what: "group", module, id: group };
  }
  const entry = name === undefined ? pair.before.byCode.get(code ?? "") : pair.before.byName.get(name);
  const family = families[item.role];
  if (entry === undefined) {
    if (name !== undefined || code !== undefined) return { what: "reserved", module };
    const isCodeType = (event === "type" || family === "literals") && hasOtherCodes(pair);
    return isCodeType ? { what: "code type", module } : outputCause(broken);
  }
  const facts: Facts = { broken, module, pair, entry, name, isRepurposed: repurposed.has(entry) };
  const reasons = reasonsByEvent[event];
  for (const reason of reasons[family] ?? reasons.any) {
    const cause = reason(facts);
    if (cause !== undefined) return cause;
  }
  return outputCause(broken);
}

/** What is known about a break of something that is made from an entry. */
interface Facts {
  readonly broken: Break;
  readonly module: string;
  readonly pair: ModulePair;
  readonly entry: Entry;
  /** The name or the alias that the broken part has in the spec; undefined if it goes by the code. */
  readonly name: string | undefined;
  readonly isRepurposed: boolean;
}

type Reason = (facts: Facts) => Cause | undefined;

const entryCause = ({ module, entry }: Facts): Cause => ({ what: "entry", module, code: entry.code });

const nameReassigned: Reason = (facts) =>
  facts.name === undefined ? entryCause(facts) : { what: "name", module: facts.module, name: facts.name };

const codeRepurposed: Reason = (facts) => (facts.isRepurposed ? entryCause(facts) : undefined);

const codeRemoved: Reason = (facts) => {
  const { pair, module, entry } = facts;
  if (pair.after.byCode.has(entry.code)) return undefined;
  const isRespelled = hasOtherCodes(pair) && pair.after.byName.get(entry.name)?.name === entry.name;
  return isRespelled ? { what: "code type", module } : entryCause(facts);
};

const successChanged: Reason = (facts) => {
  const { pair, entry } = facts;
  const wasSuccess = entry === pair.before.module.success;
  return wasSuccess === (pair.after.byCode.get(entry.code) === pair.after.module.success)
    ? undefined
    : entryCause(facts);
};

const nameChanged: Reason = (facts) => {
  const { pair, entry, name } = facts;
  const isOwnName = name === undefined || name === entry.name;
  return isOwnName && pair.after.byCode.get(entry.code)?.name !== entry.name ? entryCause(facts) : undefined;
};

const aliasRemoved: Reason = ({ pair, module, entry, name }) => {
  const successor = pair.after.byCode.get(entry.code);
  const isKept = name === undefined || name === successor?.name || successor?.aliases.includes(name) === true;
  return isKept ? undefined : { what: "alias", module, name };
};

/** A part that goes by the code is spelled as the codes of the module are. */
const codeRespelled: Reason = ({ broken, pair, module, name }) =>
  name === undefined && hasOtherCodes(pair) && broken.surface.category !== "DOCS"
    ? { what: "code type", module }
    : undefined;

const paramsCause: Reason = ({ module, entry }) => ({ what: "params", module, code: entry.code });

const paramsChanged: Reason = (facts) => {
  const after = facts.name === undefined ? undefined : facts.pair.after.byName.get(facts.name);
  return after !== undefined && paramsText(after) === paramsText(facts.entry) ? undefined : paramsCause(facts);
};

const paramsText = ({ params }: Entry): string => params.map(({ name, type }) => `${name}: ${type}`).join();

const codeRenumbered: Reason = (facts) =>
  facts.pair.after.byName.get(facts.entry.name)?.code === facts.entry.code ? undefined : entryCause(facts);

const codeTypeChanged: Reason = ({ pair, module }) => (hasOtherCodes(pair) ? { what: "code type", module } : undefined);

const kindChanged: Reason = ({ pair, module, entry, name }) => {
  const after = name === undefined ? undefined : pair.after.byName.get(name);
  const isSame = after !== undefined && (after.code === entry.code || after.name === entry.name);
  return isSame && after.kind !== entry.kind ? { what: "kind", module, code: entry.code } : undefined;
};

type Reasons = { readonly any: readonly Reason[] } & Readonly<Partial<Record<Family, readonly Reason[]>>>;

const lossReasons = [codeRepurposed, codeRemoved, successChanged, nameChanged, aliasRemoved, codeRespelled] as const;
const classReasons: Reasons = {
  any: [codeRepurposed, kindChanged],
  text: [codeRepurposed, paramsChanged, kindChanged],
};

/**
 * By event and family: what may have broken something that is made from an entry. The first reason that gives a cause
 * counts; if none does, the cause is in the output.
 */
const reasonsByEvent: Readonly<Record<Break["event"], Reasons>> = {
  meaning: { any: [nameReassigned] },
  removed: { any: lossReasons, text: [...lossReasons, paramsChanged] },
  type: {
    any: [codeRepurposed, codeTypeChanged],
    text: [codeRepurposed, paramsChanged, codeTypeChanged],
    class: [codeRepurposed, codeRenumbered, codeTypeChanged],
  },
  base: classReasons,
  matches: classReasons,
};
