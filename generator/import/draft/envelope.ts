import type { Data } from "../readers/data.js";
import { parseJson } from "../readers/json.js";
import { Unreadable } from "../document.js";
import type { DraftEnvelope } from "./draft.js";

const codeKeys = /^(?:(?:error|err|return|ret|result|status|response)[-_]?(?:code|no)|code|errno|retcode)$/i;
const textKeys =
  /^(?:(?:error|err|return|ret|result|status|response)?[-_]?(?:message|msg|desc|description|info)|detail|message|reason)$/i;
const requestKeys = /^(?:x[-_])?(?:request|trace)[-_]?id$/i;

/** A long document may show many samples; the first responses say it all. */
const mostSamples = 50;

/** How codes travel, as the samples of a document show it, or else the plainest guess. */
export function envelopeOf(samples: readonly string[], success: string | undefined): DraftEnvelope {
  for (const sample of samples.slice(0, mostSamples)) {
    for (const data of jsonIn(sample)) {
      const found = find(data);
      if (found !== undefined) return { ...found, success };
    }
  }
  return { shown: false, code: "/code", text: "/message", requestId: undefined, success, common: undefined, forms: [] };
}

/** The JSON objects in a sample, which may have words around them. */
function* jsonIn(sample: string): Generator<Data> {
  const start = sample.indexOf("{");
  const end = sample.lastIndexOf("}");
  if (start === -1 || end <= start || sample.length > 100_000) return;
  try {
    yield parseJson(sample.slice(start, end + 1));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}

function find(root: Data): Omit<DraftEnvelope, "success"> | undefined {
  const queue: { readonly data: Data; readonly path: string }[] = [{ data: root, path: "" }];
  let requestId: string | undefined;
  let found: { code: string; text: string; words: string } | undefined;
  for (const { data, path } of queue) {
    if (data.kind !== "map" || queue.length > 1000) continue;
    let code: string | undefined;
    let text: string | undefined;
    let words = "";
    for (const [key, value] of data.entries) {
      const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (value.kind === "scalar" && codeKeys.test(key)) code ??= at;
      if (value.kind === "scalar" && textKeys.test(key)) {
        text ??= at;
        words ||= value.text;
      }
      if (value.kind === "scalar" && requestKeys.test(key)) requestId ??= at;
      queue.push({ data: value, path: at });
    }
    if (code !== undefined && text !== undefined) found ??= { code, text, words };
  }
  if (found === undefined) return undefined;
  const forms = /^\(\s*-?\d+\s*\)/.test(found.words) ? ["({code})"] : /^-?\d+:/.test(found.words) ? ["{code}:"] : [];
  return { shown: true, code: found.code, text: found.text, requestId, common: undefined, forms };
}

/** The code of a successful call, where a document says it in a sentence. */
export function successIn(text: string): string | undefined {
  const said =
    /(?:code|错误码|返回码|状态码|返回值)[^\n。.|]{0,24}?(?:为|是|=|:|：|\bis\b|\bof\b|than)\s*(0)(?![\d.x])[^\n。.|]{0,40}?(?:成功|success)/i.exec(
      text,
    ) ??
    /(?:成功|success)[^\n。.|]{0,24}(?:code|错误码|返回码)[^\n。.|]{0,12}(?:为|是|=|:|：|\bis\b)\s*(0)(?![\d.x])/i.exec(
      text,
    ) ??
    /(?:code|错误码)[^\n。.|]{0,10}(?:other than|非)\s*(0)(?![\d.x])/i.exec(text);
  return said?.[1];
}
