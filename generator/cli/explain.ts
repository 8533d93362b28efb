import { decode } from "../decode/decode.js";
import { explain } from "../explain/explain.js";
import { answerText } from "../explain/text.js";
import type { Answer } from "../explain/answer.js";
import type { Catalog } from "../model/catalog.js";
import { closestLocale, matchingLocale } from "../model/locale.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openForLookup } from "./open.js";
import { paintFor, print } from "./output.js";

export interface ExplainOptions {
  /** The spec's folder. */
  readonly spec: string;
  /** The locale to answer in; undefined for the catalog's locale that is closest to the terminal's. */
  readonly lang: string | undefined;
  readonly json: boolean;
}

/** Explains a code, a name, an operation, a response or a log line. Without one, or with `-`, it reads standard input. */
export async function explainCommand(query: string | undefined, options: ExplainOptions): Promise<ExitCode> {
  const text = query === undefined || query === "-" ? await standardInput() : query;
  if (text.trim() === "")
    throw new UsageError("nothing to explain; give a code, a name or a response, or pipe one to standard input");
  const catalog = await openForLookup(options.spec);
  if (catalog === undefined) return 1;
  const locale = wantedLocale(options, catalog);
  const answer = explain(catalog, text, decode);
  print(
    options.json
      ? await jsonText(catalog, answer, locale)
      : answerText(catalog, answer, text, locale, paintFor(process.stdout)),
  );
  return answer.meanings.length > 0 || answer.operations.length > 0 ? 0 : 1;
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
  const [{ answerJson }, { escapeInvisible }] = await Promise.all([
    import("../explain/json.js"),
    import("../render/json-layout.js"),
  ]);
  return escapeInvisible(JSON.stringify(answerJson(catalog, answer, locale), undefined, 2));
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
