import { getOption } from "@bufbuild/protobuf";
import { CommonCodeSchema, DsaCodeSchema, retryable } from "errors";

class DsaError extends Error {
  constructor(
    readonly codeName: string,
    readonly code: number,
    readonly moduleCode: number | undefined,
    readonly retryable: boolean,
    detail: string,
  ) {
    super(detail);
  }
}

const pascal = (name: string): string =>
  name.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

function decode(status: number, text: string): DsaError | undefined {
  const body = JSON.parse(text) as { code?: number; message?: string; codeDesc?: string };
  if (body.code === 0 && status < 400) return undefined;
  if (typeof body.code !== "number") throw new TypeError("not a response");
  const [, bracketed, bare] = /^(?:\((\d+)\)|(\d+):)/.exec(body.message ?? "") ?? [];
  let moduleCode = bracketed ?? (DsaCodeSchema.value[Number(bare)] ? bare : undefined);
  if (moduleCode === undefined && DsaCodeSchema.value[Number(body.codeDesc)]) moduleCode = body.codeDesc;
  const number = moduleCode === undefined ? undefined : Number(moduleCode);
  const entry = DsaCodeSchema.value[number ?? -1] ?? CommonCodeSchema.value[body.code];
  const name = entry === undefined ? "unknown" : pascal(entry.localName);
  const retry = entry !== undefined && getOption(entry, retryable);
  return new DsaError(name, body.code, number, retry, body.message ?? "");
}

export function explain(status: number, body: string): string {
  try {
    const error = decode(status, body);
    if (error === undefined) return "success";
    const codes = error.moduleCode === undefined ? error.code : `${error.code}/${error.moduleCode}`;
    return `${error.codeName} ${codes} ${error.retryable ? "retry" : "stop"}`;
  } catch {
    return "invalid";
  }
}
