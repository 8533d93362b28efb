import type { Catalog, Entry } from "./catalog.js";

/** What the messages of errors may end with, for machines: `(InvalidProjectId · fix_request · not retryable · https://…)`. */
export interface TailWords {
  readonly open: string;
  readonly separator: string;
  readonly close: string;
  readonly retryable: string;
  readonly notRetryable: string;
}

const words: TailWords = {
  open: " (",
  separator: " · ",
  close: ")",
  retryable: "retryable",
  notRetryable: "not retryable",
};

/** The words of tails, the same in every language. Undefined if messages have none. */
export function tailWords({ messageTail }: Pick<Catalog, "messageTail">): TailWords | undefined {
  return messageTail === true ? words : undefined;
}

/** The end of the message of an error. Empty if messages have no tail, or if the code is unknown. */
export function tailOf(catalog: Pick<Catalog, "messageTail">, entry: Entry | undefined): string {
  const tail = tailWords(catalog);
  if (tail === undefined || entry === undefined) return "";
  const { name, action, retryable, url } = entry;
  const facts = [name, action, retryable ? tail.retryable : tail.notRetryable, ...(url === undefined ? [] : [url])];
  return tail.open + facts.join(tail.separator) + tail.close;
}
