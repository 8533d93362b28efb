import { standardEnvelopes } from "../model/catalog.js";
import type {
  Catalog,
  DelayHeader,
  Envelope,
  FieldErrorPlaces,
  ModuleCodeSource,
  Pointer,
  StandardEnvelope,
} from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import { isWithin, parsePointer, pointerText } from "../model/pointer.js";
import type { Step } from "../model/position.js";
import type { Reporter } from "./reporter.js";
import type { EnvelopeShape, EnvelopesShape } from "./envelope-schema.js";

/** Resolves the envelope of a catalog. */
export function resolveEnvelope(shape: EnvelopeShape): Envelope {
  return {
    success: {
      code: shape.success?.code,
      absent: shape.success?.absent === undefined ? undefined : parsePointer(shape.success.absent),
      present: shape.success?.present === undefined ? undefined : parsePointer(shape.success.present),
    },
    code: pointers(shape.code),
    common: shape.common,
    moduleCode: (shape["module-code"] ?? []).map(({ at, forms }) => ({
      at: parsePointer(at),
      forms: (forms ?? []).map((form) => {
        const [before = "", after = ""] = form.split("{code}");
        return { before, after };
      }),
    })),
    text: pointers(shape.text),
    requestId: pointers(shape["request-id"]),
    params: shape.params === undefined ? undefined : parsePointer(shape.params),
    fieldErrors: fieldErrorsOf(shape["field-errors"]),
    headers: {
      code: listOf(shape.headers?.code).map(lowerCase),
      requestId: listOf(shape.headers?.["request-id"]).map(lowerCase),
      retryAfter: listOf(shape.headers?.["retry-after"]).map(delayHeader),
    },
    status: shape.status,
  };
}

function fieldErrorsOf(shape: EnvelopeShape["field-errors"]): FieldErrorPlaces | undefined {
  if (shape === undefined) return undefined;
  const { at, field, code, text } = shape;
  return {
    at: parsePointer(at),
    field: parsePointer(field),
    code: code === undefined ? undefined : parsePointer(code),
    text: text === undefined ? undefined : parsePointer(text),
  };
}

/** The standard envelopes of a catalog, given its ID. In `{ problem }` the key has no value at all. */
export function resolveEnvelopes(shape: EnvelopesShape | undefined, catalogId: string): readonly StandardEnvelope[] {
  if (shape === undefined) return [];
  const domain = shape.grpc?.domain ?? catalogId;
  return standardEnvelopes.filter((id) => Object.hasOwn(shape, id)).map((id) => ({ id, domain }));
}

function pointers(shape: string | readonly string[] | undefined): readonly Pointer[] {
  return listOf(shape).map(parsePointer);
}

/** What a key holds that may be a list or its only item. */
function listOf<Item extends string | object>(shape: Item | readonly Item[] | undefined): readonly Item[] {
  if (shape === undefined) return [];
  return isList(shape) ? shape : [shape];
}

const isList = <Item>(shape: Item | readonly Item[]): shape is readonly Item[] => Array.isArray(shape);

/** Names of headers are compared without regard to case. */
const lowerCase = (header: string): string => header.toLowerCase();

function delayHeader(shape: string | DelayHeader): DelayHeader {
  if (typeof shape === "string") return { header: lowerCase(shape), unit: "seconds" };
  return { header: lowerCase(shape.header), unit: shape.unit };
}

type Apart = readonly [key: readonly string[], pointer: Pointer, others: readonly Pointer[]];

/** Pointers at which an object or a list is, or parts of an item, with those that may not be at, above or below them. */
function apart(envelope: Envelope): readonly Apart[] {
  const { success, code, moduleCode, text, requestId, params, fieldErrors } = envelope;
  const { absent, present } = success;
  const given = (...pointers: (Pointer | undefined)[]): Pointer[] => pointers.filter((one) => one !== undefined);
  const values = [...code, ...moduleCode.map(({ at }) => at), ...text, ...requestId, ...given(present)];
  // What only an error has may have everything of the error below it.
  const others = (pointer: Pointer): Pointer[] =>
    absent !== undefined && isWithin(absent, pointer) ? [...values, absent] : values;
  const list: Apart[] = [];
  if (params !== undefined) list.push([["params"], params, others(params)]);
  if (fieldErrors === undefined) return list;
  const { at, field, code: itemCode, text: itemText } = fieldErrors;
  list.push([["field-errors", "at"], at, [...others(at), ...given(params)]]);
  if (itemCode !== undefined) list.push([["field-errors", "code"], itemCode, [field]]);
  if (itemText !== undefined) list.push([["field-errors", "text"], itemText, [field, ...given(itemCode)]]);
  return list;
}

/** Reports an envelope in which the common code leaves no place for the module's own: a server would lose it. */
function reportHiddenModuleCode({ envelope, at }: Catalog, report: Reporter): void {
  const coverOf = ({ at: place }: ModuleCodeSource): number =>
    envelope.code.findIndex((pointer) => isWithin(pointer, place) || isWithin(place, pointer));
  const covers = envelope.moduleCode.map(coverOf);
  const [source] = envelope.moduleCode;
  const [cover = -1] = covers;
  if (source === undefined || covers.includes(-1)) return;
  const message = `\`module-code\` at \`${pointerText(source.at)}\` overlaps \`code\``;
  const help = "a server would send the common code there and lose the module's own; use a pointer apart from it";
  const related = { at: at("envelope", "code", cover), message: "the common code is here" };
  report({ rule: "envelope", severity: "error", at: at("envelope", "module-code", 0, "at"), message, help, related });
}

/** Reports modules and codes that the envelope refers to but the catalog does not have. */
export function checkEnvelope(catalog: Catalog, report: Reporter): void {
  const { envelope, modules, at } = catalog;
  const reportProblem = (message: string, help: string, ...path: Step[]): void =>
    report({ rule: "envelope", severity: "error", at: at("envelope", ...path), message, help });
  const ids = modules.map(({ id }) => id);
  if (envelope.common !== undefined && !ids.includes(envelope.common)) {
    reportProblem(`there is no module \`${envelope.common}\``, `use one of ${ids.join(", ")}`, "common");
  }
  if (envelope.common === undefined && envelope.moduleCode.length > 0) {
    reportProblem(
      "`module-code` needs a common code",
      "name the module of the common codes with `common:`, or remove `module-code`",
      "module-code",
    );
  }
  reportHiddenModuleCode(catalog, report);
  for (const [key, pointer, others] of apart(envelope)) {
    const near = others.find((other) => isWithin(pointer, other) || isWithin(other, pointer));
    if (near === undefined) continue;
    const message = `\`${pointerText(pointer)}\` overlaps \`${pointerText(near)}\``;
    reportProblem(message, "use a pointer that is not at, above or below it", ...key);
  }
  const { headers } = envelope;
  const headerLists: (readonly [key: string, names: readonly string[]])[] = [
    ["code", headers.code],
    ["request-id", headers.requestId],
    ["retry-after", headers.retryAfter.map(({ header }) => header)],
  ];
  for (const [key, names] of headerLists) {
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue;
      const help = "names of headers are compared without regard to case; remove one of them";
      reportProblem(`the header \`${name}\` is listed twice`, help, "headers", key, index);
    }
  }
  const { code } = envelope.success;
  if (code === undefined) return;
  const owners = envelope.common === undefined ? modules : modules.filter(({ id }) => id === envelope.common);
  for (const { codeType, id, success } of owners) {
    const parsed = parseCode(codeType, code);
    if (!("code" in parsed)) {
      reportProblem(
        `\`${code}\` is not a code of the module \`${id}\`, whose codes have the type ${codeType.kind}`,
        "write the code as that module writes its codes",
        "success",
        "code",
      );
    } else if (success !== undefined && success.code !== parsed.code) {
      reportProblem(
        `the success code \`${code}\` differs from \`${success.code}\`, the code of \`success\` in the module \`${id}\``,
        "use the same code in both places",
        "success",
        "code",
      );
    }
  }
}
