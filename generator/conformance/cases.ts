import { decode } from "../decode/decode.js";
import { decodeResponse } from "../decode/response.js";
import { retryDecision } from "../decode/retry.js";
import { ascii, decisionText, responseText, verdictText } from "../decode/verdict-text.js";
import { chosenLocales, commonModule, examplesIn } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { perCatalog } from "../model/per-catalog.js";
import { lazyPart } from "../output/file.js";
import type { OutputFile, Part } from "../output/file.js";
import { partedFile } from "../output/parted.js";
import { codeHazards, messageHazards, rawHazards } from "./hazards.js";
import { rowTime } from "./header-hazards.js";
import { localeEntries, localeRows } from "./locales.js";
import { receivedCases } from "./received.js";
import type { ReceivedCase } from "./received.js";
import { codeJson, response, responsesWith } from "./response.js";
import { sampleOf } from "./sample.js";
import { foreignBodies, statusCases } from "./statuses.js";
import { variedModules } from "./varied.js";

/** A response to decode: the module that was called, the body's text or bytes, and the HTTP status if it is given. */
interface Case {
  readonly module: Module;
  readonly body: string | Uint8Array;
  readonly status?: number | undefined;
}

/**
 * `decode.jsonl`: responses of every module of a catalog and the verdict on each, one a line, then texts in
 * the locales of an SDK, for its tests. `test/conformance/` has the contracts with the form of a row.
 */
export function conformanceFile(path: string, catalog: Catalog, locales: readonly string[]): OutputFile {
  const known = knownParts(catalog);
  const chosen = chosenLocales(catalog, locales);
  const parts = known.get(chosen.join(" ")) ?? [
    lazyPart(() => responseLines(catalog), [examplesIn(catalog)]),
    lazyPart(() => lines(localeRows(catalog, chosen)), localeEntries(catalog, chosen)),
  ];
  known.set(chosen.join(" "), parts);
  return partedFile(path, parts);
}

/** The parts of the file by locales. They are kept, because most SDKs of a catalog have the same. */
const knownParts = perCatalog(() => new Map<string, readonly Part[]>());

/** The rows with responses. They are kept, because every SDK of a catalog decodes the same. */
const responseLines = perCatalog((catalog) => lines([...responseRows(catalog)].map((row) => row())));

/** What makes the rows with responses, one by one. */
export function* responseRows(catalog: Catalog): Generator<() => string> {
  for (const module of catalog.modules) for (const one of casesOf(catalog, module)) yield () => rowText(catalog, one);
  for (const one of receivedCases(catalog)) yield () => receivedRow(catalog, one);
}

/** Each row once, on a line of its own. */
function lines(rows: readonly string[]): string {
  return [...new Set(rows)].map((row) => `${row}\n`).join("");
}

function rowText(catalog: Catalog, { module, body, status }: Case): string {
  const withStatus = status === undefined ? "" : `,"status":${status}`;
  const verdict = verdictText(decode(catalog, module, body, status));
  return `{"module":${JSON.stringify(module.id)},${bodyText(body)}${withStatus},"verdict":${verdict}}`;
}

function receivedRow(catalog: Catalog, { name, module, body, status, headers, retry }: ReceivedCase): string {
  let now = "";
  const verdict = decodeResponse(catalog, module, { body, status, headers }, () => {
    now = `,"now":${rowTime}`;
    return rowTime;
  });
  const answer =
    retry === undefined
      ? responseText(verdict)
      : decisionText(retryDecision(verdict, { ...retry, random: () => retry.random }));
  const named = name === undefined ? "" : `"name":${json(name)},`;
  const given = `"module":${json(module.id)},${bodyText(body)},"status":${status},"headers":${json(headers)}`;
  const asked = retry === undefined ? "" : `,"retry":${json(retry)}`;
  return `{${named}${given}${now}${asked},"verdict":${answer}}`;
}

function bodyText(body: string | Uint8Array): string {
  return typeof body === "string" ? `"body":${json(body)}` : `"body64":"${Buffer.from(body).toString("base64")}"`;
}

function json(value: unknown): string {
  return ascii(JSON.stringify(value));
}

function* casesOf(catalog: Catalog, module: Module): Generator<Case> {
  const cases = function* (bodies: Iterable<string | Uint8Array>): Generator<Case> {
    for (const body of bodies) yield { module, body };
  };
  yield* cases(exampleBodies(catalog, module));
  for (const entry of sampleOf(module.entries)) yield* cases(entryBodies(catalog, module, entry));
  if (!variedModules(catalog).has(module)) return;
  yield* cases(hazardBodies(catalog, module));
  for (const { body, status } of statusCases(catalog, module)) yield { module, body, status };
}

/** The example responses of the spec. */
function exampleBodies(catalog: Catalog, module: Module): string[] {
  const common = commonModule(catalog);
  const modules = common === undefined || common === module ? [module] : [common, module];
  return modules.flatMap(({ entries }) => sampleOf(entries).flatMap(({ examples }) => examples));
}

/** An entry's code wherever the envelope can carry it. */
function entryBodies(catalog: Catalog, module: Module, { code }: Entry): readonly string[] {
  return responsesWith(catalog, module, code, { message: "a text: 文字", joint: " " });
}

function* hazardBodies(catalog: Catalog, module: Module): Generator<string | Uint8Array> {
  const common = commonModule(catalog);
  const owner = common ?? module;
  const known = owner.entries[0]?.code ?? "1";
  const plain = response(catalog, { code: codeJson(owner, known), message: "text" });
  for (const code of codeHazards(owner, catalog.envelope.success.code))
    yield response(catalog, { code, message: "text" });
  yield response(catalog, { message: "text" });
  yield response(catalog, { code: codeJson(owner, known), message: "text", arrays: false });
  yield* rawHazards(plain);
  yield* foreignBodies;
  for (const message of ["", " text ", "\ud800 alone", 'text\u0000\u001f\u007f\u2028\u2029 "\\ </script>']) {
    yield response(catalog, { code: codeJson(owner, known), message });
  }
  for (const requestId of [
    '"r-1"',
    '""',
    "14534664555",
    "1.0",
    "1.5",
    "9007199254740993",
    "1e400",
    "true",
    "null",
    "{}",
  ]) {
    yield response(catalog, { code: codeJson(owner, known), message: "text", requestId });
  }
  if (owner === module) return;
  const own = module.entries[0]?.code ?? "1";
  for (const [source, { forms }] of catalog.envelope.moduleCode.entries()) {
    if (forms.length === 0) {
      for (const field of codeHazards(module, known)) {
        yield response(catalog, { code: codeJson(owner, known), message: "text", fields: new Map([[source, field]]) });
      }
    }
    for (const { before, after } of forms) {
      for (const message of messageHazards(before, after, own, known)) {
        yield response(catalog, { code: codeJson(owner, known), message });
      }
      const message = `${before}${own}${after}text`; // a success says nothing about a code in its text
      yield response(catalog, { code: codeJson(owner, catalog.envelope.success.code ?? known), message });
    }
  }
}
