import { exampleParams } from "../../generator/conformance/fixtures.js";
import { decodeResponse } from "../../generator/decode/response.js";
import type { Response, ResponseVerdict } from "../../generator/decode/response.js";
import { decodeStandard } from "../../generator/decode/standard.js";
import { encode } from "../../generator/encode/encode.js";
import { encodeStandard } from "../../generator/encode/standard.js";
import { standardEnvelopes } from "../../generator/model/catalog.js";
import type { Catalog, Entry, Module, StandardEnvelopeId } from "../../generator/model/catalog.js";
import { isPublic } from "../../generator/model/sent.js";
import type { Case } from "./campaign.js";

/** The own envelope, or a standard one. */
type EnvelopeId = "own" | StandardEnvelopeId;

/** What a client reads from a response besides its text. Undefined: the response is not one of the API. */
interface Read {
  readonly entry: Entry | undefined;
  readonly codes: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fieldErrors: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Whether clients of one version read something else from what servers of the other version send, with params and field
 * errors, in any envelope. What is new is left out: nobody was promised that old clients know it.
 */
export function travelsOtherwise({ before: { catalog: before }, after: { catalog: after } }: Case): string | undefined {
  for (const id of ["own", ...standardEnvelopes] as const) {
    if (!speaks(before, id)) continue;
    for (const module of before.modules) {
      const now = after.modules.find((other) => other.id === module.id);
      for (const entry of module.entries.filter(isPublic)) {
        const response = sent(before, id, module, entry);
        const was = read(before, id, module, response);
        if (was?.entry !== entry) continue; // the envelope has no place for it
        const is = now && read(after, id, now, response);
        const [one, two] = [gist(was), is === undefined ? "nothing" : gist(is)];
        if (one !== two) return `${id} ${module.id}/${entry.code}: ${one} → ${two}`;
      }
      if (now === undefined || !speaks(after, id)) continue;
      for (const entry of now.entries.filter(isPublic)) {
        const response = sent(after, id, now, entry);
        const is = read(after, id, now, response);
        const was = read(before, id, module, response);
        const old = module.entries.find(({ code }) => code === entry.code);
        if (is?.entry !== entry || old === undefined) continue;
        const [one, two] = [was === undefined ? "nothing" : gist(was), gist(known(before, id, old, is))];
        if (one !== two) return `${id} ${module.id}/${entry.code}, by old clients: ${one} → ${two}`;
      }
    }
  }
  return undefined;
}

/**
 * Whether responses in standard envelopes have something else by which programs tell errors apart: the `type` of problem
 * details, the code and the `reason` of a gRPC status, the `name` and the `module` of an error.
 */
export function identifiesOtherwise({
  before: { catalog: before },
  after: { catalog: after },
}: Case): string | undefined {
  for (const id of standardEnvelopes) {
    if (!speaks(before, id) || !speaks(after, id)) continue;
    for (const module of before.modules) {
      const now = after.modules.find((other) => other.id === module.id);
      for (const entry of module.entries.filter(isPublic)) {
        const other = now?.entries.find(({ code }) => code === entry.code);
        if (now === undefined || other === undefined || !isPublic(other)) continue; // reported as removed
        const [one, two] = [sent(before, id, module, entry), sent(after, id, now, other)].map((each) =>
          identity(id, each),
        );
        if (one !== two) return `${id} ${module.id}/${entry.code}: ${one} → ${two}`;
      }
    }
  }
  return undefined;
}

/** What is in the bytes of a response by which programs tell errors apart. No other value has one of these names. */
function identity(id: StandardEnvelopeId, { body }: Response): string {
  const found: string[] = [];
  const parsed: unknown = JSON.parse(String(body), (key, value: unknown) => {
    const isText = typeof value === "string" || typeof value === "number";
    if (identifying.has(key) && isText && value !== "about:blank") found.push(`${key}=${value}`);
    return value;
  });
  if (id === "grpc") found.push(`code=${String((parsed as { code: number }).code)}`);
  return found.sort().join(" ");
}

const identifying: ReadonlySet<string> = new Set(["type", "name", "reason", "domain", "module"]);

function speaks({ envelopes }: Catalog, id: EnvelopeId): boolean {
  return id === "own" || envelopes.some((envelope) => envelope.id === id);
}

function sent(catalog: Catalog, id: EnvelopeId, module: Module, entry: Entry): Response {
  const fieldErrors = [{ field: "size", code: "too_big", text: "Too big." }, { field: "name" }];
  const raised = { module, entry, params: exampleParams(entry), fieldErrors };
  const standard = catalog.envelopes.find((envelope) => envelope.id === id);
  return standard === undefined ? encode(catalog, raised, {}) : encodeStandard(catalog, standard, raised, {});
}

function read(catalog: Catalog, id: EnvelopeId, module: Module, response: Response): Read | undefined {
  const standard = catalog.envelopes.find((envelope) => envelope.id === id);
  if (standard === undefined && id !== "own") return undefined;
  const verdict: ResponseVerdict =
    standard === undefined
      ? decodeResponse(catalog, module, response, () => 0)
      : decodeStandard(catalog, standard, module, response, () => 0);
  if (verdict.result !== "error") return undefined;
  const { code, moduleCode, entry, params = {}, fieldErrors = [] } = verdict;
  return { codes: `${code}/${moduleCode ?? ""}`, entry, params, fieldErrors: fieldErrors.map((each) => ({ ...each })) };
}

/** What is read, without what clients of an earlier version never looked for. */
function known({ envelope }: Catalog, id: EnvelopeId, old: Entry, is: Read): Read {
  const params = old.params.filter(({ name }) => Object.hasOwn(is.params, name));
  const hasParams = id !== "own" || envelope.params !== undefined;
  const places = id === "own" ? envelope.fieldErrors : { field: [], code: [], text: [] };
  return {
    ...is,
    params: hasParams ? Object.fromEntries(params.map(({ name }) => [name, is.params[name]])) : {},
    fieldErrors:
      places === undefined
        ? []
        : is.fieldErrors.map(({ field, code, text }) => ({
            field,
            code: places.code && code,
            text: places.text && text,
          })),
  };
}

/** Codes, the meaning, and the params and field errors, whatever the order of params in the spec. */
function gist({ codes, entry, params, fieldErrors }: Read): string {
  const items = fieldErrors.map(({ field, code, text }) => [field, code ?? null, text ?? ""]);
  return JSON.stringify([codes, entry?.extensions["x-meaning"], Object.entries(params).sort(), items]);
}
