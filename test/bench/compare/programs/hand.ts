const common: Record<number, [name: string, retry: boolean]> = {
  4000: ["InvalidParameter", false],
  4400: ["RequestLimitExceeded", true],
};
const dsa: Record<number, [name: string, retry: boolean]> = {
  1000: ["InternalSystemError", true],
  1011: ["InvalidAction", false],
  2130: ["InvalidProjectId", false],
};

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
  let moduleCode = bracketed ?? (bare !== undefined && Number(bare) in dsa ? bare : undefined);
  if (moduleCode === undefined && Number(body.codeDesc) in dsa) moduleCode = body.codeDesc;
  const number = moduleCode === undefined ? undefined : Number(moduleCode);
  const [name, retry] = dsa[number ?? -1] ?? common[body.code] ?? ["unknown", false];
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
