import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allEntries } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { php } from "../../../generator/targets/php/target.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { inTurn, payloads, withTexts } from "../go/hostile.js";
import { write } from "./generated.js";
import { large, specs } from "./specs.js";

const inNamespace = (catalog: Catalog, name: string): Catalog => ({
  ...catalog,
  options: { ...catalog.options, php: { namespace: `Acme\\${name}` } },
});

const catalogs: Readonly<Record<string, Catalog>> = {
  ...Object.fromEntries(Object.entries(specs).map(([name, text]) => [name, catalogOf(text)])),
  large: catalogOf(large),
  seed: inNamespace(seedCatalog(), "Seed"),
  hostile: inNamespace(withTexts(catalogOf(specs["layered"] ?? ""), inTurn(payloads)), "Hostile"),
};

const clean = { status: 0, stdout: "", stderr: "" };

/** Loads the classes of all packages below the folder, as Composer does, and those of PSR-7 and Guzzle. */
const autoload = `<?php
foreach (glob(__DIR__ . '/*/composer.json') as $file) {
    $package = json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
    foreach ($package['autoload']['psr-4'] + $package['autoload-dev']['psr-4'] as $prefix => $folder) {
        spl_autoload_register(static function (string $class) use ($file, $prefix, $folder): void {
            $path = dirname($file) . '/' . $folder . strtr(substr($class, strlen($prefix)), '\\\\', '/') . '.php';
            if (str_starts_with($class, $prefix) && is_file($path)) {
                require $path;
            }
        });
    }
}
require 'GuzzleHttp/Psr7/autoload.php';
`;

/** A user's program. Each line is what it prints. */
const program = `<?php
declare(strict_types=1);

use Acme\\Layered\\ApiException;
use Acme\\Layered\\CommonCode;
use Acme\\Layered\\CommonErrors;
use Acme\\Layered\\DsaCode;
use Acme\\Layered\\DsaErrors;
use Acme\\Layered\\InvalidArgumentException;
use Acme\\Layered\\InvalidResponseException;
use Acme\\Layered\\RetryDecision;
use Acme\\Layered\\RetryOptions;
use Acme\\Reserved\\ClassCode;
use Acme\\Reserved\\ClassErrors;
use GuzzleHttp\\Psr7\\Response;

require __DIR__ . '/autoload.php';

function advice(DsaCode $code): string
{
    return match ($code) {
        DsaCode::InvalidProjectId => 'fix',
        DsaCode::DsaBusy => 'wait',
    };
}

function show(mixed ...$values): void
{
    echo implode(' ', array_map(static fn ($value) => is_string($value) ? $value : json_encode($value), $values)), "\\n";
}

show(DsaErrors::decode('{"code":0}', 200));
$body = '{"code":4000,"message":"(2130)Bad","requestId":"r-1"}';
try {
    throw DsaErrors::decodePsr7(new Response(422, ['retry-after' => '3'], $body));
} catch (InvalidArgumentException $e) {
    show($e->getMessage());
    show($e->is(DsaCode::InvalidProjectId), $e->is(CommonCode::InvalidParameter), $e->is(DsaCode::DsaBusy));
    show($e->entry instanceof DsaCode ? advice($e->entry) : 'other');
    show($e->detail, $e->requestId, $e->retryAfter, $e->httpStatus, $e->action, $e->body === $body);
    show($e->text('en-GB'), DsaCode::DsaBusy->text('en'), DsaCode::InvalidProjectId->url());
    show(RetryDecision::of(new RuntimeException('', 0, $e))->reason);
}
$e = DsaErrors::decodeResponse(503, ['Retry-After' => ['3']], '<html>Busy</html>');
show($e instanceof InvalidResponseException, $e->reason, $e->kind, $e->excerpt(), RetryDecision::of($e, new RetryOptions(true)));
show($e->getPrevious() instanceof JsonException, $e instanceof ApiException);
show(CommonErrors::SUCCESS, ClassCode::Class_->name, ClassCode::Class_->errorName(), ClassCode::Enum === ClassCode::Class_);
show(ClassErrors::formatNull('en', '{x}'), ClassCode::Class_->fallback(), ClassCode::Null->deprecation());
show(ClassErrors::formatClass('en', 'a', 1, 2.50, true, 'd', 'e', 'secret'));
`;

const printed = `null
dsa: InvalidProjectId (4000/2130): Bad
true true false
fix
Bad r-1 3 422 "fix_request" true
The ProjectID parameter is invalid. 正在执行中 https://example.com/dsa#2130
"not_retryable"
true "not_json" "unavailable" <html>Busy</html> {"retry":true,"delay":3,"reason":"server_delay"}
true false
0 Class_ Class true
{x} "contact_support" Unused. Use Class_.
a 1 2.5 true d e {x}
`;

describeWith(["php", "phpunit", "phpcs", "composer"], "the PHP of every envelope, type of code and option", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-php-"));
  const inFolder = (tool: string, ...args: readonly string[]) => run(tool, args, { cwd: folder });
  beforeAll(async () => {
    for (const [name, catalog] of Object.entries(catalogs)) await write(join(folder, name), catalog);
    writeFileSync(join(folder, "autoload.php"), autoload);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is in the style of PSR-12", { timeout: 300_000 }, async () => {
    // A former name is a constant that looks as the case does. Warnings are about the length of lines with a text.
    const options = [
      "--standard=PSR12",
      "--exclude=Generic.NamingConventions.UpperCaseConstantName",
      "--extensions=php",
    ];
    expect(await inFolder("phpcs", ...options, "--warning-severity=0", "--ignore=large/*,autoload.php", ".")).toEqual(
      clean,
    );
  });

  it("passes its own tests", { timeout: 300_000 }, async () => {
    // Half of the text is a path of the machine: only what PHPUnit counts is compared.
    const strict = ["--no-configuration", "--fail-on-warning", "--fail-on-risky", "--bootstrap", "autoload.php"];
    for (const name of Object.keys(catalogs)) {
      const { status, stdout, stderr } = await inFolder("phpunit", ...strict, join(name, "tests"));
      expect({ name, status, stderr, counted: /OK \((\d+) test/.exec(stdout)?.[1] }, stdout).toEqual({
        name,
        status: 0,
        stderr: "",
        counted: "1",
      });
    }
  });

  it("is a package that Composer accepts", { timeout: 300_000 }, async () => {
    for (const name of ["layered", "hostile"]) {
      const validated = await inFolder("composer", "validate", "--strict", "--no-interaction", `${name}/composer.json`);
      expect(validated).toMatchObject({ status: 0, stdout: `${name}/composer.json is valid\n` });
    }
  });

  it("is used by a program that sees what it should, without a warning", { timeout: 300_000 }, async () => {
    writeFileSync(join(folder, "app.php"), program);
    expect(await inFolder("php", "-d", "error_reporting=-1", "-d", "display_errors=stderr", "app.php")).toEqual({
      ...clean,
      stdout: printed,
    });
  });

  it("runs as the docs show it", { timeout: 300_000 }, async () => {
    const catalog = catalogs["layered"] ?? seedCatalog();
    const snippetOf = php.snippets?.(catalog);
    const entries = catalog.modules.flatMap(allEntries);
    const calls = entries.map((entry) => {
      const lines = (snippetOf?.(entry).handle ?? "").split("\n").map((line) => `    ${line}`);
      const body = JSON.stringify({ code: Number(entry.code), message: `(${entry.code})` });
      return [
        "(static function (string $body, int $status): void {",
        ...lines,
        "    echo 'passed ';",
        `})('${body}', ${entry.http});`,
      ].join("\n");
    });
    expect(entries.length).toBeGreaterThan(4);
    const uses = ["ApiException", "CommonCode", "CommonErrors", "DsaCode", "DsaErrors"].map(
      (name) => `use Acme\\Layered\\${name};`,
    );
    const caught = calls.map((call) => `try {\n${call}\n} catch (ApiException $e) {\n    echo 'thrown ';\n}`);
    writeFileSync(
      join(folder, "snippets.php"),
      ["<?php", ...uses, "require __DIR__ . '/autoload.php';", ...caught, ""].join("\n"),
    );
    const { status, stdout, stderr } = await inFolder("php", "-d", "error_reporting=-1", "snippets.php");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split(" ").filter((word) => word === "thrown").length).toBe(
      entries.filter((entry) => catalog.modules.every(({ success }) => success !== entry)).length,
    );
  });

  it("makes no file beside its own", () => {
    expect(readdirSync(join(folder, "layered")).sort()).toEqual(
      [".gitattributes", ".gitignore", "README.md", "composer.json", "phpunit.xml.dist", "src", "tests"].sort(),
    );
  });

  it("shows calls in its README that are there", () => {
    const readme = readFileSync(join(folder, "layered", "README.md"), "utf8");
    const methods = [...readme.matchAll(/DsaErrors::(\w+)/g)].map(([, name]) => name);
    const source = readFileSync(join(folder, "layered", "src", "DsaErrors.php"), "utf8");
    expect(methods.length).toBeGreaterThan(0);
    for (const name of methods) expect(source).toContain(`public static function ${String(name)}(`);
  });
});
