import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { sortDiagnostics } from "../diagnostic/diagnostic.js";
import { member } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { errorsOfOperation } from "../model/operation.js";
import { carrierOf } from "../model/sent.js";
import { sentOf } from "./bodies.js";
import { operationsIn } from "./document.js";
import type { Openapi } from "./document.js";
import { matchOperations } from "./operations.js";
import type { Matched } from "./operations.js";
import { differing } from "./spec-operations.js";
import { statedErrors } from "./stated.js";
import type { Stated } from "./stated.js";

/** What `openapi check` reports. */
export const checkRules = [
  {
    id: "openapi-error-unknown",
    severity: "error",
    summary: "The document states an error that the catalog lacks.",
    why: "Either the document has a mistake, or the catalog lacks an error that the API sends.",
  },
  {
    id: "openapi-error-missing",
    severity: "error",
    summary: "The spec declares an error for an operation, and the document does not state it.",
    why: "Those who read only the document do not handle the error.",
  },
  {
    id: "openapi-error-status",
    severity: "error",
    summary: "The document states an error with another status than servers send.",
    why: "Clients that look at the status first do not find the error.",
  },
  {
    id: "openapi-error-undeclared",
    severity: "warning",
    summary: "The document states an error for an operation, and the spec does not declare it.",
    why: "SDKs and docs made from the spec do not have it for this operation.",
  },
  {
    id: "openapi-operation-unlisted",
    severity: "warning",
    summary: "The document has an operation that the spec lacks.",
    why: "Nothing says which errors it returns.",
  },
  {
    id: "openapi-operation-missing",
    severity: "warning",
    summary: "The spec has an operation that the document lacks.",
    why: "Either it was removed from the API, or its ID changed.",
  },
  {
    id: "openapi-operation-differs",
    severity: "warning",
    summary: "An operation has another method or another path in the spec than in the document.",
    why: "The docs that are made from the spec are wrong.",
  },
] as const;

type RuleId = (typeof checkRules)[number]["id"];

/** Compares the errors and operations of an OpenAPI document with those of a catalog. */
export function checkOpenapi(openapi: Openapi, catalog: Catalog): readonly Diagnostic[] {
  const { data, path: file } = openapi;
  const { matched, onlyInDocument, onlyInCatalog } = matchOperations(operationsIn(data), catalog);
  const unlisted = onlyInDocument.map((inDocument) => {
    const { id, method, path } = inDocument;
    const stated = statedErrors({ data: openapi.data, catalog }, inDocument, undefined);
    const name = id === undefined ? `${method} ${path}` : `\`${id}\``;
    return [
      ...unknownErrors(openapi, stated),
      finding(
        "openapi-operation-unlisted",
        openapi.at(inDocument.at),
        `${name} is not in the spec`,
        `list it with \`errspec openapi operations ${file}\``,
      ),
    ];
  });
  const missing = onlyInCatalog.map(({ id, at }) =>
    finding(
      "openapi-operation-missing",
      at(),
      `\`${id}\` is not in ${file}`,
      "remove it from the spec, or correct its ID",
    ),
  );
  const compared = matched.flatMap((each) => [
    ...checkOperation(openapi, catalog, each),
    ...differing(openapi, each).map(({ at, message }) => {
      const [problem = "", help] = message.split("; ");
      return finding("openapi-operation-differs", at, problem, help ?? "");
    }),
  ]);
  return sortDiagnostics(distinct([...unlisted.flat(), ...missing, ...compared]));
}

function finding(rule: RuleId, at: Diagnostic["at"], message: string, help: string): Diagnostic {
  const severity = checkRules.find(({ id }) => id === rule)?.severity ?? "error";
  return { rule, severity, at, message, help };
}

/** Operations share schemas and responses: what is wrong with one of those is reported once. */
function distinct(all: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(all.map((each) => [JSON.stringify([each.rule, each.at, each.message]), each])).values()];
}

function unknownErrors(openapi: Openapi, stated: readonly Stated[]): readonly Diagnostic[] {
  return stated.flatMap(({ entry, code, at }) =>
    entry === undefined
      ? [
          finding(
            "openapi-error-unknown",
            openapi.at(at, "value"),
            `the catalog has no error \`${code}\``,
            "add it to the spec, or correct the document",
          ),
        ]
      : [],
  );
}

function checkOperation(openapi: Openapi, catalog: Catalog, { inDocument, operation }: Matched): readonly Diagnostic[] {
  const stated = statedErrors({ data: openapi.data, catalog }, inDocument, operation.module);
  const declared = errorsOfOperation(catalog, operation).map(({ entry }) => entry);
  const carriers = declared.map((entry) => carrierOf(catalog, entry));
  const known = new Set<Entry | undefined>([...declared, ...carriers]);
  const [locale] = catalog.locales;
  const { id } = operation;
  const responses: Path = [...inDocument.at, "responses"];
  const statusOf = (entry: Entry): string => String(sentOf(catalog, entry, locale)[0]?.status ?? entry.http);

  const undeclared = stated.flatMap(({ entry, at, isListed }) =>
    entry === undefined || isListed || known.has(entry) || isSuccess(catalog, entry)
      ? []
      : [
          finding(
            "openapi-error-undeclared",
            openapi.at(at, "value"),
            `the spec does not declare \`${entry.name}\` for \`${id}\``,
            `add it to the errors of \`${id}\`, or remove it here`,
          ),
        ],
  );
  const absent = declared.filter((entry) => !stated.some((each) => each.entry === entry));
  const missing = [...grouped(absent, statusOf)].map(([status, list]) => {
    const place =
      member(member(inDocument.value, "responses"), status) === undefined ? responses : [...responses, status];
    const names = list.map(({ name }) => `\`${name}\``).join(", ");
    return finding(
      "openapi-error-missing",
      openapi.at(place),
      `\`${id}\` lacks ${names} with the status ${status}`,
      `run \`errspec openapi apply ${openapi.path}\``,
    );
  });
  const misplaced = declared.flatMap((entry) => {
    const own = stated.filter((each) => each.entry === entry);
    const [first] = own;
    const wanted = statusOf(entry);
    if (first === undefined || own.some(({ status }) => fits(status, wanted))) return [];
    return [
      finding(
        "openapi-error-status",
        openapi.at(first.at, "value"),
        `\`${id}\` states \`${entry.name}\` with the status ${first.status}, but servers send ${wanted}`,
        "move it to that response, or correct `http` in the spec",
      ),
    ];
  });
  return [...unknownErrors(openapi, stated), ...undeclared, ...missing, ...misplaced];
}

const isSuccess = ({ modules }: Catalog, entry: Entry): boolean => modules.some(({ success }) => success === entry);

/** Whether a key of responses is for a status. */
function fits(key: string, status: string): boolean {
  return key === status || key === "default" || key.toUpperCase() === `${status.charAt(0)}XX`;
}
