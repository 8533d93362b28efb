import { stringify } from "yaml";

/* What a person writes for each tool, made from the codes: as few lines as the tool needs to know name, number and text. */

const snake = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();

export function errspecSpec(codes) {
  const action = ({ retryable, http }) => (retryable ? "retry" : http === 500 ? "contact_support" : "fix_request");
  const kind = ({ http }) => ({ 400: "invalid_argument", 429: "resource_exhausted", 500: "internal" })[http];
  const entry = (each) => `  - code: ${each.code}
    name: ${each.name}
    text: ${each.text}
    kind: ${kind(each)}
    action: ${action(each)}
`;
  const module = (id) =>
    codes
      .filter(({ module }) => module === id)
      .map(entry)
      .join("");
  return {
    "spec/errspec.yaml": `errspec: 1
catalog: shop
title: Shop
version: 0.1.0
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code:
    - { at: /message, forms: ["({code})", "{code}:"] }
    - { at: /codeDesc }
  text: /message
targets:
  typescript: { package: errors, license: MIT }
  go: { module: shop.example/errors }
  python: { package: shop_errors, license: MIT }
  docs:
`,
    "spec/common.yaml": `module: common\ntitle: Common\nerrors:\n${module("common")}`,
    "spec/dsa.yaml": `module: dsa\ntitle: DSA\nerrors:\n${module("dsa")}`,
  };
}

/** An enumeration for each module; an option of each value says whether to retry. */
export function bufSchema(codes, node, plugin) {
  const enumOf = (module, type) => `enum ${type} {
  ${type === "DsaCode" ? "DSA_CODE" : "COMMON_CODE"}_UNSPECIFIED = 0;
${codes
  .filter((each) => each.module === module)
  .map(
    ({ name, code, text, retryable }) =>
      `  // ${text}\n  ${module.toUpperCase()}_CODE_${snake(name)} = ${code}${retryable ? " [(retryable) = true]" : ""};`,
  )
  .join("\n")}
}
`;
  return {
    "errors/v1/errors.proto": `syntax = "proto3";
package errors.v1;
import "google/protobuf/descriptor.proto";
extend google.protobuf.EnumValueOptions {
  bool retryable = 50001;
}
${enumOf("common", "CommonCode")}
${enumOf("dsa", "DsaCode")}`,
    "buf.yaml": "version: v2\n",
    "buf.gen.yaml": stringify({ version: "v2", plugins: [{ local: [node, plugin], out: "out", opt: "target=ts" }] }),
  };
}

/** A schema of the response; the numbers of each module are an enumeration with names, in the way of openapi-generator. */
export function openApi(codes) {
  const schema = (module) => {
    const list = codes.filter((each) => each.module === module);
    return {
      type: "integer",
      enum: list.map(({ code }) => code),
      "x-enum-varnames": list.map(({ name }) => name),
      "x-enum-descriptions": list.map(({ text }) => text),
    };
  };
  const body = {
    type: "object",
    properties: { code: { $ref: "#/components/schemas/CommonCode" }, message: { type: "string" } },
  };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } };
  return {
    "openapi.yaml": stringify({
      openapi: "3.0.3",
      info: { title: "Errors", version: "1.0.0" },
      paths: {
        "/things": {
          get: {
            operationId: "listThings",
            responses: { 200: { description: "ok" }, default: { description: "An error", content } },
          },
        },
      },
      components: { schemas: { ErrorBody: body, CommonCode: schema("common"), DsaCode: schema("dsa") } },
    }),
  };
}

/** A structure for each error. Smithy has no place for a number that is an error's identity: it is a trait of our own. */
export function smithyModel(codes) {
  const error = ({ name, code, text, http, fault, retryable }) => `
/// ${text}
@error("${fault}")
@httpError(${http})${retryable ? "\n@retryable" : ""}
@wireCode(${code})
structure ${name} {
    message: String
}
`;
  return {
    "model/errors.smithy": `$version: "2"
namespace example.errors
use aws.protocols#restJson1
@trait(selector: "structure", breakingChanges: [{ change: "any" }])
integer wireCode
@restJson1
service Errors {
    version: "2018"
    operations: [ListThings]
}
@http(method: "GET", uri: "/things")
@readonly
operation ListThings {
    errors: [${codes.map(({ name }) => name).join(", ")}]
}
${codes.map(error).join("")}`,
    "smithy-build.json": JSON.stringify({
      version: "1.0",
      sources: ["model"],
      plugins: {
        "typescript-codegen": { service: "example.errors#Errors", package: "errors", packageVersion: "0.0.1" },
      },
    }),
  };
}
