import { isInvalidResponseError, isShopError, retryDecision } from "shop-errors";
import { withErrors } from "shop-errors/fetch";
import { decodeOrdersResponse } from "shop-errors/orders";

/** A client with fetch. It prints a line of JSON for each path: what it has received. */
const [, , address = "", ...paths] = process.argv;
const send = withErrors(fetch, decodeOrdersResponse);

async function ask(path: string): Promise<unknown> {
  const headers = { "accept-language": "de-AT, en;q=0.5", "x-request-id": "r-1" };
  try {
    return await (await send(address + path, { headers })).json();
  } catch (error) {
    const { retry, delay, reason } = retryDecision(error, { idempotent: true, random: () => 0 });
    const again = { retry, delay, reason };
    if (isInvalidResponseError(error)) {
      return { foreign: error.reason, status: error.status, kind: error.kind, excerpt: error.excerpt, again };
    }
    if (!isShopError(error)) throw error;
    return {
      code: error.code,
      moduleCode: error.moduleCode ?? null,
      name: error.codeName ?? "",
      kind: error.kind,
      detail: error.detail,
      params: error.params ?? {},
      requestId: error.requestId ?? null,
      retryAfter: error.retryAfter ?? null,
      again,
    };
  }
}

for (const path of paths) console.log(JSON.stringify(await ask(path)));
