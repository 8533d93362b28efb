import type { ErrorsServiceException } from "errors";
import { InternalSystemError, InvalidAction, InvalidParameter, InvalidProjectId, RequestLimitExceeded } from "errors";

type Made = new (options: { message: string; $metadata: object }) => ErrorsServiceException;

const common: Record<number, Made> = { 4000: InvalidParameter, 4400: RequestLimitExceeded };
const dsa: Record<number, Made> = { 1000: InternalSystemError, 1011: InvalidAction, 2130: InvalidProjectId };

interface Decoded {
  readonly error: ErrorsServiceException | undefined;
  readonly code: number;
  readonly moduleCode: number | undefined;
}

function decode(status: number, text: string): Decoded | undefined {
  const body = JSON.parse(text) as { code?: number; message?: string; codeDesc?: string };
  if (body.code === 0 && status < 400) return undefined;
  if (typeof body.code !== "number") throw new TypeError("not a response");
  const message = body.message ?? "";
  const [, bracketed, bare] = /^(?:\((\d+)\)|(\d+):)/.exec(message) ?? [];
  let moduleCode = bracketed ?? (bare !== undefined && Number(bare) in dsa ? bare : undefined);
  if (moduleCode === undefined && Number(body.codeDesc) in dsa) moduleCode = body.codeDesc;
  const number = moduleCode === undefined ? undefined : Number(moduleCode);
  const Class = dsa[number ?? -1] ?? common[body.code];
  const error = Class === undefined ? undefined : new Class({ message, $metadata: { httpStatusCode: status } });
  return { error, code: body.code, moduleCode: number };
}

export function explain(status: number, body: string): string {
  try {
    const decoded = decode(status, body);
    if (decoded === undefined) return "success";
    const { error, code, moduleCode } = decoded;
    const codes = moduleCode === undefined ? code : `${code}/${moduleCode}`;
    return `${error?.name ?? "unknown"} ${codes} ${error?.$retryable ? "retry" : "stop"}`;
  } catch {
    return "invalid";
  }
}
