import { decode } from "../decode/decode.js";
import { explain } from "../explain/explain.js";
import { answerText } from "../explain/text.js";
import type { Answer, KnownEntry } from "../explain/answer.js";
import type { Usage } from "../explain/usage.js";
import type { Catalog, StandardEnvelopeId } from "../model/catalog.js";
import { closestLocale, matchingLocale } from "../model/locale.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openForLookup } from "./open.js";
import { paintFor, print } from "./output.js";

export interface ExplainFlags {
  /** The locale to answer in; undefined for the catalog's locale that is closest to the terminal's. */
  readonly lang?: string | undefined;
  /** The envelope to show the response in; undefined for the catalog's own. */
  readonly envelope?: string | undefined;
  readonly json: boolean;
}

interface ExplainOptions extends ExplainFlags {
  /** The spec's folder. */
  readonly spec: string;
}

/** Explains a code, a name, an operation, a response or a log line. Without one, or with `-`, it reads standard input. */
export async function explainCommand(query: string | undefined, options: ExplainOptions): Promise<ExitCode> {
  const text = query === undefined || query === "-" ? await standardInput() : query;
  if (text.trim() === "")
    throw new UsageError("nothing to explain; give a code, a name or a response, or pipe one to standard input");
  const catalog = await openForLookup(options.spec);
  if (catalog === undefined) return 1;
  const locale = wantedLocale(options, catalog);
  const envelope = wantedEnvelope(options, catalog);
  const answer = explain(catalog, text, decode);
  if (options.json) print(await jsonText(catalog, answer, locale));
  else {
    const known = askedFor(answer, text);
    const usage = known === undefined ? undefined : await usageOf(known, catalog, locale);
    print(answerText(catalog, answer, text, locale, paintFor(process.stdout), { usage, envelope }));
  }
  return answer.meanings.length > 0 || answer.operations.length > 0 ? 0 : 1;
}

/**
 * The entry that a code or a name refers to, if it is the only one. Whoever has a response or a log wants to know what it
 * means, and has the response already.
 */
function askedFor({ meanings }: Answer, query: string): KnownEntry | undefined {
  const [meaning, ...more] = meanings;
  if (meaning?.kind !== "entry" || meaning.response !== undefined || more.length > 0) return undefined;
  return /\s/.test(query.trim()) ? undefined : meaning;
}

async function usageOf(known: KnownEntry, catalog: Catalog, locale: string): Promise<Usage> {
  const [{ laidOut, usageIn }, { targets }] = await Promise.all([import("../usage.js"), import("../targets/index.js")]);
  return laidOut(usageIn(catalog, targets, locale)(known));
}

function wantedEnvelope({ envelope }: ExplainOptions, { envelopes }: Catalog): StandardEnvelopeId | undefined {
  if (envelope === undefined) return undefined;
  const found = envelopes.find(({ id }) => id === envelope);
  if (found !== undefined) return found.id;
  const ids = envelopes.map(({ id }) => id).join(", ");
  throw new UsageError(
    `the catalog has no standard envelope ${envelope}; ${ids === "" ? "add it to `envelopes` in errspec.yaml" : `it has ${ids}`}`,
  );
}

/** The locale of `--lang`, or that of the terminal. JSON does not depend on the terminal. */
function wantedLocale({ lang, json }: ExplainOptions, { locales }: Catalog): string {
  if (lang === undefined) return json ? locales[0] : closestLocale(terminalLocale(process.env), locales);
  const locale = matchingLocale(lang, locales);
  if (locale === undefined) throw new UsageError(`the catalog has no texts in ${lang}; it has ${locales.join(", ")}`);
  return locale;
}

/** The locale of messages, as POSIX defines it. */
function terminalLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "") ?? "";
}

async function jsonText(catalog: Catalog, answer: Answer, locale: string): Promise<string> {
  const [{ answerJson }, { escapeInvisible }, { targets }, { usageIn }] = await Promise.all([
    import("../explain/json.js"),
    import("../render/json-layout.js"),
    import("../targets/index.js"),
    import("../usage.js"),
  ]);
  const usage = usageIn(catalog, targets, locale);
  return escapeInvisible(JSON.stringify(answerJson(catalog, answer, locale, usage), undefined, 2));
}

/** The longest input, in bytes. A response or a few log lines are far shorter. */
const longestInput = 4 * 1024 * 1024;

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) return "";
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestInput)
      throw new UsageError("standard input is longer than 4 MB; pass only the lines in question");
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
