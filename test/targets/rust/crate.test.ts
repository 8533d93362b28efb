import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { docText, rustString } from "../../../generator/targets/rust/literals.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { rust } from "../../../generator/targets/rust/target.js";
import { filledSpec, specText } from "../../hostile/spec.js";
import { fittedTexts } from "../../hostile/oracle.js";
import { variants } from "../../hostile/payloads.js";
import { catalogOf, seedCatalog, templatesOf } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { put } from "../../support/folder.js";
import { receivingSpecs } from "../../support/receiving.js";
import { standardSpecs } from "../../support/standard.js";
import { describeWith, run } from "../../support/tools.js";

/*
 * The crates of many catalogs in one workspace of Cargo: formatted, without a warning of clippy or rustdoc, and with the
 * verdicts that the tests of all languages share.
 */

const keywords =
  "abstract alloc as async aux become box break const continue core crate dyn enum extern false fn gen impl internal json " +
  "lib loop macro main match mod move mut override plan priv pub ref self static std struct super support trait true try " +
  "type typeof unsafe unsized use verdicts virtual where yield";
const names =
  "Self Ok Err Some None Box String Vec Option Result Error Failure Info Kind Action Code Default Display Drop";

/** Modules and codes whose names are those of the language, of the crate and of the standard library. */
const namesSpec = `errspec: 1
catalog: names
title: Names
locales: [en]
envelope: { success: { code: 0 }, code: /code, text: /message }
modules:
${keywords
  .split(" ")
  .map((id, at) => `  - { module: "${id}", errors: [{ code: ${at + 1}, name: Only, text: It. }] }\n`)
  .join("")}  - module: words
    errors:
${names
  .split(" ")
  .map((name, at) => `      - { code: ${at + 1}, name: ${name}, aliases: [Old${name}], text: It. }\n`)
  .join("")}  - { module: none, errors: [] }
`;

/** What the tests in `raise.rs` raise: params of every type of which one is sensitive, an internal entry, field errors. */
const parcelSpec = `errspec: 1
catalog: parcels
title: Parcel API
locales: [en, de]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /own }]
  text: /message
  request-id: /id
  params: /params
  field-errors: { at: /errors, field: /field, code: /code, text: /text }
modules:
  - module: common
    errors:
      - { code: 400, name: BadRequest, text: { en: Bad request., de: Falsche Anfrage. }, kind: invalid_argument }
      - { code: 500, name: Internal, text: { en: Something went wrong., de: Etwas ging schief. }, kind: internal }
  - module: parcels
    code-type: string
    errors:
      - code: too_heavy
        name: TooHeavy
        aliases: [TooBig]
        text: { en: "{type} weighs {kilograms} kg, {card}.", de: "{type} wiegt {kilograms} kg, {card}." }
        kind: invalid_argument
        action: fix_request
        params: [{ name: type }, { name: kilograms, type: float }, { name: card, sensitive: true }, { name: pieces, type: int }, { name: insured, type: bool }]
      - { code: leak, name: Leak, text: { en: A leak. }, kind: internal, audience: internal }
      - { code: lost, name: Lost, text: { en: The parcel is lost. }, kind: not_found, deprecated: { since: 1.0.0, reason: { en: Not sent. } } }
operations:
  errors: [BadRequest]
  list:
    createParcel: { method: POST, path: /parcels, module: parcels, errors: [{ error: TooHeavy, when: "It weighs *more* than 30 kg." }] }
    declared: { module: parcels, errors: [Lost] }
`;

/** A module that has the name of the crate serde, another without codes, and codes of every sort. */
const serdeSpec = `errspec: 1
catalog: names
title: Names
locales: [en]
envelope: { success: { absent: /code }, code: /code, text: /message }
modules:
  - { module: serde, errors: [{ code: -5000000000, name: Serialize, text: It. }] }
  - { module: core, code-type: { kind: hex, bits: 16 }, errors: [{ code: 0x00FF, name: Deserialize, text: It., deprecated: { reason: Old } }] }
  - { module: none, errors: [] }
`;

/** A spec with hostile texts in every place, each time other ones. */
const hostile = (first: number, layered: boolean): string => {
  const { next } = fittedTexts((index) => variants[(first + index * 11) % variants.length] ?? "");
  return specText(filledSpec(next, layered));
};

type Side = "client" | "server" | "both";

const sided = (
  specs: Readonly<Record<string, string>>,
  ...sides: readonly Side[]
): readonly (readonly [string, Side])[] =>
  Object.values(specs).flatMap((spec) => sides.map((side) => [spec, side] as const));

const specs: readonly (readonly [spec: string, side: Side])[] = [
  // The fuzzer compiles the others.
  ...sided(crossSpecs, "both").filter((_, at) => at % 3 === 0),
  ...sided(receivingSpecs, "client"),
  ...sided(standardSpecs, "server", "both"),
  [namesSpec, "both"],
  ...Array.from({ length: 4 }, (_, at) => [hostile(at * 53, at % 2 === 0), at < 2 ? "both" : "server"] as const),
];

const templates = templatesOf("rust");

async function write(folder: string, name: string, catalog: Catalog, side: Side, serde = false): Promise<void> {
  const rustOptions = { package: `${name}-errors`, license: "MIT", side, serde, testkit: side === "both" };
  const options = { ...catalog.options, rust: rustOptions };
  const context = { templates, snippets: () => [], sources: () => Promise.resolve([]) };
  const files = await rust.generate({ ...catalog, options }, context);
  put(folder, Object.fromEntries(files.map(({ path, text }) => [path.replace(/^rust/, name), text])));
}

/** An example with what the docs show for each error, as functions. */
function snippetsOf(catalog: Catalog, name: string): string {
  const snippet = rust.snippets?.({ ...catalog, options: { rust: { package: `${name}-errors`, side: "both" } } });
  const crate = `${name}_errors`;
  const functions = catalog.modules.flatMap(({ id, entries }) =>
    entries.map((entry, at) => {
      const skip = "#[rustfmt::skip]\n#[allow(clippy::needless_return, clippy::enum_glob_use)]\n";
      const { handle = "", raise = "" } = snippet?.(entry) ?? {};
      const own = `${id.replaceAll("-", "_")}_${at}`;
      return [
        `${skip}fn handle_${own}(body: &[u8], status: u16) {\n${handle}\n}\n`,
        `${skip}fn raise_${own}(error: std::fmt::Error) -> Result<(), Box<${crate}::Error>> {\n${raise}\n}\n`,
      ].join("\n");
    }),
  );
  return `#![allow(dead_code, deprecated)]\n\nfn main() {}\n\n${functions.join("\n")}`;
}

describeWith(["cargo"], `the crates of ${specs.length + 2} catalogs`, () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "errspec-rust-"));
    await write(folder, "seed", seedCatalog(), "both");
    await write(folder, "parcel", catalogOf(parcelSpec), "both");
    put(folder, {
      "seed/examples/snippets.rs": snippetsOf(seedCatalog(), "seed"),
      "parcel/examples/snippets.rs": snippetsOf(catalogOf(parcelSpec), "parcel"),
      "parcel/tests/raise.rs": readFileSync(join(import.meta.dirname, "raise.rs"), "utf8"),
    });
    for (const [at, [spec, side]] of specs.entries()) await write(folder, `p${at}`, catalogOf(spec), side);
    put(folder, {
      "Cargo.toml":
        '[workspace]\nresolver = "2"\nmembers = ["*"]\nexclude = ["target", "literals", "serde"]\n[profile.dev]\ndebug = false\n',
    });
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const passes = async (args: string, env: NodeJS.ProcessEnv = {}, cwd = folder): Promise<void> => {
    const { status, stdout, stderr } = await run("cargo", args.split(" "), { cwd, env });
    expect(status === 0 ? "" : (stderr + stdout).slice(-6000), `cargo ${args}`).toBe("");
  };

  it("are formatted", { timeout: 600_000 }, () => passes("fmt --all --check"));

  it("pass clippy's pedantic lints", { timeout: 1_200_000 }, () =>
    passes("clippy --offline --workspace --all-targets --features testing -- -W clippy::pedantic -D warnings"),
  );

  // Clippy has compiled the examples. They are not linked: nothing here runs them.
  it.each(["--lib --tests", "--doc"])(
    "decode the responses that all languages share: %s",
    { timeout: 1_200_000 },
    (targets) =>
      passes(`test --offline --workspace --features testing --no-fail-fast -q ${targets}`, {
        RUSTFLAGS: "-D warnings",
      }),
  );

  it("have documentation without warnings", { timeout: 1_200_000 }, () =>
    passes("doc --offline --workspace --features testing --no-deps", { RUSTDOCFLAGS: "-D warnings" }),
  );

  it("compile no error that an operation does not declare", { timeout: 600_000 }, async () => {
    const program = (module: string, name: string): string =>
      `fn main() {\n    let _ = parcel_errors::operations::CreateParcelError::from(parcel_errors::${module}::raise::${name});\n}\n`;
    put(folder, {
      "parcel/examples/declared.rs": program("common", "BadRequest"),
      "parcel/examples/undeclared.rs": program("parcels", "Leak"),
    });
    await passes("check --offline -q -p parcel-errors --example declared");
    const { status, stderr } = await run(
      "cargo",
      ["check", "--offline", "-p", "parcel-errors", "--example", "undeclared"],
      { cwd: folder },
    );
    expect(stderr).toMatch(/From<parcel_errors::parcels::raise::Leak>|From<Leak>/);
    expect(status).not.toBe(0);
    rmSync(join(folder, "parcel/examples/undeclared.rs"));
  });

  // `check` finds what std or a feature would be missing for: names, types and traits. Machine code adds nothing to that.
  it("need only alloc", { timeout: 1_200_000 }, () =>
    passes("check --offline --workspace --no-default-features", { RUSTFLAGS: "-D warnings" }),
  );

  it("can be published", { timeout: 600_000 }, () => passes("package --offline --allow-dirty -p seed-errors"));

  it("are values of serde if the spec asks for it", { timeout: 1_200_000 }, async () => {
    const place = join(folder, "serde");
    await write(place, "parcel", catalogOf(parcelSpec), "both", true);
    await write(place, "client", catalogOf(serdeSpec), "client", true);
    await write(place, "server", catalogOf(Object.values(standardSpecs)[0] ?? ""), "server", true);
    put(place, {
      "Cargo.toml":
        '[workspace]\nresolver = "2"\nmembers = ["*"]\nexclude = ["target"]\n[profile.dev]\ndebug = false\n',
      "user/Cargo.toml":
        '[package]\nname = "user"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nparcel-errors = { path = "../parcel", features = ["serde"] }\nserde = "1"\nserde_json = "1"\n',
      "user/src/lib.rs": "//! A user of serde.\n",
      "user/tests/serde.rs": readFileSync(join(import.meta.dirname, "serde.rs"), "utf8"),
    });
    // The one dependency that any crate can have. It is optional: the others need no registry.
    await passes("fetch --quiet", {}, place);
    await passes("fmt --all --check", {}, place);
    await passes(
      "clippy --offline --workspace --all-targets --all-features -- -W clippy::pedantic -D warnings",
      {},
      place,
    );
    await passes(
      "check --offline --workspace --exclude user --no-default-features --features serde",
      { RUSTFLAGS: "-D warnings" },
      place,
    );
    await passes("doc --offline --workspace --no-deps --all-features", { RUSTDOCFLAGS: "-D warnings" }, place);
    await passes("test --offline -q -p user", { RUSTFLAGS: "-D warnings" }, place);
  });

  it("have every text as it is in the spec", { timeout: 600_000 }, async () => {
    const random = fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { numRuns: 300, seed: 1 });
    const texts = [...variants, ...random, "e\u0301", "\u202e", "\r\n\t\0", "{x}", "\\u{41}"];
    const constants = texts.map((text) => {
      const doc = docText(text);
      return `${doc === "" ? "" : `    /// ${doc}\n`}    ${rustString(text)},\n`;
    });
    const main = `#![deny(warnings)]\n#![warn(clippy::pedantic)]\n#![allow(clippy::doc_markdown, unused_doc_comments)]\n\nfn main() {\n    for text in TEXTS {\n        let bytes: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();\n        println!("{}", bytes.join(" "));\n    }\n}\n\nconst TEXTS: &[&str] = &[\n${constants.join("")}];\n`;
    const cargo = '[package]\nname = "literals"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n';
    put(join(folder, "literals"), { "Cargo.toml": cargo, "src/main.rs": main });
    const linted = await run("cargo", ["clippy", "--offline", "-q"], { cwd: join(folder, "literals") });
    expect(linted.stderr.slice(-4000)).toBe("");
    const { stdout, stderr } = await run("cargo", ["run", "--offline", "-q"], { cwd: join(folder, "literals") });
    const printed = stdout.split("\n").slice(0, -1);
    expect(stderr).toBe("");
    expect(printed.map((line) => Buffer.from(line.split(" ").filter(Boolean).map(Number)).toString("utf8"))).toEqual(
      texts.map((text) => text.toWellFormed()),
    );
  });
});
