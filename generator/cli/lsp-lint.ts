import { identifiersOf } from "../check.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { lintRules } from "../lint.js";
import { isOwn } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import { changedLines } from "../lsp/changed-lines.js";
import type { Change } from "../lsp/changed-lines.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import { acrossEntries } from "../rules/lint/across-entries.js";
import { allRules, errorRules, identifierRules } from "../rules/lint/index.js";
import { runRules } from "../rules/lint/rule.js";
import type { Found } from "../rules/lint/rule.js";
import { lintedBy, onlyErrors, planOf } from "../rules/lint/run.js";
import type { CustomRule, LintPlan } from "../rules/lint/run.js";
import { missingFeatures } from "../targets/features.js";
import { targets } from "../targets/index.js";
import { chosenTargets } from "../targets/target.js";

/** A spec that was loaded, with what the loader reports. */
export interface Linting {
  readonly files: readonly SpecFile[];
  readonly catalog: Catalog;
  readonly loaded: readonly Diagnostic[];
}

/** The rules that look at single entries. Those of targets look at their options. */
const entryRules: ReadonlySet<string> = new Set(
  allRules.filter((rule) => !acrossEntries.has(rule)).map(({ id }) => id),
);

const isAcross = ({ id }: CustomRule): boolean => !entryRules.has(id);

const identifierIds: ReadonlySet<string> = new Set(identifierRules.map(({ id }) => id));

/** What was found last, and in which texts. */
interface Last {
  readonly texts: ReadonlyMap<string, string>;
  readonly found: readonly Found[];
}

/**
 * Lints a spec that is edited. After an edit of entries, only these are looked at, by the rules that need nothing else, and
 * findings elsewhere move with their lines. The other rules run when nothing is typed for a while, one after the other.
 */
export class EditedLint {
  private readonly today: string;
  private readonly rules = lintRules(targets);
  private last: Last | undefined;

  /** `today` is a day such as 2027-01-31. */
  constructor(today: string) {
    this.today = today;
  }

  /** The findings after an edit of some entries of one module; undefined if more has changed, or nothing is known yet. */
  afterEdit(spec: Linting): readonly Diagnostic[] | undefined {
    const { last } = this;
    if (last === undefined) return undefined;
    const plan = this.planOf(spec);
    if (plan.inputs.loaded.length > 0) return undefined;
    const found = foundAfter(last, spec, plan);
    if (found === undefined) return undefined;
    this.last = { texts: textsOf(spec), found };
    return lintedBy(plan, found).diagnostics;
  }

  /** Finds everything. Stops after each rule, so that whoever asks can do something else first, or give up. */
  *everything(spec: Linting): Generator<undefined, readonly Diagnostic[]> {
    const plan = this.planOf(spec);
    const { loaded } = plan.inputs;
    if (loaded.length > 0) {
      const errors = yield* this.run(plan, errorRules);
      return onlyErrors([...loaded, ...errors]).diagnostics;
    }
    // What rules find in single entries is known if it was looked for after each edit.
    const { last } = this;
    const isCurrent = last !== undefined && spec.files.every(({ path, text }) => last.texts.get(path) === text);
    const known = isCurrent && last.texts.size === spec.files.length ? last.found : undefined;
    const rules = known === undefined ? plan.early : plan.early.filter(isAcross);
    const kept = known?.filter(({ rule }) => !rules.some(({ id }) => id === rule)) ?? [];
    const found = [...kept, ...(yield* this.run(plan, rules))];
    this.last = { texts: textsOf(spec), found };
    return lintedBy(plan, found).diagnostics;
  }

  /** Runs rules one after the other; those about identifiers for one target after the other. */
  private *run({ context }: LintPlan, rules: readonly CustomRule[]): Generator<undefined, readonly Found[]> {
    const found: Found[] = [];
    for (const rule of rules.filter(({ id }) => !identifierIds.has(id))) {
      found.push(...runRules([rule], context));
      yield;
    }
    for (const target of chosenTargets(context.catalog, targets)) {
      const identifiers = identifiersOf(context.catalog, [target]);
      yield;
      const ofTarget = rules.filter(({ id }) => identifierIds.has(id));
      found.push(...runRules(ofTarget, { ...context, identifiers }));
      yield;
    }
    return found;
  }

  private planOf({ files, catalog, loaded }: Linting): LintPlan {
    const { rules, today } = this;
    const missing = missingFeatures(catalog, chosenTargets(catalog, targets));
    return planOf({
      catalog,
      files,
      identifiers: [],
      loaded: [...loaded, ...missing],
      settings: catalog.lint,
      rules,
      custom: [],
      today,
      known: new Set(),
      evidence: undefined,
    });
  }
}

const textsOf = ({ files }: Linting): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

/** What rules find after an edit of entries: the same as before, except in these. */
function foundAfter({ texts, found }: Last, { files, catalog }: Linting, { context, early }: LintPlan) {
  const changed = files.filter(({ path, text }) => texts.get(path) !== text);
  if (changed.length === 0 && files.length === texts.size) return found;
  const [file, ...others] = changed;
  const before = file && texts.get(file.path);
  if (file === undefined || before === undefined || others.length > 0 || !isOwn(file)) return undefined;
  if (files.length !== texts.size) return undefined;
  const modules = catalog.modules.filter((module) => module.file === file.source);
  const [module] = modules;
  if (module === undefined || modules.length > 1 || module.file === catalog.file) return undefined;
  const change = changedLines(before, file.text);
  const part = entriesIn(module, change);
  if (part === undefined) return undefined;
  const local = early.filter((rule) => !isAcross(rule));
  const isLocal = new Set(local.map(({ id }) => id));
  const oldEnd = part.end - change.moved;
  const kept = found.flatMap((each): Found[] => {
    const { at, related, fix, rule } = each;
    const isInside = at.file === file.path && at.line >= part.start && at.line <= oldEnd;
    if (isInside && isLocal.has(rule)) return [];
    const move = (range: Range): Range => movedBy(range, file.path, change);
    return [
      {
        ...each,
        at: move(at),
        ...(related === undefined ? {} : { related: { ...related, at: move(related.at) } }),
        ...(fix === undefined ? {} : { fix: { ...fix, at: move(fix.at) } }),
      },
    ];
  });
  const only = { ...module, entries: part.entries };
  const fresh = runRules(local, { ...context, catalog: { ...catalog, modules: [only], operations: [] } });
  const isThere = ({ at }: Found): boolean => at.file === file.path && at.line >= part.start && at.line <= part.end;
  return [...kept, ...fresh.filter(isThere)];
}

/** Some entries, with their first and their last line. */
interface Part {
  readonly entries: readonly Entry[];
  readonly start: number;
  readonly end: number;
}

/** The entries in which a change is; undefined if it is above the first one. */
function entriesIn({ entries }: Module, { first, last }: Change): Part | undefined {
  const lineOf = (index: number): number => entries[index]?.at().line ?? Infinity;
  const from = lastUpTo(first);
  const to = lastUpTo(last);
  if (from === -1) return undefined;
  return { entries: entries.slice(from, to + 1), start: lineOf(from), end: lineOf(to + 1) - 1 };

  /** The last entry that starts on a line or before it. */
  function lastUpTo(line: number): number {
    let [low, high] = [-1, entries.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lineOf(middle) <= line) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** A range after a change above it. */
function movedBy(range: Range, file: string, { last, moved }: Change): Range {
  if (moved === 0 || range.file !== file || range.line <= last - moved) return range;
  return { ...range, line: range.line + moved, endLine: range.endLine + moved };
}
