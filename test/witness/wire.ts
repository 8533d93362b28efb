import { encode } from "../../generator/encode/encode.js";
import { response } from "../../generator/conformance/response.js";
import { decode } from "../../generator/decode/decode.js";
import { decodeResponse } from "../../generator/decode/response.js";
import type { Response } from "../../generator/decode/response.js";
import { codeNumber } from "../../generator/model/code-type.js";
import { commonModule } from "../../generator/model/catalog.js";
import type { Catalog, Entry, Module } from "../../generator/model/catalog.js";
import type { Case, Output } from "./campaign.js";

/**
 * Whether a response of before decodes otherwise with what is generated after the edit, or one of after otherwise with what
 * was generated before it, and how. What is new is left out: nobody was promised that old clients know it.
 */
export function decodesOtherwise({ before, after }: Case): string | undefined {
  for (const { module, body } of recorded(before.catalog)) {
    const now = after.catalog.modules.find(({ id }) => id === module.id);
    if (now === undefined) return `${module.id} cannot be decoded`;
    const [was, is] = [verdict(decode(before.catalog, module, body)), verdict(decode(after.catalog, now, body))];
    if (was !== is) return `${module.id} ${body}: ${was} → ${is}`;
  }
  for (const { module, body, form } of recorded(after.catalog)) {
    const old = before.catalog.modules.find(({ id }) => id === module.id);
    if (old === undefined || (form !== undefined && !formsOf(before.catalog).has(form))) continue;
    const is = decode(after.catalog, module, body);
    if (is.result === "error" && is.entry !== undefined && !isKnown(before.catalog, is.entry)) continue;
    const was = decode(before.catalog, old, body);
    const { text, requestId } = before.catalog.envelope;
    // What old clients never looked for is new.
    const known = { detail: text.length > 0, requestId: requestId.length > 0 };
    if (verdict(was, known) !== verdict(is, known))
      return `${module.id} ${body}, by old clients: ${verdict(was)} → ${verdict(is)}`;
  }
  return undefined;
}

/**
 * Whether a response that before accepts, with the headers that its spec names, comes to something else after the edit, or
 * whether a status that after accepts is one that before rejects. Only what status and headers add is compared.
 */
export function receivesOtherwise({ before: { catalog: old }, after: { catalog } }: Case): string | undefined {
  for (const module of old.modules) {
    const now = catalog.modules.find(({ id }) => id === module.id);
    if (now === undefined) continue;
    const cases = [
      ...[...withHeaders(old, module), ...withStatuses(old, module)].map(
        (each) => [each, gist(old, module, each)] as const,
      ),
      ...withStatuses(catalog, now).map((each) => [each, gist(catalog, now, each)] as const),
    ];
    for (const [each, accepted] of cases) {
      const [was, is] = [gist(old, module, each), gist(catalog, now, each)];
      if (accepted !== rejected && was !== is) return `${module.id} ${JSON.stringify(each)}: ${was} → ${is}`;
    }
  }
  return undefined;
}

const rejected = "a status that does not fit";

function gist(catalog: Catalog, module: Module, response: Response): string {
  const verdict = decodeResponse(catalog, module, response, () => 500_000);
  if (verdict.result === "success") return "success";
  if (verdict.result === "invalid" && verdict.reason === "status_mismatch") return rejected;
  const { requestId, retryAfter } = verdict;
  return JSON.stringify([requestId, retryAfter, verdict.result === "error" ? verdict.code : verdict.reason]);
}

/** Responses with each header of the envelope, and with all of them. */
function withHeaders(catalog: Catalog, module: Module): readonly Response[] {
  const { headers, status: fixed } = catalog.envelope;
  const owner = commonModule(catalog) ?? module;
  const [first] = owner.entries;
  const status = fixed === "entry" ? first?.http : fixed;
  const named = [
    ...headers.code.map((header, index) => [header, owner.entries[index]?.code ?? "1"] as const),
    ...headers.requestId.map((header, index) => [header, `r${index}`] as const),
    ...headers.retryAfter.map(({ header }, index) => [header, String(1000 + index)] as const),
  ];
  if (named.length === 0) return [];
  return [...named.map((one) => [one]), named].map((some) => ({
    status: status ?? 500,
    headers: some,
    body: "not JSON",
  }));
}

/** Each error under several statuses. */
function withStatuses(catalog: Catalog, module: Module): readonly Response[] {
  const owner = commonModule(catalog) ?? module;
  return owner.entries.flatMap(({ code, http }) => {
    const body = response(catalog, { code: json(owner, code) });
    return [200, 500, http].map((status) => ({ status, headers: [], body }));
  });
}

function isKnown({ modules }: Catalog, { module, code }: Entry): boolean {
  const entries = modules.find(({ id }) => id === module)?.entries;
  return entries?.some((entry) => entry.code === code) === true;
}

function formsOf({ envelope }: Catalog): ReadonlySet<string> {
  return new Set(
    envelope.moduleCode.flatMap(({ at, forms }) =>
      forms.length === 0 ? [at.join("/")] : forms.map(({ before, after }) => `${at.join("/")} ${before}${after}`),
    ),
  );
}

/** Whether a client does something else by itself on a response of before, and what. */
export function reactsOtherwise({ before, after }: Case): string | undefined {
  for (const { module, body } of recorded(before.catalog)) {
    const now = after.catalog.modules.find(({ id }) => id === module.id);
    if (now === undefined) continue;
    const [old, is] = [decode(before.catalog, module, body), decode(after.catalog, now, body)];
    if (old.result !== "error" || is.result !== "error" || old.entry === undefined || is.entry === undefined) continue;
    // An entry that is not the one it was is another matter: the response is decoded otherwise.
    if (old.entry.code !== is.entry.code || old.entry.module !== is.entry.module) continue;
    const [was, does] = [reaction(old.entry), reaction(is.entry)];
    if (was !== does) return `${old.entry.module}/${old.entry.code}: ${was} → ${does}`;
  }
  return undefined;
}

/** Whether servers send a code of a module in another common code, so that a client of before takes it for another error. */
export function sendsOtherwise({ before, after }: Case): string | undefined {
  const [common, commonNow] = [commonModule(before.catalog), commonModule(after.catalog)];
  for (const module of before.catalog.modules) {
    const now = after.catalog.modules.find(({ id }) => id === module.id);
    if (now === undefined || module === common || now === commonNow) continue;
    for (const entry of module.entries) {
      const is = now.entries.find(
        ({ code, extensions }) => code === entry.code && extensions["x-meaning"] === entry.extensions["x-meaning"],
      );
      if (is === undefined) continue;
      const [was, does] = [sentCode(before.catalog, module, entry), sentCode(after.catalog, now, is)];
      // That the carrier itself has another number is another matter.
      const carrier = common?.entries.find(({ code }) => code === was)?.name;
      const isRenumbered = commonNow?.entries.some(({ name, code }) => name === carrier && code !== was) === true;
      if (was !== does && !isRenumbered) return `${module.id}/${entry.code} was sent in ${was}, and is sent in ${does}`;
    }
  }
  return undefined;
}

/** The common code of the response that a server sends for an entry. */
function sentCode(catalog: Catalog, module: Module, entry: Entry): string {
  const found = decode(catalog, module, encode(catalog, { module, entry }, {}).body);
  return found.result === "error" ? found.code : found.result;
}

/** Whether a program that asks for no language prints another one, and which. Go has a method for it. */
export function printsOtherwise({ before, after }: Case): string | undefined {
  const printed = ({ files }: Output): string | undefined =>
    /^func \(t Text\) String\(\) string \{ return t\.(\w+) \}$/m.exec(files.get("go/error.go") ?? "")?.[1];
  const [was, is] = [printed(before), printed(after)];
  return was === undefined || is === undefined || was === is ? undefined : `texts were ${was} and are ${is}`;
}

const reaction = ({ retryable, action, kind, http, effect }: Entry): string =>
  [retryable, action, kind, http, effect].join();

/** What decoding comes to, without what a catalog may say in other words. */
function verdict(found: ReturnType<typeof decode>, known = { detail: true, requestId: true }): string {
  if (found.result !== "error") return found.result;
  const { code, moduleCode, entry, detail, requestId } = found;
  const of = entry === undefined ? null : [entry.module, entry.code, entry.extensions["x-meaning"]];
  return JSON.stringify([code, moduleCode, of, known.detail && detail, known.requestId && requestId]);
}

/** Responses of every module with every code, in every form and at every place. */
function* recorded(
  catalog: Catalog,
): Iterable<{ readonly module: Module; readonly body: string; readonly form?: string }> {
  const { envelope } = catalog;
  const common = commonModule(catalog);
  const rest = { message: "words of the server", requestId: '"r1"' };
  for (const module of catalog.modules) {
    const owner = common ?? module;
    const codes = [...(owner.success === undefined ? [] : [owner.success]), ...owner.entries];
    for (const { code } of codes) yield { module, body: response(catalog, { ...rest, code: json(owner, code) }) };
    yield { module, body: response(catalog, {}) };
    const [outer] = owner.entries;
    if (owner === module || outer === undefined) continue;
    const [one, two] = module.entries;
    if (one !== undefined && two !== undefined)
      yield* both(catalog, module, one.code, two.code, json(owner, outer.code));
    for (const { code } of module.entries) {
      for (const [source, { at, forms }] of envelope.moduleCode.entries()) {
        for (const { before, after } of forms) {
          const message = `${before}${spelled(module, code)}${after}words`;
          yield {
            module,
            body: response(catalog, { ...rest, code: json(owner, outer.code), message }),
            form: `${at.join("/")} ${before}${after}`,
          };
        }
        if (forms.length > 0) continue;
        const fields = new Map([[source, json(module, code)]]);
        yield {
          module,
          body: response(catalog, { ...rest, code: json(owner, outer.code), fields }),
          form: at.join("/"),
        };
      }
    }
  }
}

/** Two codes in one response: the first place with a code counts. */
function* both(
  catalog: Catalog,
  module: Module,
  one: string,
  two: string,
  code: string,
): Iterable<{ readonly module: Module; readonly body: string; readonly form: string }> {
  const { moduleCode } = catalog.envelope;
  const worded = moduleCode.find(({ forms }) => forms.length > 0);
  const field = moduleCode.findIndex(({ forms }) => forms.length === 0);
  const [form] = worded?.forms ?? [];
  if (worded === undefined || form === undefined || field === -1) return;
  const message = `${form.before}${spelled(module, one)}${form.after}words`;
  const body = response(catalog, { code, message, fields: new Map([[field, json(module, two)]]) });
  yield { module, body, form: `${worded.at.join("/")} ${form.before}${form.after}` };
}

const spelled = ({ codeType }: Module, code: string): string =>
  codeType.kind === "hex" ? code : String(codeNumber(codeType, code) ?? code);

function json({ codeType }: Module, code: string): string {
  const number = codeNumber(codeType, code);
  return number === undefined ? JSON.stringify(code) : String(number);
}

/** A link into the documentation that led somewhere and no longer does. */
export function anchorsLost({ before, after }: Case): string | undefined {
  for (const [path, text] of before.files) {
    if (!path.startsWith("docs/")) continue;
    const now = after.files.get(path);
    if (now === undefined) return path;
    const there = new Set(anchors(now));
    for (const anchor of anchors(text)) if (!there.has(anchor)) return `${path}#${anchor}`;
  }
  return undefined;
}

function anchors(page: string): string[] {
  return [...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id ?? "");
}
