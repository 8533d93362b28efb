import fc from "fast-check";
import { actionIds } from "../../generator/model/action.js";
import { kindIds } from "../../generator/model/kind.js";
import type { Spec, Texts } from "./spec.js";

/** A spec of random shape: its fields, types of codes, names and options are random. Its texts are filled in later. */
export interface RandomSpec {
  readonly make: (next: Texts) => Spec;
  /** The number of texts that it needs. */
  readonly places: number;
}

/** The spec of a seed: small, so that many fit in a run. */
export function randomSpec(seed: number): RandomSpec {
  const [shape] = fc.sample(specShape, { seed, numRuns: 1 });
  if (shape === undefined) throw new Error("no spec was made");
  const make = (next: Texts): Spec => specOf(shape, next);
  let places = 0;
  make(() => `x${places++}`);
  return { make, places };
}

const word = fc.stringMatching(/^[A-Z][a-z]{2,7}[0-9]?$/);
/** Names of three words, so that none collides with a name of a language or with a derived name. */
const name = fc.tuple(word, word, word).map((words) => words.join(""));
const codes = {
  int: fc.oneof(fc.integer({ min: -40_000, max: 40_000 }), fc.maxSafeInteger()).map(String),
  hex: fc.nat(0xffffffff).map((code) => `0x${code.toString(16).toUpperCase().padStart(8, "0")}`),
  string: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,30}(?: [A-Za-z0-9_.:/-]{1,8})?$/),
  dotted: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,10}(?:\.[A-Za-z0-9_-]{1,10}){0,2}$/),
  sqlstate: fc.stringMatching(/^[0-9A-Z]{5}$/),
} as const;

const entryShape = fc.record({
  title: fc.boolean(),
  note: fc.boolean(),
  causes: fc.nat(2),
  solutions: fc.nat(2),
  otherwise: fc.boolean(),
  since: fc.boolean(),
  deprecated: fc.boolean(),
  was: fc.nat(2),
  links: fc.nat(2),
  param: fc.boolean(),
  kind: fc.constantFrom(...kindIds),
  action: fc.constantFrom(...actionIds),
  retryable: fc.option(fc.boolean()),
  effect: fc.option(fc.constantFrom("none", "unknown")),
  example: fc.boolean(),
});
type EntryShape = typeof entryShape extends fc.Arbitrary<infer T> ? T : never;

const moduleShape = fc.constantFrom(...(Object.keys(codes) as (keyof typeof codes)[])).chain((type) =>
  fc.record({
    type: fc.constant(type),
    codes: fc.uniqueArray(codes[type], { minLength: 2, maxLength: 3 }),
    names: fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
    entries: fc.array(entryShape, { minLength: 3, maxLength: 3 }),
    success: fc.boolean(),
    title: fc.boolean(),
    description: fc.boolean(),
    group: fc.boolean(),
    reserved: fc.boolean(),
  }),
);
type ModuleShape = typeof moduleShape extends fc.Arbitrary<infer T> ? T : never;

const specShape = fc.record({
  locales: fc.uniqueArray(fc.constantFrom("en", "zh", "pt-BR", "zh-Hans"), { minLength: 1, maxLength: 3 }),
  description: fc.boolean(),
  docs: fc.boolean(),
  layered: fc.boolean(),
  // Every character that the name of a header may have.
  header: fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,16}$/),
  headers: fc.boolean(),
  status: fc.option(fc.constantFrom("entry", 200)),
  // Decoders are large and have no other texts: in two of three specs they are unchanged and need no check.
  pointers: fc.nat(2).map((nth) => nth === 0),
  modules: fc.array(moduleShape, { minLength: 1, maxLength: 2 }),
  style: fc.constantFrom("enum", "const"),
  classes: fc.constantFrom("per-module", "per-code"),
  side: fc.constantFrom(
    { side: "client", adapters: ["axios", "fetch"] },
    { side: "client" },
    { side: "both", adapters: ["axios", "express", "fastify", "fetch", "nestjs", "web"] },
    { side: "both", adapters: ["nestjs"] },
    { side: "server", adapters: ["web"] },
  ),
  pythonClasses: fc.constantFrom("per-code", "per-kind"),
  layout: fc.constantFrom("packages", "single"),
});
type SpecShape = typeof specShape extends fc.Arbitrary<infer T> ? T : never;

function specOf(shape: SpecShape, next: Texts): Spec {
  const text = (): Spec => Object.fromEntries(shape.locales.map((locale) => [locale, next("text")]));
  let fixed = 0;
  const pointer = (): string =>
    shape.pointers ? `/${next("pointer").replaceAll("~", "~0").replaceAll("/", "~1")}` : `/field${fixed++}`;
  const modules = shape.modules.map((module, index) => moduleOf(module, `part${index}`, text, next));
  return {
    errspec: 1,
    catalog: "random",
    title: text(),
    ...(shape.description ? { description: text() } : {}),
    locales: shape.locales,
    ...(shape.docs ? { docs: `https://example.com/${next("url")}/{code}` } : {}),
    envelope: {
      code: ["/code", pointer()],
      text: pointer(),
      "request-id": pointer(),
      ...(shape.layered ? { common: "part0", "module-code": [{ at: `/own${pointer()}` }] } : {}),
      ...(shape.headers ? { headers: headersOf(shape.header) } : {}),
      ...(shape.status === null ? {} : { status: shape.status }),
    },
    targets: {
      typescript: { style: shape.style, classes: shape.classes, ...shape.side },
      go: { layout: shape.layout },
      python: { classes: shape.pythonClasses },
      docs: {},
      catalog: {},
    },
    modules,
  };
}

function headersOf(header: string): Spec {
  return {
    code: header,
    "request-id": [header, `${header}-2`],
    "retry-after": [header, { header: `${header}-3`, unit: "milliseconds" }, { header: `${header}-4`, unit: "epoch" }],
  };
}

function moduleOf(shape: ModuleShape, id: string, text: () => Spec, next: Texts): Spec {
  const [success, ...errors] = shape.codes.map((code, index) => ({
    code,
    name: shape.names[index] ?? "",
    ...(shape.group && index === 1 ? { group: "some" } : {}),
    ...entryOf(shape.entries[index], code, text, next),
  }));
  return {
    module: id,
    "code-type": shape.type,
    ...(shape.title ? { title: text() } : {}),
    ...(shape.description ? { description: text() } : {}),
    ...(shape.group ? { groups: { some: { title: text() } } } : {}),
    ...(shape.reserved ? { reserved: [{ names: ["GoneForGood"], reason: next("text") }] } : {}),
    ...(shape.success ? { success } : {}),
    errors,
  };
}

function entryOf(shape: EntryShape | undefined, code: string, text: () => Spec, next: Texts): Spec {
  if (shape === undefined) return { text: text() };
  const filled = Object.fromEntries(
    Object.entries(text()).map(([locale, value]) => [locale, `${String(value)}{value}${String(value)}`]),
  );
  return {
    ...(shape.param ? { text: filled, params: [{ name: "value" }] } : { text: text() }),
    ...(shape.title ? { title: text() } : {}),
    ...(shape.note ? { note: text() } : {}),
    causes: Array.from({ length: shape.causes }, text),
    solutions: Array.from({ length: shape.solutions }, text),
    ...(shape.otherwise ? { otherwise: text() } : {}),
    ...(shape.since ? { since: next("text") } : {}),
    ...(shape.deprecated ? { deprecated: { since: next("text"), sunset: "2027-01-31", reason: text() } } : {}),
    was: Array.from({ length: shape.was }, () => ({ text: text(), until: next("text") })),
    links: Array.from({ length: shape.links }, () => ({ url: `https://example.com/${next("url")}`, title: text() })),
    kind: shape.kind,
    action: shape.action,
    ...(shape.retryable === null ? {} : { retryable: shape.retryable }),
    ...(shape.effect === null ? {} : { effect: shape.effect }),
    ...(shape.example ? { examples: [JSON.stringify({ code, more: next("text") })] } : {}),
    "x-owner": next("text"),
  };
}
