import { describe, expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";
import { importingSpecs, serviceFiles } from "../support/importing.js";

/* What keeps a spec from importing the package of a catalog that it uses. */

const { service = "", common = "" } = importingSpecs["layered"] ?? {};

/** What is reported for edited specs: the place, the message, the remedy, and the other place. */
function problems(editService: (spec: string) => string, editCommon = (spec: string): string => spec): string[] {
  const { diagnostics } = check(serviceFiles(editService(service), editCommon(common)), targets);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ at, message, help, related }) =>
      [
        `${at.file}:${at.line}:${at.column} ${message}; ${help ?? ""}`,
        ...(related === undefined
          ? []
          : [`${related.at.file}:${related.at.line}:${related.at.column} ${related.message}`]),
      ].join(" | "),
    );
}

const replaced =
  (from: string | RegExp, to: string) =>
  (spec: string): string => {
    expect(spec).toMatch(from);
    return spec.replace(from, to);
  };
const same = (spec: string): string => spec;

/** A common module of the service itself. */
const commonModule = `  - module: common
    title: Common
    errors: [{ code: 4000, name: Bad, text: Bad., kind: invalid_argument }]
`;

describe("an import", () => {
  it("has no problem if everything fits", () => {
    expect(problems(same)).toEqual([]);
  });

  it.each<
    [what: string, inService: (spec: string) => string, inCommon: (spec: string) => string, problems: readonly string[]]
  >([
    [
      "of a target that does not exist",
      replaced("import: [go]", "import: [goo]"),
      same,
      ["spec/errspec.yaml:14:55 `goo` is not a target of errspec, so it cannot import a package; did you mean `go`?"],
    ],
    [
      "of a target that the spec does not have",
      replaced("import: [go]", "import: [php]"),
      same,
      ["spec/errspec.yaml:14:55 this spec has no target php; add it to `targets`, or take it out of `import`"],
    ],
    [
      "of a target that the used catalog does not have",
      same,
      replaced(/targets: .*/, "targets: { docs: }"),
      [
        "spec/errspec.yaml:14:55 `common` has no target go, so there is no package to import; add it to the targets of `common`, or take it out of `import` | common/spec/errspec.yaml:14:12 its targets are here",
      ],
    ],
    [
      "of a catalog without a version",
      same,
      replaced("version: 1.2.0\n", ""),
      [
        "spec/errspec.yaml:14:55 `common` has no version, so no package of it can be required; set `version` in `common`, or take go out of `import` | common/spec/errspec.yaml:1:1 its spec is here",
      ],
    ],
    [
      "of a target twice",
      replaced("import: [go]", "import: [go, go]"),
      same,
      ["spec/errspec.yaml:14:54 import has a target twice; remove one of the two; "],
    ],
    [
      "of no module",
      replaced("import: [go]", "modules: [], import: [go]"),
      same,
      [
        "spec/errspec.yaml:14:19 no module is taken, so there is nothing to import; list `modules`, or remove `import`; ",
      ],
    ],
    [
      "of a target that imports nothing",
      (spec) => replaced("import: [go]", "import: [python]")(replaced("targets: {", "targets: { python: ,")(spec)),
      replaced("targets: {", "targets: { python: ,"),
      [
        "spec/errspec.yaml:14:55 the spec needs imported-modules, which the target python does not support yet; take python out of `import`",
      ],
    ],
    [
      "of some errors of a module",
      replaced("import: [go]", "modules: { common: [RateLimited] }, import: [go]"),
      same,
      [
        "spec/errspec.yaml:14:65 an imported package has all errors of a module, so none can be selected; list the IDs of modules: `modules: [common]`",
      ],
    ],
    [
      "without the common module",
      (spec) => `${replaced("import: [go]", "modules: [other], import: [go]")(spec)}${commonModule}`,
      (spec) => `${spec}  - module: other\n    title: Other\n    errors: [{ code: 1, name: Other, text: Other. }]\n`,
      [
        "spec/errspec.yaml:14:73 the common codes are in module `common`, which is not imported; take `common` from `common`, or take go out of `import` | spec/errspec.yaml:9:11 the common module is named here",
      ],
    ],
    [
      "with another envelope",
      replaced("  request-id: /requestId\n", ""),
      same,
      [
        "spec/errspec.yaml:7:3 `request-id` of the envelope differs from that of `common`: its codes would not be found; use the same value in both specs | common/spec/errspec.yaml:12:15 that of `common` is here",
      ],
    ],
    [
      "with another message tail",
      replaced("envelope:", "message-tail: true\nenvelope:"),
      same,
      [
        "spec/errspec.yaml:15:55 `message-tail` differs from that of `common`, whose package is imported; use the same value in both specs | common/spec/errspec.yaml:1:1 that of `common` is here",
      ],
    ],
    [
      "with other standard envelopes",
      replaced("targets:", "envelopes: { problem: }\ntargets:"),
      same,
      [
        "spec/errspec.yaml:14:55 `envelopes` differs from that of `common`, whose package is imported; use the same value in both specs | common/spec/errspec.yaml:1:1 that of `common` is here",
        "spec/errspec.yaml:14:55 errors have params or field errors in the envelope, which an imported Go package cannot be given; take go out of `import` | common/spec/errspec.yaml:14:18 the target of `common` is here",
      ],
    ],
    [
      "with other fallback locales",
      replaced("envelope:", "fallback-locales: [zh]\nenvelope:"),
      same,
      [
        "spec/errspec.yaml:15:55 `fallback-locales` differs from that of `common`, whose package is imported; use the same value in both specs | common/spec/errspec.yaml:1:1 that of `common` is here",
      ],
    ],
    [
      "by a Go package for servers",
      replaced("layout: packages", "layout: packages, side: both"),
      same,
      [
        "spec/errspec.yaml:14:55 a Go package that raises errors cannot import another one; set `side: client`, or take go out of `import` | common/spec/errspec.yaml:14:18 the target of `common` is here",
      ],
    ],
    [
      "of a Go package for servers",
      same,
      replaced("layout: packages", "layout: packages, side: server"),
      [
        "spec/errspec.yaml:14:55 the Go package of `layered-common` decodes no responses; set `side` to client or both there, or take go out of `import` | common/spec/errspec.yaml:14:78 the target of `common` is here",
      ],
    ],
    [
      "of a Go package with one module in its root",
      same,
      replaced(", layout: packages", ""),
      [
        "spec/errspec.yaml:14:55 the Go package of `layered-common` cannot hold codes of other modules; set `layout: packages` there, so that its errors are the same with one module as with several | common/spec/errspec.yaml:14:18 the target of `common` is here",
      ],
    ],
    [
      "of a Go package in other locales",
      same,
      replaced("layout: packages", "layout: packages, locales: [en]"),
      [
        "spec/errspec.yaml:14:55 the Go package of `layered-common` has texts in en, and that of this spec in en, zh; give both the same locales | common/spec/errspec.yaml:14:81 the target of `common` is here",
      ],
    ],
    [
      "of a Go package with the same path",
      same,
      replaced("example.com/layered-common", "example.com/layered/v3"),
      [
        "spec/errspec.yaml:14:55 the Go package of this spec has the same path: example.com/layered/v3; set `module` in both specs | common/spec/errspec.yaml:14:26 the target of `common` is here",
      ],
    ],
    [
      "of a Go module without its version",
      same,
      replaced("version: 1.2.0", "version: 2.0.0"),
      [
        "spec/errspec.yaml:14:55 the module path example.com/layered-common does not match version 2.0.0; end `module` with /v2 there | common/spec/errspec.yaml:14:26 the target of `common` is here",
      ],
    ],
    [
      "of a Go module with another version",
      same,
      replaced("example.com/layered-common", "example.com/layered-common/v2"),
      [
        "spec/errspec.yaml:14:55 the module path example.com/layered-common/v2 does not match version 1.2.0; leave the version out of `module` there | common/spec/errspec.yaml:14:26 the target of `common` is here",
      ],
    ],
    [
      "with params in the envelope",
      replaced("  text: /message", "  text: /message\n  params: /params"),
      replaced("  text: /message", "  text: /message\n  params: /params"),
      [
        "spec/errspec.yaml:15:55 errors have params or field errors in the envelope, which an imported Go package cannot be given; take go out of `import` | common/spec/errspec.yaml:15:18 the target of `common` is here",
      ],
    ],
  ])("%s", (_, inService, inCommon, reported) => {
    expect(problems(inService, inCommon)).toEqual(reported);
  });

  /** What is reported with a further catalog, the one that is called `base`. */
  const reported = (inService: string, inCommon: string, key: string): readonly string[] => {
    const base = `${common.replaceAll("layered-common", "base")}${quota}`;
    return check(serviceFiles(inService, inCommon, { [key]: base }), targets).diagnostics.flatMap(
      ({ severity, at, message, related }) =>
        severity === "error"
          ? [`${at.file}:${at.line} ${message} | ${related?.at.file ?? ""}:${related?.at.line ?? ""}`]
          : [],
    );
  };
  const quota =
    "  - module: quota\n    title: Quota\n    errors: [{ code: 1, name: QuotaLost, text: Lost., kind: not_found }]\n";

  it("of two packages for one target", () => {
    const uses = "import: [go] }, base: { folder: ../../base/spec, modules: [quota], import: [go] } }";
    expect(reported(replaced("import: [go] } }", uses)(service), common, "base")).toEqual([
      "spec/errspec.yaml:14 go imports the package of `common` already, and an error has one type | spec/errspec.yaml:14",
    ]);
  });

  it("of a package that imports one itself", () => {
    const uses = "uses: { base: { folder: ../../base/spec, modules: [common], import: [go] } }\ntargets:";
    const again = `${replaced("targets:", uses)(common.slice(0, common.indexOf("modules:")))}modules:\n${quota}`;
    expect(reported(service, again, "common/base")).toEqual([
      "spec/errspec.yaml:14 the package of `common` imports another one itself | common/spec/errspec.yaml:14",
    ]);
  });
});
