import { difficulties } from "./document.js";
import type { Difficulty, TestDocument } from "./document.js";
import type { Verdict } from "./judge.js";

/** Counts over documents. */
export interface Counts {
  documents: number;
  exact: number;
  wanted: number;
  taken: number;
  altered: number;
  silent: number;
  invented: number;
  refusals: number;
  crashes: number;
  wrongTexts: number;
  wrongNames: number;
  wrongAdvice: number;
  mixed: number;
  wrongLocale: number;
  /** The seed of the first document that is not exact. */
  seed: number | undefined;
}

const empty = (): Counts => ({
  documents: 0,
  exact: 0,
  wanted: 0,
  taken: 0,
  altered: 0,
  silent: 0,
  invented: 0,
  refusals: 0,
  crashes: 0,
  wrongTexts: 0,
  wrongNames: 0,
  wrongAdvice: 0,
  mixed: 0,
  wrongLocale: 0,
  seed: undefined,
});

function add(counts: Counts, verdict: Verdict, seed: number): void {
  if (!verdict.exact) counts.seed ??= seed;
  counts.documents++;
  counts.exact += Number(verdict.exact);
  counts.wanted += verdict.wanted;
  counts.taken += verdict.taken;
  counts.altered += verdict.altered.length;
  counts.silent += verdict.silent.length;
  counts.invented += verdict.invented.length;
  counts.refusals += Number(verdict.outcome === "refusal");
  counts.crashes += Number(verdict.outcome === "crash");
  counts.wrongTexts += verdict.wrongTexts.length;
  counts.wrongNames += verdict.wrongNames.length;
  counts.wrongAdvice += verdict.wrongAdvice.length;
  counts.mixed += verdict.wrongModules.length;
  counts.wrongLocale += Number(verdict.wrongLocale);
}

/** Collects verdicts by difficulty and by shape. */
export class Summary {
  readonly #all = empty();
  readonly #byDifficulty = new Map<Difficulty, Counts>();
  readonly #byShape = new Map<string, Counts>();

  add({ difficulties: found, shape, seed }: TestDocument, verdict: Verdict): void {
    add(this.#all, verdict, seed);
    for (const difficulty of found) add(entry(this.#byDifficulty, difficulty), verdict, seed);
    add(entry(this.#byShape, shape), verdict, seed);
  }

  /** The tables, as lines of text. */
  lines(): string[] {
    const byNumber = [...this.#byDifficulty].sort(([a], [b]) => a - b);
    const byRecall = [...this.#byShape].sort(([, a], [, b]) => a.taken / a.wanted - b.taken / b.wanted);
    return [
      heading("difficulty"),
      ...byNumber.map(([key, counts]) => line(`${key} ${difficulties[key]}`, counts)),
      line("all", this.#all),
      "",
      heading("shape"),
      ...byRecall.map(([key, counts]) => line(key, counts)),
    ];
  }
}

function entry<Key>(map: Map<Key, Counts>, key: Key): Counts {
  const counts = map.get(key) ?? empty();
  map.set(key, counts);
  return counts;
}

const labels = [
  "docs",
  "exact",
  "codes",
  "altered",
  "silent",
  "false",
  "refused",
  "crash",
  "text",
  "name",
  "advice",
  "mixed",
  "locale",
  "seed",
];
const heading = (first: string): string => first.padEnd(46) + labels.map((label) => label.padStart(8)).join("");
const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`);

function line(label: string, counts: Counts): string {
  const cells = [
    counts.documents,
    percent(counts.exact, counts.documents),
    percent(counts.taken, counts.wanted),
    counts.altered,
    counts.silent,
    counts.invented,
    counts.refusals,
    counts.crashes,
    counts.wrongTexts,
    counts.wrongNames,
    counts.wrongAdvice,
    counts.mixed,
    counts.wrongLocale,
    counts.seed ?? "",
  ];
  return label.padEnd(46) + cells.map((cell) => String(cell).padStart(8)).join("");
}
