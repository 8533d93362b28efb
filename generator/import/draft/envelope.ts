import type { Data } from "../readers/data.js";
import { parseJson } from "../readers/json.js";
import { Unreadable } from "../document.js";
import type { DraftEnvelope } from "./draft.js";

const codeKeys = /^(?:(?:error|err|return|ret|result|status|response)[-_]?(?:code|no)|code|errno|retcode)$/i;
const textKeys =
  /^(?:(?:error|err|return|ret|result|status|response)?[-_]?(?:message|msg|desc|description|info)|detail|message|reason)$/i;
const requestKeys = /^(?:x[-_])?(?:request|trace)[-_]?id$/i;

/** Only this many samples are examined. */
const mostSamples = 50;

/** The envelope that the first sample response shows, or else the most common one as a guess. */
export function envelopeOf(samples: readonly string[], success: string | undefined): DraftEnvelope {
  for (const sample of samples.slice(0, mostSamples)) {
    for (const data of jsonIn(sample)) {
      const found = find(data);
      if (found !== undefined) return { ...found, success };
    }
  }
  return { shown: false, code: "/code", text: "/message", requestId: undefined, success, common: undefined, forms: [] };
}

/** The JSON object in a sample, which may have other text around it. */
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
  let found: { code: string; text: string; message: string } | undefined;
  for (const { data, path } of queue) {
    if (data.kind !== "map" || queue.length > 1000) continue;
    let code: string | undefined;
    let text: string | undefined;
    let message = "";
    for (const [key, value] of data.entries) {
      const pointer = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (value.kind === "scalar" && codeKeys.test(key)) code ??= pointer;
      if (value.kind === "scalar" && textKeys.test(key)) {
        text ??= pointer;
        message ||= value.text;
      }
      if (value.kind === "scalar" && requestKeys.test(key)) requestId ??= pointer;
      queue.push({ data: value, path: pointer });
    }
    if (code !== undefined && text !== undefined) found ??= { code, text, message };
  }
  if (found === undefined) return undefined;
  const forms = /^\(\s*-?\d+\s*\)/.test(found.message)
    ? ["({code})"]
    : /^-?\d+:/.test(found.message)
      ? ["{code}:"]
      : [];
  return { shown: true, code: found.code, text: found.text, requestId, common: undefined, forms };
}

/** The code of a successful call, if a sentence of the document states it. */
export function successIn(text: string): string | undefined {
  const match =
    /(?:code|错误码|返回码|状态码|返回值)[^\n。.|]{0,24}?(?:为|是|=|:|：|\bis\b|\bof\b|than)\s*(0)(?![\d.x])[^\n。.|]{0,40}?(?:成功|success)/i.exec(
      text,
    ) ??
    /(?:成功|success)[^\n。.|]{0,24}(?:code|错误码|返回码)[^\n。.|]{0,12}(?:为|是|=|:|：|\bis\b)\s*(0)(?![\d.x])/i.exec(
      text,
    ) ??
    /(?:code|错误码)[^\n。.|]{0,10}(?:other than|非)\s*(0)(?![\d.x])/i.exec(text);
  return match?.[1];
}
