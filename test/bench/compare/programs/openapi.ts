import { CommonCode, DsaCode } from "errors";

const retried: readonly number[] = [CommonCode.RequestLimitExceeded, DsaCode.InternalSystemError];
const names = (codes: Readonly<Record<string, number>>): ReadonlyMap<number, string> =>
  new Map(Object.entries(codes).map(([name, code]) => [code, name]));
const common = names(CommonCode);
const dsa = names(DsaCode);

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

function decode(status: number, text: string): DsaError | undefined {
  const body = JSON.parse(text) as { code?: number; message?: string; codeDesc?: string };
  if (body.code === 0 && status < 400) return undefined;
  if (typeof body.code !== "number") throw new TypeError("not a response");
  const [, bracketed, bare] = /^(?:\((\d+)\)|(\d+):)/.exec(body.message ?? "") ?? [];
  let moduleCode = bracketed ?? (bare !== undefined && dsa.has(Number(bare)) ? bare : undefined);
  if (moduleCode === undefined && dsa.has(Number(body.codeDesc))) moduleCode = body.codeDesc;
  const number = moduleCode === undefined ? undefined : Number(moduleCode);
  const known = number !== undefined && dsa.has(number) ? number : body.code;
  const name = dsa.get(number ?? -1) ?? common.get(body.code) ?? "unknown";
  return new DsaError(name, body.code, number, retried.includes(known), body.message ?? "");
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
