import type { Exposed, Subject } from "../model/exposed.js";
import type { Category } from "../model/category.js";

/** What users of one target's output rely on, in one version. */
export interface TargetSurface {
  readonly target: string;
  readonly category: Category;
  /** The display name of the target. */
  readonly title: string;
  readonly items: readonly Exposed[];
  /** The default locale of texts. */
  readonly locale?: string | undefined;
}

/** Something that users relied on and that broke. */
export interface Break {
  readonly surface: TargetSurface;
  readonly item: Exposed;
  /** `meaning`: it exists, but refers to another error. */
  readonly event: "removed" | "meaning" | "type" | "base" | "matches";
  /** The counterpart: the same role of the same subject. */
  readonly now: Exposed | undefined;
}

/** Everything of one target that broke. Parts of something that broke are not reported again. */
export function breaksOf(
  before: TargetSurface,
  after: TargetSurface,
  isSame: (before: Subject, after: Subject) => boolean,
): Break[] {
  const bySubject = new Map(after.items.map((item) => [subjectKey(item), item]));
  const paths = new Map<Exposed, string>();
  const byPath = new Map(after.items.map((item) => [pathOf(item, paths), item]));
  const broken = new Set<Exposed>();
  const breaks: Break[] = [];
  for (const item of before.items) {
    if (item.within !== undefined && broken.has(item.within)) {
      broken.add(item);
      continue;
    }
    const same = byPath.get(pathOf(item, paths));
    if (same === undefined) {
      broken.add(item);
      breaks.push({ surface: before, item, event: "removed", now: bySubject.get(subjectKey(item)) });
      continue;
    }
    if (!isSame(item.subject, same.subject)) {
      broken.add(item);
      breaks.push({ surface: before, item, event: "meaning", now: same });
      continue;
    }
    for (const event of ["type", "base", "matches"] as const) {
      const kept = new Set(same[event] ?? []);
      if ((item[event] ?? []).some((each) => !kept.has(each))) {
        breaks.push({ surface: before, item, event, now: same });
      }
    }
  }
  return breaks;
}

/** Everything that one target has and had not. Parts of something new are not listed again. */
export function addedTo(before: TargetSurface, after: TargetSurface): Exposed[] {
  const known = new Set(before.items.map(subjectKey));
  const isNew = (item: Exposed): boolean => !known.has(subjectKey(item));
  return after.items.filter((item) => isNew(item) && (item.within === undefined || !isNew(item.within)));
}

/** How users refer to it, from the outermost part inwards. */
function pathOf(item: Exposed, known: Map<Exposed, string>): string {
  const found = known.get(item);
  if (found !== undefined) return found;
  // What is installed may have the name of what is imported.
  const text = item.role === "distribution" ? `install ${item.text}` : item.text;
  const path = `${item.within === undefined ? "" : pathOf(item.within, known)}\n${text}`;
  known.set(item, path);
  return path;
}

function subjectKey({ role, subject }: Exposed): string {
  const { module, name, code, group, param, locale, kind, action, operation } = subject;
  return [role, module, name, code, group, param, locale, kind, action, operation].join("\n");
}
