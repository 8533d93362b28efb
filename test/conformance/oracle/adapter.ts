import type { Catalog, FieldErrorPlaces, Module, Pointer } from "../../../generator/model/catalog.js";
import type { OracleCatalog, OracleFieldErrorPlaces } from "./oracle.js";
import { readCode } from "./code.js";
import type { OracleServer } from "./sent.js";

/** A catalog as the oracle takes it, for calls of one module: nothing but data is taken from the tool. */
export function oracleCatalog(catalog: Catalog, called: Module): OracleCatalog {
  const { envelope, locales, title } = catalog;
  const { code, absent, present } = envelope.success;
  const owner = catalog.modules.find(({ id }) => id === envelope.common) ?? called;
  const english = locales.find((locale) => /^en(?:-|$)/i.test(locale) && title[locale] !== undefined);
  // In the spelling of the module that the code belongs to: modules without a common one may have different types.
  const success = code === undefined ? undefined : readCode(owner.codeType, code);
  return {
    title: title[english ?? locales[0]] ?? "",
    locales,
    fallbackLocales: catalog.fallbackLocales,
    ...(catalog.messageTail === true ? { messageTail: true } : {}),
    envelope: {
      success: {
        ...(success === undefined ? {} : { code: success }),
        ...(absent === undefined ? {} : { absent: pointerText(absent) }),
        ...(present === undefined ? {} : { present: pointerText(present) }),
      },
      code: envelope.code.map(pointerText),
      ...(envelope.common === undefined ? {} : { common: envelope.common }),
      moduleCode: envelope.moduleCode.map(({ at, forms }) => ({
        at: pointerText(at),
        forms: forms.map(({ before, after }) => `${before}{code}${after}`),
      })),
      text: envelope.text.map(pointerText),
      requestId: envelope.requestId.map(pointerText),
      ...(envelope.params === undefined ? {} : { params: { at: pointerText(envelope.params) } }),
      ...(envelope.fieldErrors === undefined ? {} : { fieldErrors: placesOf(envelope.fieldErrors) }),
      headers: envelope.headers,
      ...(envelope.status === undefined ? {} : { status: envelope.status }),
    },
    modules: catalog.modules.map(({ id, codeType, entries }) => ({
      id,
      type: codeType,
      entries: entries.map(({ code, name, kind, action, retryable, http, effect, text, params, url }) => ({
        ...{ code, name, kind, action, retryable, httpStatus: http, effect },
        ...(url === undefined ? {} : { url }),
        params: params.map(({ name, type, sensitive }) => ({ name, type, sensitive })),
        text: Object.fromEntries(
          Object.entries(text).flatMap(([locale, value]) => (value === undefined ? [] : [[locale, value]])),
        ),
      })),
    })),
  };
}

/** A catalog as the oracle takes it for standard envelopes, and for what a server sends in them. */
export function oracleServer(catalog: Catalog, called: Module): OracleServer {
  const domain = catalog.envelopes.find(({ id }) => id === "grpc")?.domain ?? catalog.id;
  const { unexpected } = catalog.server;
  return {
    catalog: oracleCatalog(catalog, called),
    domain,
    ...(unexpected === undefined ? {} : { unexpected }),
    modules: catalog.modules.map(({ id, carriers, entries }) => ({
      id,
      carriers: {
        ...(carriers.default === undefined ? {} : { default: carriers.default }),
        byKind: Object.fromEntries(
          Object.entries(carriers.byKind).map(([kind, name]): readonly [string, string] => [kind, name]),
        ),
      },
      entries: entries.map(({ code, audience, carrier, url }) => ({
        code,
        isPublic: audience === "public",
        ...(carrier === undefined ? {} : { carrier }),
        ...(url === undefined ? {} : { url }),
      })),
    })),
  };
}

function placesOf({ at, field, code, text }: FieldErrorPlaces): OracleFieldErrorPlaces {
  return {
    at: pointerText(at),
    field: pointerText(field),
    ...(code === undefined ? {} : { code: pointerText(code) }),
    ...(text === undefined ? {} : { text: pointerText(text) }),
  };
}

function pointerText(pointer: Pointer): string {
  return pointer.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
