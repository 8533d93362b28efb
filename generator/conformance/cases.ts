import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { ascii, decode, verdictText } from "../decode/decode.js";
import { codeHazards, messageHazards, rawHazards } from "./hazards.js";
import { codeJson, response } from "./response.js";

/** A response to decode: the module that was called, and the body's text or bytes. */
interface Case {
  readonly module: Module;
  readonly body: string | Uint8Array;
}

/**
 * The text of `decode.jsonl`: responses of every module of a catalog and the verdict on each, one a line, for the tests
 * of every SDK. `test/conformance/README.md` has the form of a row.
 */
export function conformanceFile(catalog: Catalog): string {
  let text = files.get(catalog);
  if (text === undefined) files.set(catalog, (text = rowsOf(catalog)));
  return text;
}

/** Every SDK of a catalog has the same file. */
const files = new WeakMap<Catalog, string>();

function rowsOf(catalog: Catalog): string {
  const seen = new Set<string>();
  const rows: string[] = [];
  for (const module of catalog.modules) {
    for (const { body } of casesOf(catalog, module)) {
      const text = rowText(catalog, { module, body });
      if (seen.has(text)) continue;
      seen.add(text);
      rows.push(text);
    }
  }
  return rows.map((row) => `${row}\n`).join("");
}

function rowText(catalog: Catalog, { module, body }: Case): string {
  const given =
    typeof body === "string"
      ? `"body":${ascii(JSON.stringify(body))}`
      : `"body64":"${Buffer.from(body).toString("base64")}"`;
  return `{"module":${JSON.stringify(module.id)},${given},"verdict":${verdictText(decode(catalog, module, body))}}`;
}

function* casesOf(catalog: Catalog, module: Module): Generator<Case> {
  const cases = function* (bodies: Iterable<string | Uint8Array>): Generator<Case> {
    for (const body of bodies) yield { module, body };
  };
  yield* cases(exampleBodies(catalog, module));
  for (const entry of module.entries) yield* cases(entryBodies(catalog, module, entry));
  yield* cases(hazardBodies(catalog, module));
}

/** What the authors of the spec say that servers send. */
function exampleBodies(catalog: Catalog, module: Module): string[] {
  const common = commonModule(catalog);
  const entries = common === undefined || common === module ? module.entries : [...common.entries, ...module.entries];
  return entries.flatMap(({ examples }) => examples);
}

/** An entry's code wherever the envelope can carry it. */
function entryBodies(catalog: Catalog, module: Module, { code }: Entry): string[] {
  const common = commonModule(catalog);
  const message = "a text: 文字";
  if (common === undefined || common === module) return [response(catalog, { code: codeJson(module, code), message })];
  const outer = common.entries[0];
  const outerCode = outer === undefined ? "1" : codeJson(common, outer.code);
  return catalog.envelope.moduleCode.flatMap(({ forms }, source) =>
    forms.length === 0
      ? [response(catalog, { code: outerCode, message, fields: new Map([[source, codeJson(module, code)]]) })]
      : forms.map(({ before, after }) =>
          response(catalog, { code: outerCode, message: `${before}${code}${after} ${message}` }),
        ),
  );
}

function* hazardBodies(catalog: Catalog, module: Module): Generator<string | Uint8Array> {
  const common = commonModule(catalog);
  const owner = common ?? module;
  const known = owner.entries[0]?.code ?? "1";
  const plain = response(catalog, { code: codeJson(owner, known), message: "text" });
  for (const code of codeHazards(owner, catalog.envelope.success.code))
    yield response(catalog, { code, message: "text" });
  yield response(catalog, { message: "text" });
  yield* rawHazards(plain);
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
        yield response(catalog, { code: codeJson(owner, catalog.envelope.success.code ?? known), message });
      }
    }
  }
}
