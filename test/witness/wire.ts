import { response } from "../../generator/conformance/response.js";
import { decode } from "../../generator/decode/decode.js";
import { codeNumber } from "../../generator/model/code-type.js";
import { commonModule } from "../../generator/model/catalog.js";
import type { Catalog, Entry, Module } from "../../generator/model/catalog.js";
import type { Case } from "./campaign.js";

/** Whether a response that was recorded before the edit decodes otherwise after it, and how. */
export function decodesOtherwise({ before, after }: Case): string | undefined {
  for (const { module, body } of recorded(before.catalog)) {
    const old = decode(before.catalog, module, body);
    const now = after.catalog.modules.find(({ id }) => id === module.id);
    if (now === undefined) return `${module.id} cannot be decoded`;
    const [was, is] = [verdict(old), verdict(decode(after.catalog, now, body))];
    if (was !== is) return `${module.id} ${body}: ${was} → ${is}`;
  }
  return undefined;
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

const reaction = ({ retryable, action, kind, http }: Entry): string => [retryable, action, kind, http].join();

/** What decoding comes to, without what a catalog may say in other words. */
function verdict(found: ReturnType<typeof decode>): string {
  if (found.result !== "error") return found.result;
  const { code, moduleCode, entry, detail, requestId } = found;
  const of = entry === undefined ? null : [entry.module, entry.code, entry.extensions["x-meaning"]];
  return JSON.stringify([code, moduleCode, of, detail, requestId]);
}

/** Responses of every module with every code, in every form and at every place. */
function* recorded(catalog: Catalog): Iterable<{ readonly module: Module; readonly body: string }> {
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
    for (const { code } of module.entries) {
      for (const [source, { forms }] of envelope.moduleCode.entries()) {
        for (const { before, after } of forms) {
          const message = `${before}${spelled(module, code)}${after}words`;
          yield { module, body: response(catalog, { ...rest, code: json(owner, outer.code), message }) };
        }
        if (forms.length > 0) continue;
        const fields = new Map([[source, json(module, code)]]);
        yield { module, body: response(catalog, { ...rest, code: json(owner, outer.code), fields }) };
      }
    }
  }
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
