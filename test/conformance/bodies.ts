import { codeHazards, messageHazards, rawHazards } from "../../generator/conformance/hazards.js";
import { response, successResponse } from "../../generator/conformance/response.js";
import { foreignBodies } from "../../generator/conformance/statuses.js";
import { commonModule } from "../../generator/model/catalog.js";
import type { Catalog, Module } from "../../generator/model/catalog.js";

/** Numbers from 0 up to, but not including, a bound. The same seed gives the same numbers on any machine. */
export type Random = (bound: number) => number;

/** A small generator of random numbers (mulberry32: a Weyl sequence with a mixing function). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

/** Endless bodies for a module: valid ones, ones with an oddity or two, torn ones, and noise. */
export function* randomBodies(catalog: Catalog, module: Module, random: Random): Generator<string | Uint8Array> {
  const owner = commonModule(catalog) ?? module;
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const { envelope } = catalog;
  const codes = codeHazards(owner, envelope.success.code);
  const own = codeHazards(module, owner.entries[0]?.code);
  const forms = envelope.moduleCode.flatMap((source) => source.forms);
  const messages = [
    "",
    "text",
    ...forms.flatMap(({ before, after }) =>
      messageHazards(before, after, pick(module.entries).code, pick(owner.entries).code),
    ),
  ];
  const known = (): string => {
    const { code } = pick(owner.entries);
    return owner.codeType.kind === "int" ? code : JSON.stringify(code);
  };
  const body = (): string => {
    if (random(10) === 0) return successResponse(turned(catalog, random)).replace('"payload":1', pick(besides));
    const message = (): string => (random(3) === 0 ? mutated(pick(messages), random) : pick(messages));
    const fields = new Map<number, string>();
    for (const [index, { forms: inText }] of envelope.moduleCode.entries()) {
      if (random(2) === 0) fields.set(index, inText.length === 0 ? pick(own) : JSON.stringify(message()));
    }
    return response(turned(catalog, random), {
      ...(random(20) > 0 ? { code: random(2) === 0 ? known() : pick(codes) } : {}),
      ...(random(4) > 0 ? { message: message() } : {}),
      ...(random(3) === 0 ? { requestId: pick(codes) } : {}),
      fields,
      arrays: random(4) > 0,
    });
  };
  for (;;) {
    const sound = body();
    switch (random(8)) {
      case 0:
        yield torn(new TextEncoder().encode(sound), random);
        break;
      case 1:
        yield mutated(sound, random);
        break;
      case 2:
        yield pick(rawHazards(sound));
        break;
      case 3:
        yield mixed(sound, body(), random);
        break;
      case 4:
        yield random(4) === 0 ? pick(foreignBodies) : sound;
        break;
      default:
        yield sound;
    }
  }
}

/** What a success has in addition to what proves it, including what makes it look like another server's error. */
const besides = ['"payload":1', '"payload":1', '"status":503', '"statusCode":400', '"message":"m"', '"status":200'];

/** The catalog with its pointers rotated: a response is made with the first of several. */
function turned(catalog: Catalog, random: Random): Catalog {
  const turn = <T>(list: readonly T[]): readonly T[] => {
    const by = random(Math.max(1, list.length));
    return [...list.slice(by), ...list.slice(0, by)];
  };
  const { envelope } = catalog;
  const { code, text, requestId } = envelope;
  return { ...catalog, envelope: { ...envelope, code: turn(code), text: turn(text), requestId: turn(requestId) } };
}

/** Characters that some languages treat differently from others. */
// prettier-ignore
const odd = [...Array.from("(){}[]<>:：（）［］,.-+0123456789eE\"\\'/ \t\n\r\u0000\u001f\u007f\u0080\u0085\u00a0\u2028\u2029\u3000\ufeff０９٣²½Ⅷ文é😀"), "\ud800", "\udc00", "e\u0301", "code", "message", "null", "true", "__proto__"];

export function mutated(text: string, random: Random): string {
  let result = text;
  for (let n = 1 + random(3); n > 0; n--) {
    const at = random(result.length + 1);
    const removed = random(3);
    const inserted = random(2) === 0 ? (odd[random(odd.length)] ?? "") : "";
    result = result.slice(0, at) + inserted + result.slice(at + removed);
  }
  return result;
}

function torn(bytes: Uint8Array, random: Random): Uint8Array {
  const list = [...bytes];
  for (let n = 1 + random(3); n > 0; n--) {
    const at = random(list.length + 1);
    switch (random(4)) {
      case 0:
        list.splice(at, 1 + random(4));
        break;
      case 1:
        list.splice(at, 0, random(256));
        break;
      case 2:
        list[at % Math.max(1, list.length)] = random(256);
        break;
      default:
        if (random(4) === 0) list.length = at;
        else list.splice(at, 0, 0x80 + random(0x80), 0x80 + random(0x80));
    }
  }
  return Uint8Array.from(list);
}

/** One object with the members of two, so that keys repeat. */
function mixed(a: string, b: string, random: Random): string {
  if (!a.endsWith("}") || !b.startsWith("{") || a === "{}" || b === "{}") return a;
  const blanks = ["", " ", "\n", "\t"][random(4)] ?? "";
  return `${a.slice(0, -1)},${blanks}${b.slice(1)}`;
}
