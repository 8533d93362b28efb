import { decodeDsaResponse, isInvalidResponseError } from "errors";

export function explain(status: number, body: string): string {
  const error = decodeDsaResponse({ status, headers: {}, body });
  if (error === undefined) return "success";
  if (isInvalidResponseError(error)) return "invalid";
  const codes = error.moduleCode === undefined ? error.code : `${error.code}/${error.moduleCode}`;
  return `${error.codeName ?? "unknown"} ${codes} ${error.retryable ? "retry" : "stop"}`;
}
