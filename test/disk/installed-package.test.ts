import { expect, it } from "vitest";
import { optionalPackage } from "../../generator/disk/installed-package.js";
import { put, temporaryFolder } from "../support/folder.js";

it("loads a module of a package beside the spec, or else beside errspec, if one is installed", () => {
  const folder = temporaryFolder();
  put(folder, {
    "spec/errspec.yaml": "",
    "node_modules/some-sdk/package.json": '{ "name": "some-sdk" }',
    "node_modules/some-sdk/part.js": "exports.here = 1;",
  });
  const spec = `${folder}/spec`;
  expect(optionalPackage(spec, "some-sdk/part.js")).toEqual({ here: 1 });
  expect(optionalPackage(spec, "ajv/package.json")).toMatchObject({ name: "ajv" });
  expect(optionalPackage(spec, "no-sdk/part.js")).toBeUndefined();
});
