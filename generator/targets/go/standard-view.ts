import type { Entry, StandardEnvelopeId } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import { sendsFieldErrors, sendsParams, shownParams } from "../../model/sent.js";
import { hasStatus } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import { wireType } from "./codes.js";
import { rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { decodeView } from "./decode-view.js";
import { doc } from "./docs.js";
import { codeRows, quotedBy } from "./encode-view.js";
import { imports } from "./module-view.js";
import { fileView, lines } from "./root-view.js";
import { decoders, encoders, envelopeNames, hasModuleCodes } from "./standard.js";

/*
 * Views of what errors have besides codes and texts, and of standard envelopes.
 */

/** The methods of errors for params and field errors. */
export function fieldsView(context: Context) {
  const { catalog, client, server } = context;
  return {
    ...fileView(context),
    client,
    server,
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
  };
}

/** How the package `wire` reads and writes field errors. */
export function wireFieldsView(context: Context) {
  const { catalog, client, server } = context;
  return {
    ...fileView(context),
    client,
    server,
    members: catalog.envelopes.some(({ id }) => id !== "grpc"),
    grpc: catalog.envelopes.some(({ id }) => id === "grpc"),
  };
}

/** The params that may travel, of every entry that has some. */
export function wireParamsView(context: Context) {
  const { catalog, server, units } = context;
  const modules = units.flatMap(({ module }) => {
    const groups = grouped(module.entries.filter(hasShownParams), (entry) => JSON.stringify(namesAndTypes(entry)));
    return groups.size === 0 ? [] : [{ id: module.id, groups: [...groups.values()].map(groupView) }];
  });
  return { ...fileView(context), server, modules, grpc: catalog.envelopes.some(({ id }) => id === "grpc") };
}

const namesAndTypes = (entry: Entry): readonly { readonly name: string; readonly type: string }[] =>
  shownParams(entry).map(({ name, type }) => ({ name, type }));

const hasShownParams = (entry: Entry): boolean => shownParams(entry).length > 0;

/** Entries with the same params. */
function groupView(entries: readonly Entry[]) {
  const params = entries.slice(0, 1).flatMap(namesAndTypes);
  return { rows: codeRows(entries), params: params.map(({ name, type }) => ({ name: freeText(name), type })) };
}

/** How the package `wire` reads and writes standard envelopes. */
export function wireStandardView(context: Context) {
  const { catalog } = context;
  const { envelopes } = catalog;
  const has = (id: StandardEnvelopeId): boolean => envelopes.some((envelope) => envelope.id === id);
  const { headerRequestId } = decodeView(context);
  return {
    ...fileView(context),
    headerRequestId,
    moduleCodes: hasModuleCodes(context),
    quoted: quotedBy(context),
    grpc: has("grpc"),
    jsonrpc: has("json-rpc"),
    members: envelopes.some(({ id }) => id !== "grpc"),
    conditions: has("json-rpc") || has("graphql"),
    envelopes: envelopes.map(({ id, domain }) => ({
      domain: freeText(domain),
      problem: id === "problem",
      grpc: id === "grpc",
      jsonrpc: id === "json-rpc",
      graphql: id === "graphql",
    })),
  };
}

/** The functions that encode errors in standard envelopes. */
export function encodersView(context: Context) {
  return {
    ...fileView(context),
    envelopes: encoders(context.catalog).map(({ id, encode }) => ({
      encode,
      doc: lines(
        doc(
          `${encode} is like [Encode], but sends ${envelopeNames[id]}.${id === "json-rpc" ? " The ID of the request is an option." : ""}`,
        ),
      ),
      contentType: id === "problem" ? "application/problem+json" : "application/json",
      status: hasStatus(id) ? "0" : "200",
    })),
  };
}

/** The functions of a module that decode responses in standard envelopes. */
export function decodersView(context: Context, unit: Unit) {
  const { catalog, units } = context;
  const { root, type, pkg, prefix, decodeResponse } = unit;
  const q = root ? "" : `${context.root}.`;
  const own = hasModuleCodes(context) && !unit.common;
  const owner = units.find(({ common }) => common) ?? unit;
  const types = [
    `Code: ${wireType(owner.module)}`,
    ...(own ? [`Own: ${wireType(unit.module)}`, `Known: known${type}`] : []),
  ];
  return {
    ...fileView(context),
    pkg,
    q,
    own,
    imports: imports([], [...(root ? [] : [rootImport(context)]), `"${context.path}/internal/wire"`]),
    types: `wire.Types{${types.join(", ")}}`,
    errorFunction: `new${prefix}Error`,
    envelopes: decoders(catalog, unit).map(({ id, word, decode }) => ({
      decode,
      wire: `Decode${word}`,
      doc: lines(doc(`${decode} is like [${decodeResponse}], but for ${received[id]}.`)),
      checksStatus: hasStatus(id),
      grpc: id === "grpc",
    })),
  };
}

const received: Readonly<Record<StandardEnvelopeId, string>> = {
  ...envelopeNames,
  grpc: "a google.rpc.Status in its JSON form, as gateways send it. A Status of 0 means that there is none",
  "json-rpc": "a response of JSON-RPC 2.0; a batch has to be taken apart before",
  graphql: "a response of GraphQL, of which the first error counts",
};
