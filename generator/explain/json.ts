import type {
  CodeReference,
  ExplainedEntry,
  ExplainedError,
  ExplainedMeaning,
  ExplainedOperation,
  ExplainedResponse,
  ExplainedSuccess,
  Explanation,
} from "../api/explanation.js";
import type { FailedResponse } from "../decode/decode.js";
import type { InvalidResponse } from "../decode/invalid.js";
import { advice } from "../model/advice.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { changedFields, historyOf } from "../model/history.js";
import type { CodeHistory } from "../model/history.js";
import { kinds } from "../model/kind.js";
import { errorsOfOperation, operationsOf } from "../model/operation.js";
import type { Operation } from "../model/operation.js";
import type { Answer, KnownEntry, Meaning } from "./answer.js";
import type { Usage } from "./usage.js";
import { sameText } from "./same-text.js";

/** Returns how an entry is used. */
type UsageOf = (known: KnownEntry) => Usage;

/** An answer as JSON data, for `errspec explain --json`. */
export function answerJson(catalog: Catalog, answer: Answer, locale: string, usageOf: UsageOf = unused): Explanation {
  return {
    version: 1,
    command: "explain",
    meanings: answer.meanings.map((meaning) => meaningJson(catalog, meaning, locale, usageOf)),
    operations: answer.operations.map((operation) => operationJson(catalog, operation)),
    unknown: answer.unknown === undefined ? null : responseJson(answer.unknown),
    invalid: answer.invalid === undefined ? null : invalidJson(answer.invalid),
    near: answer.near.map(referenceJson),
    nearOperations: answer.nearOperations.map(({ id }) => id),
  };
}

function operationJson(catalog: Catalog, operation: Operation): ExplainedOperation {
  const { id, method, path, summary, tags } = operation;
  return {
    id,
    method: method ?? null,
    path: path ?? null,
    summary,
    tags,
    errors: errorsOfOperation(catalog, operation).map(({ entry, error: { from, when, params } }) => ({
      ...referenceJson(entry),
      from,
      when,
      params,
    })),
  };
}

const unused: UsageOf = () => ({ responses: [], snippets: [] });

function meaningJson(catalog: Catalog, meaning: Meaning, locale: string, usageOf: UsageOf): ExplainedMeaning {
  switch (meaning.kind) {
    case "success":
      return { is: "success" };
    case "reserved":
      return { is: "reserved", module: meaning.module.id, asked: meaning.asked, reason: meaning.reserved.reason };
    case "entry":
      return entryJson(catalog, meaning, locale, usageOf(meaning));
  }
}

function entryJson(
  catalog: Catalog,
  known: KnownEntry,
  locale: string,
  usage: Usage,
): ExplainedError | ExplainedSuccess {
  const { module, entry } = known;
  const { title, text } = entry;
  const rest = { ...detailsJson(catalog, known), ...usageJson(usage) };
  if (entry === module.success) return { is: "success", ...referenceJson(entry), title, text, ...rest };
  return {
    is: "error",
    ...referenceJson(entry),
    title,
    text,
    advice: advice(entry, locale),
    action: entry.action,
    fallback: entry.fallback ?? null,
    retryable: entry.retryable,
    effect: entry.effect,
    kind: entry.kind,
    http: entry.http,
    grpc: kinds[entry.kind].grpc,
    ...rest,
  };
}

type UsageKeys = "responses" | "snippets";

/** What follows the advice of an entry. */
function detailsJson(
  catalog: Catalog,
  { entry, response }: KnownEntry,
): Omit<ExplainedEntry, "module" | "code" | "name" | "title" | "text" | UsageKeys> {
  const common = commonModule(catalog);
  const commonEntry = response && common?.entries.find(({ code }) => code === response.code);
  return {
    group: entry.group ?? null,
    since: entry.since ?? null,
    history: historyJson(historyOf(catalog, entry)),
    stability: entry.stability,
    audience: entry.audience,
    params: entry.params.map(({ name, type, sensitive }) => ({ name, type, sensitive })),
    deprecated: entry.deprecated ?? null,
    aliases: entry.aliases,
    was: entry.was,
    note: entry.note,
    causes: entry.causes,
    solutions: entry.solutions,
    otherwise: entry.otherwise,
    sameText: sameText(catalog, entry).map(referenceJson),
    operations: operationsOf(catalog, entry).map(({ id }) => id),
    links: entry.links,
    url: entry.url ?? null,
    response: response === undefined ? null : responseJson(response),
    chain: [...new Set(response === undefined ? [] : [commonEntry, entry])].flatMap((step) =>
      step ? [referenceJson(step)] : [],
    ),
  };
}

function historyJson(history: CodeHistory | undefined): ExplainedEntry["history"] {
  if (history === undefined) return null;
  const changes = history.changes.map((change) => ({
    version: change.version,
    fields: changedFields.flatMap((field) => {
      const [from, to] = change[field] ?? [];
      return from === undefined || to === undefined ? [] : [{ field, from, to }];
    }),
    textBefore: change.text ?? {},
    deprecated: change.deprecated ?? null,
  }));
  return { since: history.since, changes };
}

/** The responses in each envelope, and the code in each language. */
function usageJson({ responses, snippets }: Usage): Pick<ExplainedEntry, UsageKeys> {
  return {
    responses: responses.map(({ envelope, status, headers, body }) => ({
      envelope: envelope ?? null,
      status,
      headers: headers.map(([name, value]) => ({ name, value })),
      body,
    })),
    snippets: snippets.map(({ title, handle, raise }) => ({
      language: title,
      handle: handle === "" ? null : handle,
      raise: raise === "" ? null : raise,
    })),
  };
}

function referenceJson({ module, code, name }: Entry): CodeReference {
  return { module, code, name };
}

function invalidJson({ reason, detail, requestId }: InvalidResponse): Explanation["invalid"] {
  return { reason, detail, requestId: requestId ?? null };
}

function responseJson({ code, moduleCode, detail, requestId }: FailedResponse): ExplainedResponse {
  return { code, moduleCode: moduleCode ?? null, detail, requestId: requestId ?? null };
}
