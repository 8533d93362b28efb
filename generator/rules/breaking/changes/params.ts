import type { Param } from "../../../model/catalog.js";
import type { Range } from "../../../model/position.js";
import type { Category } from "../../../model/category.js";
import type { Change } from "../rule.js";
import { step } from "./entry.js";
import { isPublic } from "../../../model/sent.js";
import { affected, entryId, kept } from "../../../compare/comparison.js";
import { travelling } from "../../../compare/travel.js";
import type { Comparison } from "../../../compare/comparison.js";
import type { EntryPair } from "../../../compare/pairs.js";

export type ParamEvent = "added" | "removed" | "renamed" | "type" | "order";

interface Found {
  readonly event: ParamEvent;
  /** The param before; undefined for a new one, and for another order. */
  readonly param?: Param;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly previousSpan: Range;
  readonly span: Range;
}

/** Changes of the parameters of texts, for one kind of event. */
export function* paramChanges(
  comparison: Comparison,
  event: ParamEvent,
  texts: (found: {
    entry: string;
    from: string | undefined;
    to: string | undefined;
  }) => Pick<Change, "message" | "previously">,
): Iterable<Change> {
  for (const pair of kept(comparison)) {
    const { module, code, name } = pair.before;
    for (const found of eventsOf(pair)) {
      if (found.event !== event) continue;
      const { from, to } = found;
      const broken = affected(comparison.breaks({ what: "params", module, code }));
      // A text without parameters had no function that could break; a constructor may.
      if (pair.before.params.length === 0 && broken.length === 0) continue;
      const affects = event === "order" ? [...new Set([...broken, ...positional(comparison, module, name)])] : broken;
      const wire = wireOf(comparison, pair, found);
      yield {
        subject: entryId(pair.before),
        detail: step(from, to),
        span: found.span,
        previousSpan: found.previousSpan,
        ...texts({ entry: `${entryId(pair.before)} (${name})`, from, to }),
        categories: affects.length === 0 && wire.length === 0 ? ["DOCS"] : [...wire, ...affects],
      };
    }
  }
}

/** Who is affected besides if responses have the value of a param that was removed, renamed or given another type. */
function wireOf({ before }: Comparison, pair: EntryPair, { param }: Found): readonly "WIRE"[] {
  const isSent = param !== undefined && travelling(before, pair.before).includes(param);
  // An entry that is internal now is not sent at all.
  return isSent && isPublic(pair.after) ? ["WIRE"] : [];
}

/** The categories of the targets whose function for this text has positional arguments. */
function positional({ surfaces }: Comparison, module: string, name: string): Category[] {
  return surfaces.flatMap(({ items, category }) =>
    items.some(({ positional, subject }) => positional && subject.module === module && subject.name === name)
      ? [category]
      : [],
  );
}

function eventsOf({ before, after }: EntryPair): Found[] {
  const place = (param: Param | undefined, entry: EntryPair["before"]): Range => param?.at() ?? entry.at("params");
  const laterParams = new Map(after.params.map((param) => [param.name, param]));
  const earlierParams = new Map(before.params.map((param) => [param.name, param]));
  const found: Found[] = [];
  const renamed = new Set<Param>();
  before.params.forEach((old, index) => {
    const now = laterParams.get(old.name);
    if (now !== undefined) {
      if (now.type !== old.type) {
        const [from, to] = [`${old.name}: ${old.type}`, `${now.name}: ${now.type}`];
        found.push({ event: "type", param: old, from, to, previousSpan: old.at(), span: now.at() });
      }
      return;
    }
    const other = after.params[index];
    const isRenamed = other !== undefined && !earlierParams.has(other.name) && other.type === old.type;
    if (isRenamed) renamed.add(other);
    found.push({
      event: isRenamed ? "renamed" : "removed",
      param: old,
      from: old.name,
      to: isRenamed ? other.name : undefined,
      previousSpan: old.at(),
      span: place(isRenamed ? other : undefined, after),
    });
  });
  for (const param of after.params) {
    if (earlierParams.has(param.name) || renamed.has(param)) continue;
    found.push({
      event: "added",
      from: undefined,
      to: param.name,
      previousSpan: place(undefined, before),
      span: param.at(),
    });
  }
  const order = (params: readonly Param[], others: ReadonlyMap<string, Param>): string =>
    params.flatMap(({ name }) => (others.has(name) ? [name] : [])).join(", ");
  const [from, to] = [order(before.params, laterParams), order(after.params, earlierParams)];
  if (from !== to)
    found.push({ event: "order", from, to, previousSpan: before.at("params"), span: after.at("params") });
  return found;
}
