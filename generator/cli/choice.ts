import { didYouMean } from "../diagnostic/suggest.js";
import { UsageError } from "./exit.js";

/** Checks that the value of an option is one of its choices. */
export function choice<const T extends string>(option: string, given: string, choices: readonly T[]): T {
  const chosen = choices.find((one) => one === given);
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `--${option} takes ${choices.join(", ")}, not ${given}${prefixed("; ", didYouMean(given, choices))}`,
  );
}

function prefixed(prefix: string, text: string | undefined): string {
  return text === undefined ? "" : prefix + text;
}
