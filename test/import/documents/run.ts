import { documentOf, shapes } from "./generate.js";
import { importDocument } from "./importing.js";
import { judge } from "./judge.js";
import type { Outcome, Verdict } from "./judge.js";
import type { TestDocument } from "./document.js";
import { Summary } from "./summary.js";

export interface RunOptions {
  readonly count: number;
  readonly seed: number;
  /** Only shapes whose ID starts with this. */
  readonly only?: string | undefined;
  /** How many documents that are not exact to describe. */
  readonly show: number;
  /** Print the first document and what the import made of it, instead of counts. */
  readonly print: boolean;
  readonly log: (line: string) => void;
}

/** Generates documents, imports each, and reports how the imports compare with the truth. */
export async function run({ count, seed, only, show, print, log }: RunOptions): Promise<void> {
  if (only !== undefined && !shapes.some(({ id }) => id.startsWith(only))) {
    throw new Error(`no shape starts with ${only}; there are ${shapes.map(({ id }) => id).join(", ")}`);
  }
  const summary = new Summary();
  let shown = 0;
  for (let at = seed; at < seed + count; at++) {
    const document = documentOf(at, only);
    const outcome = await importDocument(document);
    const verdict = judge(document, outcome);
    summary.add(document, verdict);
    if (print) log(printed(document, outcome));
    if ((!verdict.exact || verdict.wrongNames.length + verdict.wrongAdvice.length > 0) && shown++ < show)
      log(described(document, outcome, verdict));
  }
  for (const line of summary.lines()) log(line);
}

function described({ seed, shape, path, difficulties }: TestDocument, outcome: Outcome, verdict: Verdict): string {
  const parts = (
    ["altered", "silent", "reported", "invented", "wrongTexts", "wrongNames", "wrongAdvice"] as const
  ).flatMap((key) =>
    verdict[key].length === 0 ? [] : [`  ${key} ${verdict[key].length}: ${verdict[key].slice(0, 5).join(" · ")}`],
  );
  const message = outcome.kind === "spec" ? "" : ` ${outcome.kind}: ${outcome.message}`;
  return [
    `seed ${seed} ${shape} ${path} [${difficulties.join(" ")}] ${verdict.taken}/${verdict.wanted}${message}`,
    ...parts,
  ].join("\n");
}

const printed = (document: TestDocument, outcome: Outcome): string =>
  [document.text, JSON.stringify(document.truth, undefined, 1), JSON.stringify(outcome, undefined, 1)].join("\n---\n");
