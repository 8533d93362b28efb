/** A program that uses the test kit of the example's package with MSW and with the matchers of Jest. */
export const withTestKit = `
import assert from "node:assert/strict";
import axios from "axios";
import { expect } from "expect";
import { http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { CommonCode, DsaCode, decodeDsa, decodeDsaResponse, isDsaError } from "tencentcloud-errors";
import { install } from "tencentcloud-errors/axios";
import { withErrors } from "tencentcloud-errors/fetch";
import { allFixtures, errorResolver, fixtureOf, matchers, mockError, successFixture } from "tencentcloud-errors/testing";
import type { ErrorMatchers, Fixture } from "tencentcloud-errors/testing";

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T> extends ErrorMatchers<R> {}
}
expect.extend(matchers);

const server = setupServer(
  http.get("https://example.com/project", errorResolver("dsa", DsaCode.InvalidProjectId)),
  http.post("https://example.com/limited", errorResolver("common", CommonCode.RequestLimitExceeded, { retryAfter: 7 })),
  http.get("https://example.com/other", () => mockError("dsa", DsaCode.InvalidRequest, { headers: { "x-own": "1" } })),
  http.get("https://example.com/success", () => new Response(successFixture.body, successFixture)),
  http.all("*", passthrough),
);
server.listen();

const send = withErrors(fetch, decodeDsaResponse);
await expect(send("https://example.com/project")).rejects.toBeError("dsa", DsaCode.InvalidProjectId);
await expect(send("https://example.com/other")).rejects.not.toBeError("dsa", DsaCode.InvalidProjectId);
const limited: unknown = await send("https://example.com/limited", { method: "POST" }).catch((error: unknown) => error);
expect(limited).toBeError("common", CommonCode.RequestLimitExceeded);
assert(isDsaError(limited) && limited.retryAfter === 7 && limited.requestId === "request-1");
assert.equal((await send("https://example.com/success")).status, 200);
const client = axios.create();
install(client, decodeDsaResponse);
await expect(client.get("https://example.com/project")).rejects.toBeError("dsa");
assert.equal((await fetch("https://example.com/other")).headers.get("x-own"), "1");

for (const { module, code, ...response } of allFixtures()) {
  const { pass, message } = matchers.toBeError(decodeDsaResponse(response), module, code);
  assert(pass, message());
}
const fixture: Fixture = fixtureOf("dsa", DsaCode.InvalidProjectId);
assert.equal(fixture.headers["content-language"], "zh");

const page = decodeDsaResponse({ status: 502, headers: { "content-type": "text/html" }, body: "<html>" });
expect(page).toBeInvalidResponse("content_type");
expect(page).toBeInvalidResponse();
expect(page).not.toBeInvalidResponse("empty");
const failing = (assertion: () => void): string => {
  try {
    assertion();
  } catch (error) {
    return String(error);
  }
  return assert.fail("the assertion did not fail");
};
const error = decodeDsa(fixture.body);
assert.match(failing(() => expect(error).toBeError("dsa", DsaCode.InvalidRequest)), /expected dsa\\/2130 \\(.*\\) to be dsa\\/1010$/);
assert.match(failing(() => expect(error).not.toBeError("dsa")), /expected dsa\\/2130 \\(.*\\) not to be dsa$/);
assert.match(failing(() => expect(null).toBeError("dsa")), /expected null to be dsa$/);
assert.match(failing(() => expect(error).toBeInvalidResponse("empty")), /to be an invalid response \\(empty\\)$/);
assert.throws(() => fixtureOf("dsa", 999_999 as DsaCode), /no response carries the code dsa\\/999999/);

// @ts-expect-error a code of another module
assert.throws(() => mockError("common", DsaCode.InvalidRequest));
// @ts-expect-error not a module
assert.throws(() => mockError("other", DsaCode.InvalidRequest));
// @ts-expect-error not a reason
expect(page).not.toBeInvalidResponse("nothing");
server.close();
`;
