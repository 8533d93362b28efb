import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../generator/model/catalog.js";
import { publicCatalog } from "../../generator/model/sent.js";
import { targets } from "../../generator/targets/index.js";
import { catalogOf, templatesOf } from "../support/catalog.js";
import { put } from "../support/folder.js";
import { installJava, javac, javaFiles, javaFormat, javaProgram } from "../support/java.js";
import { describeWith, run } from "../support/tools.js";
import { explained, many, tags, utf16 } from "./explained.js";
import { inTurn, payloads, withTexts } from "./go/hostile.js";
import { specs } from "./go/specs.js";

const layered = catalogOf(specs["layered"] ?? "");
const catalogs: Readonly<Record<string, Catalog>> = {
  layered,
  hostile: withTexts(layered, inTurn(payloads)),
  many: catalogOf(many),
};

const utf8 = (text: string): string => Buffer.from(text.toWellFormed()).toString("hex");

async function write(folder: string, language: string, options: (name: string) => object): Promise<void> {
  const target = targets.find(({ id }) => id === language);
  const context = { templates: templatesOf(language), snippets: () => [], sources: () => Promise.resolve([]) };
  for (const [name, catalog] of Object.entries(catalogs)) {
    const files = await target?.generate({ ...catalog, options: { [language]: options(name) } }, context);
    put(folder, Object.fromEntries((files ?? []).map(({ path, text }) => [path.replace(language, name), text])));
  }
}

const linesOf = (stdout: string): readonly string[] => stdout.split("\n").slice(0, -1);
const asked = JSON.stringify(Object.keys(tags)).slice(1, -1);

const java = (name: string): string => `package app;

import com.acme.${name}.Code;
import com.acme.${name}.DsaCode;
import com.acme.${name}.DsaErrors;
import com.acme.${name}.Explanation;
import java.util.List;
import java.util.stream.Collectors;

final class ${name} {
  static String hex(List<String> texts) {
    return texts.stream()
        .map(text -> text.chars().mapToObj(c -> String.format("%04x", c)).collect(Collectors.joining()))
        .collect(Collectors.joining(","));
  }

  static String shown(Explanation found) {
    return found == null
        ? "none"
        : hex(found.causes()) + " " + hex(found.solutions()) + " " + hex(List.of(found.otherwise()));
  }

  public static void main(String[] args) {
    for (Code code : DsaCode.values()) {
      for (String tag : List.of(${asked})) {
        System.out.println(code.code() + " " + tag + " " + shown(Explanation.of(code, tag)));
      }
    }
    Exception wrapped = new RuntimeException(DsaErrors.decode("{\\"code\\":4000,\\"message\\":\\"(2130)\\"}"));
    System.out.println(shown(Explanation.of(wrapped, "en")));
    System.out.println(shown(Explanation.of(new RuntimeException(), "en")));
  }
}
`;

const php = (name: string): string => `<?php
declare(strict_types=1);

use Acme\\${name}\\DsaCode;
use Acme\\${name}\\DsaErrors;
use Acme\\${name}\\Explanation;
use Acme\\${name}\\Internal\\DsaExplanations;

spl_autoload_register(static function (string $class): void {
    require __DIR__ . '/src/' . strtr(substr($class, strlen('Acme\\${name}\\\\')), '\\\\', '/') . '.php';
});

function shown(?Explanation $found): string
{
    $hex = static fn (array $texts): string => implode(',', array_map(bin2hex(...), $texts));
    return $found === null ? 'none' : $hex($found->causes) . ' ' . $hex($found->solutions) . ' ' . $hex([$found->otherwise]);
}

$wrapped = new RuntimeException('', 0, DsaErrors::decode('{"code":4000,"message":"(2130)"}'));
if (class_exists(DsaExplanations::class, false)) {
    echo "loaded too early\\n";
}
foreach (DsaCode::cases() as $code) {
    foreach ([${asked}] as $tag) {
        echo $code->value, " $tag ", shown(Explanation::of($code, $tag)), "\\n";
    }
}
echo shown(Explanation::of($wrapped, 'en')), "\\n", shown(Explanation::of(new RuntimeException(), 'en')), "\\n";
echo shown(Explanation::of(null, 'en')), "\\n";
`;

const rust = (name: string): string => `use ${name}_errors::{dsa, explanations, Failure};

fn hex(texts: &[&str]) -> String {
    let encoded: Vec<String> = texts
        .iter()
        .map(|text| text.bytes().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    encoded.join(",")
}

fn shown(found: Option<explanations::Explanation>) -> String {
    found.map_or_else(
        || String::from("none"),
        |found| format!("{} {} {}", hex(found.causes), hex(found.solutions), hex(&[found.otherwise])),
    )
}

fn main() {
    for code in dsa::Code::ALL {
        for tag in [${asked}] {
            println!("{code} {tag} {}", shown(explanations::of(*code, tag)));
        }
    }
    let failure = dsa::decode(b"{\\"code\\":4000,\\"message\\":\\"(2130)\\"}", None).unwrap_err();
    let info = failure.error().and_then(|error| error.info);
    println!("{}", shown(info.and_then(|info| explanations::of(info, "en"))));
    let unknown: &Failure = &dsa::decode(b"{\\"code\\":99999}", None).unwrap_err();
    assert!(unknown.error().is_some_and(|error| error.info.is_none()));
}
`;

const found = (catalog: Catalog, encode: (text: string) => string): string =>
  explained(publicCatalog(catalog), encode)
    .find((line) => line.startsWith("2130 en "))
    ?.slice("2130 en ".length) ?? "none";

describe.each([
  ["java", "Explanation"],
  ["csharp", "Explanation"],
  ["php", "Explanation"],
  ["rust", "explanations"],
])("the surface of %s", (language, text) => {
  const target = targets.find(({ id }) => id === language);
  const surfaceOf = (catalog: Catalog, side: string) =>
    target?.surface?.of({ ...catalog, options: { [language]: { side } } }).map((item) => item.text) ?? [];

  it("has explanations if an error has one that the package knows", () => {
    expect(surfaceOf(layered, "client")).toContain(text);
    const first = layered.modules.map((module) => ({
      ...module,
      entries: module.entries.map((entry) => ({ ...entry, audience: "internal" as const })),
    }));
    expect(surfaceOf({ ...layered, modules: first }, "client")).not.toContain(text);
    expect(surfaceOf({ ...layered, modules: first }, "both")).toContain(text);
  });
});

describeWith(["javac", "mvn"], "the explanations of Java", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-explained-"));
  const classes = join(folder, "classes");
  beforeAll(async () => {
    await installJava();
    await write(folder, "java", (name) => ({ package: `com.acme.${name}`, side: "client" }));
    put(folder, Object.fromEntries(Object.keys(catalogs).map((name) => [`app/${name}.java`, java(name)])));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are those of the catalog, in each locale", { timeout: 300_000 }, async () => {
    const files = javaFiles(folder).filter((path) => !path.includes("src/test/"));
    expect(await javac(folder, files, classes)).toEqual({ status: 0, stdout: "", stderr: "" });
    for (const [name, catalog] of Object.entries(catalogs)) {
      const { stdout, stderr } = await javaProgram(folder, classes, `app.${name}`);
      expect({ stderr, lines: linesOf(stdout) }, name).toEqual({
        stderr: "",
        lines: [...explained(publicCatalog(catalog), utf16), found(catalog, utf16), "none"],
      });
    }
  });

  it("are as google-java-format leaves them", { timeout: 300_000 }, async () => {
    const files = javaFiles(folder).filter((path) => /Explanations?\.java$/.test(path));
    expect(files.length).toBe(7); // in the hostile catalog, the common module has some too
    expect(await javaFormat(folder, files)).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describeWith(["php"], "the explanations of PHP", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-explained-"));
  beforeAll(async () => {
    await write(folder, "php", (name) => ({ namespace: `Acme\\${name.charAt(0).toUpperCase()}${name.slice(1)}` }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    "are those of the catalog, in each locale, and are loaded when they are asked for",
    { timeout: 300_000 },
    async () => {
      for (const [name, catalog] of Object.entries(catalogs)) {
        put(folder, { [`${name}/app.php`]: php(`${name.charAt(0).toUpperCase()}${name.slice(1)}`) });
        const { stdout, stderr } = await run("php", ["-d", "error_reporting=-1", `${name}/app.php`], { cwd: folder });
        expect({ stderr, lines: linesOf(stdout) }, name).toEqual({
          stderr: "",
          lines: [...explained(publicCatalog(catalog), utf8), found(catalog, utf8), "none", "none"],
        });
      }
    },
  );
});

describeWith(["cargo"], "the explanations of Rust", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-explained-"));
  beforeAll(async () => {
    await write(folder, "rust", (name) => ({ package: `${name}-errors` }));
    put(folder, {
      "Cargo.toml": '[workspace]\nresolver = "2"\nmembers = ["*"]\nexclude = ["target"]\n',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are those of the catalog, in each locale, without a warning", { timeout: 600_000 }, async () => {
    const lint = [
      "clippy",
      "--offline",
      "-q",
      "--workspace",
      "--lib",
      "--",
      "-W",
      "clippy::pedantic",
      "-D",
      "warnings",
    ];
    expect(await run("cargo", lint, { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
    expect(await run("cargo", ["fmt", "--all", "--check"], { cwd: folder })).toMatchObject({ status: 0 });
    for (const [name, catalog] of Object.entries(catalogs)) {
      put(folder, { [`${name}/examples/explained.rs`]: rust(name) });
      const args = ["run", "--offline", "-q", "-p", `${name}-errors`, "--example", "explained"];
      const { stdout, stderr } = await run("cargo", args, { cwd: folder, env: { RUSTFLAGS: "-D warnings" } });
      expect({ stderr, lines: linesOf(stdout) }, name).toEqual({
        stderr: "",
        lines: [...explained(publicCatalog(catalog), utf8), found(catalog, utf8)],
      });
    }
  });
});
