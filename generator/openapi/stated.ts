import { decode } from "../decode/decode.js";
import { readCode } from "../decode/code.js";
import { items, member, members, valueAt } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { standardEnvelope } from "../model/standard-envelope.js";
import { followed } from "./document.js";
import type { DocumentOperation } from "./document.js";
import { extension } from "./schema.js";

/** An error that a document states for a response. */
export interface Stated {
  /** Undefined if the catalog has no such error. */
  readonly entry: Entry | undefined;
  /** The code as it is written, or the name of the error. */
  readonly code: string;
  /** Where it is written. */
  readonly at: Path;
  /** The status of the response, `4XX` or `default`. */
  readonly status: string;
  /** Whether it is one of several values of a schema. Such a list may be shared by operations that return few of them. */
  readonly isListed: boolean;
}

/** What is needed to read the errors of a document. */
export interface Reader {
  readonly data: JsonObject;
  readonly catalog: Catalog;
}

/** The errors that the responses of an operation state: in examples, in schemas, and in what errspec added. */
export function statedErrors(
  { data, catalog }: Reader,
  { at, value }: DocumentOperation,
  called: string | undefined,
): readonly Stated[] {
  const fixed = catalog.envelope.status;
  const responses = members(member(value, "responses")).filter(
    ([status]) => /^(?:[45]..|default)$/i.test(status) || status === String(fixed),
  );
  const common = commonModule(catalog);
  const own = catalog.modules.filter((module) => module !== common);
  const modules = catalog.modules.filter(({ id }) => id === called);
  return responses.flatMap(([status]) => {
    const place = followed(data, [...at, "responses", status]);
    const content = member(valueAt(data, place), "content");
    return members(content).flatMap(([type, media]): readonly Stated[] => {
      const context: Context = {
        data,
        catalog: inMediaType(catalog, type, status),
        modules: modules.length > 0 ? modules : own.length > 0 ? own : catalog.modules,
        status,
      };
      const inside = [...place, "content", type];
      return [...inExamples(context, media, inside), ...inSchema(context, [...inside, "schema"], 0)];
    });
  });
}

/** The errors whose codes the description of a response has as code, as in "`out_of_stock` when the last one is sold". */
export function describedErrors({ data, catalog }: Reader, { at, value }: DocumentOperation): readonly Entry[] {
  const own = catalog.modules.filter(({ id }) => id !== commonModule(catalog)?.id);
  const modules = own.length > 0 ? own : catalog.modules;
  const statuses = members(member(value, "responses")).filter(([status]) => /^(?:[45]..|default)$/i.test(status));
  return statuses.flatMap(([status]) => {
    const text = member(valueAt(data, followed(data, [...at, "responses", status])), "description");
    const spans = typeof text === "string" ? text.matchAll(/(?<!`)`([^`\n]{1,128})`(?!`)/g) : [];
    const codes = new Set(Array.from(spans, ([, code = ""]) => code));
    return modules.flatMap(({ entries }) => entries.filter(({ code }) => codes.has(code)));
  });
}

interface Context extends Reader {
  readonly modules: readonly Module[];
  readonly status: string;
}

function inMediaType(catalog: Catalog, type: string, status: string): Catalog {
  if (!/^application\/problem\+json/i.test(type) || !catalog.envelopes.some(({ id }) => id === "problem"))
    return catalog;
  return { ...catalog, envelope: standardEnvelope(catalog, "problem", Number(status) || 500) };
}

function inExamples(context: Context, media: Json, at: Path): readonly Stated[] {
  const { data } = context;
  const named = members(member(media, "examples")).flatMap(([name, example]): readonly Path[] => {
    const place = followed(data, [...at, "examples", name]);
    // What errspec added says the same in its schema.
    return member(valueAt(data, place), extension) === undefined && isObject(example) ? [[...place, "value"]] : [];
  });
  const schema = followed(data, [...at, "schema"]);
  const places = [[...at, "example"], ...named, [...schema, "example"]];
  return places.flatMap((place) => {
    const body = valueAt(data, place);
    return isObject(body) ? inBody(context, body, place) : [];
  });
}

/** The error of an example, as clients read it. */
function inBody({ catalog, modules, status }: Context, body: JsonObject, at: Path): readonly Stated[] {
  const pointer = (pointers: readonly Pointer[]): Path => [
    ...at,
    ...(pointers.find((candidate) => valueAt(body, candidate) !== undefined) ?? []),
  ];
  const text = JSON.stringify(body);
  const verdicts = modules.map((module) => ({ module, verdict: decode(catalog, module, text) }));
  const failed = verdicts.flatMap(({ module, verdict }) =>
    verdict.result === "error" ? [{ module, ...verdict }] : [],
  );
  // A common code is known to each module: that of the module counts if there is one.
  const known = failed.find(({ entry, module }) => entry?.module === module.id) ?? failed.find(({ entry }) => entry);
  const [found = known] = known === undefined ? failed : [known];
  if (found === undefined) return [];
  const { entry, code, moduleCode, module } = found;
  const { envelope } = catalog;
  const isForeign = moduleCode !== undefined && entry?.module !== module.id;
  const sources = envelope.moduleCode.map((source) => source.at);
  return [
    isForeign
      ? { entry: undefined, code: moduleCode, at: pointer(sources), status, isListed: false }
      : { entry, code, at: pointer(envelope.code), status, isListed: false },
  ];
}

/** Deeper than schemas of errors are. */
const deepest = 12;

/** The errors of a schema and of its alternatives. */
function inSchema(context: Context, at: Path, depth: number): readonly Stated[] {
  const { data, catalog, modules, status } = context;
  const place = followed(data, at);
  const schema = valueAt(data, place);
  if (!isObject(schema) || depth > deepest) return [];
  const facts = member(schema, extension);
  if (isObject(facts)) {
    const { module, code, name } = facts;
    const entry = catalog.modules
      .find(({ id }) => id === module)
      ?.entries.find((candidate) => candidate.code === code && candidate.audience === "public");
    return [{ entry, code: textOf(name ?? code), at: [...place, extension], status, isListed: false }];
  }
  const branches = ["oneOf", "anyOf", "allOf"].flatMap((key) =>
    items(schema[key]).flatMap((_, index) => inSchema(context, [...place, key, String(index)], depth + 1)),
  );
  const common = commonModule(catalog);
  const { code, moduleCode } = catalog.envelope;
  const own = code.flatMap((pointer) => valuesAt(data, place, pointer));
  const inner = moduleCode
    .filter(({ forms }) => forms.length === 0)
    .flatMap((source) => valuesAt(data, place, source.at));
  return [
    ...branches,
    ...own.map((value) => ({ ...value, ...lookUp(common === undefined ? modules : [common], value.json), status })),
    ...inner.map((value) => ({ ...value, ...lookUp(modules, value.json), status })),
  ];
}

interface Value {
  readonly json: Json;
  readonly at: Path;
  readonly isListed: boolean;
}

/** The values that a schema allows at a pointer, if it lists them. */
function valuesAt(data: JsonObject, schema: Path, pointer: Pointer): readonly Value[] {
  const place = pointer.reduce<Path>(
    (path, step) => followed(data, [...followed(data, path), "properties", step]),
    followed(data, schema),
  );
  const found = valueAt(data, place);
  const only = member(found, "const");
  if (only !== undefined) return [{ json: only, at: [...place, "const"], isListed: false }];
  const values = items(member(found, "enum"));
  return values.map((json, index) => ({ json, at: [...place, "enum", String(index)], isListed: values.length > 1 }));
}

function lookUp(modules: readonly Module[], json: Json): { readonly entry: Entry | undefined; readonly code: string } {
  const found = modules.flatMap(({ codeType, entries, success }) => {
    const code = readCode(codeType, json);
    return [...entries, ...(success === undefined ? [] : [success])].filter((entry) => entry.code === code);
  });
  return { entry: found[0], code: textOf(json) };
}

const textOf = (json: Json | undefined): string => (typeof json === "string" ? json : JSON.stringify(json ?? null));
