import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import { codeJson, response, successResponse } from "./response.js";

/** What gateways, proxies and frameworks in front of an API answer, and similar bodies. */
// prettier-ignore
export const foreignBodies: readonly string[] = [
  '{"message":"Forbidden"}', '{"Message":"Forbidden","__type":"X"}', '{"errors":[{"message":"x"}]}', '{"fault":{"detail":1}}',
  '{"type":"about:blank","title":"Bad Gateway","status":502,"detail":"x","instance":"/y"}',
  '{"timestamp":"t","status":404,"error":"Not Found","path":"/x"}', '{"statusCode":400,"data":1}', '{"status":599,"data":1}',
  '{"status":600,"data":1}', '{"status":399,"data":1}', '{"status":400.5,"data":1}', '{"status":"404","data":1}',
  '{"status":4e2,"statusCode":200,"data":1}', '{"status":true,"statusCode":503,"data":1}', '{"data":1}', '{"MESSAGE":"x"}',
  '{"message":"x","__proto__":1}', '{"message":"x","constructor":1}', '{"trace_id":1,"traceId":2,"request_id":3,"requestId":4}',
  '{"error":null}', '{"error":null,"message":"x"}', '{"error":false}', '{"details":[],"detail":"","errors":{}}',
];

interface StatusCase {
  readonly body: string;
  readonly status: number;
}

/** Bodies with the statuses that they may come with, and with ones that contradict them. */
export function statusCases(catalog: Catalog, module: Module): StatusCase[] {
  const owner = commonModule(catalog) ?? module;
  const known = codeJson(owner, owner.entries[0]?.code ?? "1");
  const failed = response(catalog, { code: known, message: "text", requestId: '"r-1"' });
  const succeeded = successResponse(catalog);
  const pairs: (readonly [body: string, statuses: readonly number[]])[] = [
    ["", [200, 204, 205, 206, 304, 404, 503]],
    [" ", [204]],
    ["<html>502</html>", [200, 204, 400, 408, 425, 429, 500, 502, 503, 504, 505]],
    ["[]", [204, 429]],
    ["{}", [200, 204, 302, 404, 503]],
    [failed, [200, 204, 302, 400, 503]],
    [response(catalog, { code: '"a b"', message: "text", requestId: "7" }), [400, 429]],
    [response(catalog, { message: "text" }), [200, 503]],
    [succeeded, [100, 199, 200, 204, 299, 300, 399, 400, 404, 429, 500, 503, 599, 600]],
    ['{"message":"Forbidden"}', [199, 200, 299, 300, 403]],
    ['{"status":503,"data":1}', [200, 204, 503]],
  ];
  return pairs.flatMap(([body, statuses]) => statuses.map((status) => ({ body, status })));
}
