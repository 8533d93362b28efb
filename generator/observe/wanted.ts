import { foreignKeys } from "../decode/success.js";
import type { Catalog, Pointer } from "../model/catalog.js";
import { fieldNames, fieldPlaces } from "./fields.js";
import type { DeclaredFields } from "./fields.js";
import { batchKeys } from "./otlp.js";

/** A key of a record, and what is read of its value. */
export class Wanted {
  /** Whether keys below it are read, and nothing else of an object. */
  isObject = false;
  /** Whether an object or an array is read as it is; otherwise it matters only that there is one. */
  isWhole = false;
  /** Whether a text in which there is an object may be read as that object. */
  isText = false;
  /** Whether an object with keys that are not wanted gets the key "", so that it does not look as if it had none. */
  marksOthers = false;
  /** The wanted keys below, by {@link slotOf}. */
  private readonly below: { readonly name: Buffer; readonly wanted: Wanted }[][] = [];

  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  /** The wanted key that has these bytes. */
  find(bytes: Buffer, from: number, to: number): Wanted | undefined {
    const candidates = this.below[slotOf(bytes, from, to)];
    if (candidates === undefined) return undefined;
    for (const { name, wanted } of candidates) {
      let same = name.length === to - from ? 0 : -1;
      while (same >= 0 && same < name.length) same = bytes[from + same] === name[same] ? same + 1 : -1;
      if (same === name.length) return wanted;
    }
    return undefined;
  }

  /** The place that a pointer leads to. */
  at(pointer: Pointer): Wanted {
    const [first, ...rest] = pointer;
    if (first === undefined) return this;
    this.isObject = true;
    const name = Buffer.from(first);
    const child = this.find(name, 0, name.length) ?? new Wanted(first);
    const candidates = (this.below[slotOf(name, 0, name.length)] ??= []);
    if (!candidates.some(({ wanted }) => wanted === child)) candidates.push({ name, wanted: child });
    return child.at(rest);
  }
}

/** A number for a key that few others have. */
function slotOf(bytes: Buffer, from: number, to: number): number {
  return to === from ? 0 : ((to - from) * 37 + (bytes[from] ?? 0) * 5 + (bytes[to - 1] ?? 0)) & 0xff;
}

/**
 * What is read of a record: the places of its fields, and of the envelope, both in the body and in the record, which may be
 * a response itself. Undefined if all of it is.
 */
export function wantedOf(catalog: Catalog, declared: DeclaredFields): Wanted | undefined {
  const root = new Wanted("");
  const places = fieldPlaces(declared);
  // "__proto__" would be no key of an object that is made here.
  if ([...Object.values(places).flat(), ...envelopePlaces(catalog)].flat().includes("__proto__")) return undefined;
  if (places.request.some(({ length }) => length === 0)) return undefined;
  const ends = addEnvelope(root, catalog);
  for (const name of fieldNames) for (const place of places[name]) root.at(place);
  for (const place of places.request) root.at(place).isWhole = true;
  for (const key of batchKeys) root.at([key]).isWhole = true;
  const bodies = places.body.map((place) => root.at(place));
  // If anything else is looked for there, a text is not the object in it.
  for (const body of bodies) body.isText = !body.isObject && !body.isWhole && !ends.has(body);
  for (const body of bodies) addEnvelope(body, catalog);
  return root;
}

function envelopePlaces({ envelope }: Catalog): readonly Pointer[] {
  const { absent, present } = envelope.success;
  const one = [absent, present].filter((pointer) => pointer !== undefined);
  return [...envelope.code, ...envelope.moduleCode.map(({ at }) => at), ...envelope.text, ...one];
}

/** Adds what the decoder reads of a body, but for what no report needs: request IDs, params, errors of fields. */
function addEnvelope(body: Wanted, catalog: Catalog): ReadonlySet<Wanted> {
  const places = envelopePlaces(catalog);
  const { absent, code, present } = catalog.envelope.success;
  if (absent !== undefined && code === undefined && present === undefined) {
    // Without other proof, the keys decide whether a success is of this API.
    body.marksOthers = true;
    places.concat([...foreignKeys].map((key) => [key])).forEach((place) => body.at(place));
  }
  return new Set(places.map((place) => body.at(place)));
}
