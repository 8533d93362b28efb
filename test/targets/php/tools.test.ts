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
import { coverageEnvironment, linesNeverRun } from "./coverage.js";
import { write } from "./generated.js";
import { large, specs } from "./specs.js";

const inNamespace = (catalog: Catalog, name: string): Catalog => ({
  ...catalog,
  options: { ...catalog.options, php: { namespace: `Acme\\${name}`, side: "both", testkit: true } },
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

/** Source: PSR-15. No package of Debian has its interfaces. */
const psr15 = `<?php
namespace Psr\\Http\\Server;

use Psr\\Http\\Message\\ResponseInterface;
use Psr\\Http\\Message\\ServerRequestInterface;

interface RequestHandlerInterface
{
    public function handle(ServerRequestInterface $request): ResponseInterface;
}

interface MiddlewareInterface
{
    public function process(ServerRequestInterface $request, RequestHandlerInterface $handler): ResponseInterface;
}
`;

/** Source: PSR-18. No package of Debian has its interface. */
const psr18 = `<?php
namespace Psr\\Http\\Client;

use Psr\\Http\\Message\\RequestInterface;
use Psr\\Http\\Message\\ResponseInterface;

interface ClientInterface
{
    public function sendRequest(RequestInterface $request): ResponseInterface;
}
`;

/** A user's test. Each line is what it prints. */
const mockProgram = `<?php
declare(strict_types=1);

use Acme\\Layered\\DsaCode;
use Acme\\Layered\\DsaErrors;
use Acme\\Layered\\Testing\\Fixture;
use Acme\\Layered\\Testing\\MockClient;
use GuzzleHttp\\Psr7\\HttpFactory;
use GuzzleHttp\\Psr7\\Request;
use Psr\\Http\\Client\\ClientInterface;

require __DIR__ . '/autoload.php';
require __DIR__ . '/psr18.php';

function call(ClientInterface $client, string $path): string
{
    $error = DsaErrors::decodePsr7($client->sendRequest(new Request('GET', "https://api.example.com$path")));
    return $error === null ? 'success' : $error->getMessage() . ' ' . json_encode($error->retryAfter);
}

$busy = Fixture::of(DsaCode::DsaBusy)->withRetryAfter(3);
$client = new MockClient(new HttpFactory(), $busy, Fixture::of(DsaCode::InvalidProjectId), Fixture::success());
foreach (['/a', '/b', '/c', '/d'] as $path) {
    echo call($client, $path), "\\n";
}
foreach ($client->requests() as $request) {
    echo $request->getUri()->getPath();
}
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
use Acme\\Layered\\Testing\\Fixture;
use Acme\\Reserved\\ClassCode;
use Acme\\Reserved\\ClassErrors;
use Acme\\Text\\PaymentsCode;
use Acme\\Text\\PaymentsErrors;
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
// A text before the first response: one loads what the other needs.
show(PaymentsCode::CardDeclined->text('en'), PaymentsErrors::decode('{"error":{"code":"card_declined"}}')?->getMessage());
show(Fixture::of(DsaCode::DsaBusy)->withHeader('Content-TYPE', 'text')->headers['content-type']);
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
The card was declined. payments: CardDeclined (card_declined)
text
`;

/** A server's program: what it throws, what it sends, and what it logs. */
const serverProgram = `<?php
declare(strict_types=1);

use Acme\\Server\\ApiException;
use Acme\\Server\\BaseErrors;
use Acme\\Server\\EncodedResponse;
use Acme\\Server\\EncodeOptions;
use Acme\\Server\\ErrorMiddleware;
use Acme\\Server\\LogFields;
use Acme\\Server\\OrdersCode;
use Acme\\Server\\OrdersErrors;
use Acme\\Server\\RaiseOptions;
use Acme\\Server\\ResourceExhaustedException;
use GuzzleHttp\\Psr7\\HttpFactory;
use GuzzleHttp\\Psr7\\ServerRequest;
use Psr\\Http\\Message\\ResponseInterface;
use Psr\\Http\\Message\\ServerRequestInterface;
use Psr\\Http\\Server\\RequestHandlerInterface;

require __DIR__ . '/autoload.php';
require __DIR__ . '/psr15.php';

function caught(): ApiException
{
    $options = new RaiseOptions(new LogicException('no disk'), ['attempt' => 3, 'none' => null], retryAfter: 1.5);
    try {
        throw OrdersErrors::overLimit(7, 0.5, true, 'n', '4111', $options);
    } catch (ResourceExhaustedException $e) {
        return $e;
    }
}

function send(?Throwable $error, ?string $locale, ?string $id): void
{
    $response = EncodedResponse::of($error, new EncodeOptions($locale, $id));
    echo $response->status, ' ', json_encode($response->headers, JSON_UNESCAPED_SLASHES), "\\n", $response->body, "\\n";
}

/** Answers with what a handler throws. */
function respond(ErrorMiddleware $middleware, Throwable $error, string $method, array $headers): void
{
    $handler = new class ($error) implements RequestHandlerInterface {
        public function __construct(private Throwable $error)
        {
        }

        public function handle(ServerRequestInterface $request): ResponseInterface
        {
            throw $this->error;
        }
    };
    $response = $middleware->process(new ServerRequest($method, '/', $headers), $handler);
    $id = $response->getHeaderLine('x-request-id');
    $shown = preg_match('/^[0-9a-f]{32}$/', $id) === 1 ? 'a new one' : $id;
    echo $response->getStatusCode(), " $shown ", str_replace($id, $shown, (string) $response->getBody()), "\\n";
}

$error = caught();
echo $error->getMessage(), ' ', json_encode($error->is(OrdersCode::OverLimit)), ' ', $error->getPrevious()::class, "\\n";
echo basename($error->getFile()), ' ', str_contains(file(__FILE__)[$error->getLine() - 1], 'overLimit') ? 'where it was thrown' : '', "\\n";
send(new RuntimeException('wrapped', 0, $error), 'en-GB, zh;q=0.5', 'r 1');
send(new LogicException('the password is hunter2'), null, 'r-2');
send(OrdersErrors::diskFull('db-7', new RaiseOptions(detail: 'db-7 is full')), 'de-AT', 'r-3');
send(BaseErrors::invalid(new RaiseOptions(detail: '(17) Own text', retryAfter: INF)), 'en', 'r-4');
send(BaseErrors::invalid(new RaiseOptions(detail: "broken \\xFF\\n")), 'en', null);
echo json_encode(LogFields::of($error)), "\\n";
echo json_encode(LogFields::of(new LogicException('outside', 0, new LogicException()))), "\\n";
echo preg_match('/^[0-9a-f]{32}$/', EncodedResponse::of(null)->requestId), "\\n";

$factory = new HttpFactory();
$middleware = new ErrorMiddleware($factory, $factory, function (array $record, Throwable $thrown): void {
    echo $record['error.type'], ' ', strlen($record['request_id']), ' ', $thrown::class, ': ';
    throw new LogicException('the log is full');
});
respond($middleware, new RuntimeException('', 0, $error), 'GET', ['Accept-Language' => 'de-AT', 'X-Request-Id' => 'r-5']);
respond($middleware, $error, 'HEAD', ['X-Request-Id' => 'r 6']);
respond($middleware, new LogicException('the password is hunter2'), 'POST', []);
$converting = new ErrorMiddleware($factory, $factory, convert: fn () => BaseErrors::invalid());
respond($converting, new LogicException('no route'), 'GET', ['X-Request-Id' => 'r-7']);
$tell = function (array $record, Throwable $thrown): void {
    echo $record['request_id'], ' ', $thrown->getMessage(), ', then ';
};
$fail = fn () => throw new LogicException('this fails too');
foreach ([['convert' => $fail], ['encode' => $fail]] as $failing) {
    $broken = new ErrorMiddleware($factory, $factory, $tell, ...$failing);
    try {
        respond($broken, new LogicException('no disk'), 'GET', ['X-Request-Id' => 'r-8']);
    } catch (LogicException $e) {
        echo $e->getMessage(), "\\n";
    }
}
echo str_contains(print_r($error, true), 'SensitiveParameterValue') ? 'hidden' : 'missing';
echo str_contains(print_r($error, true), '4111') ? ' and shown' : '', "\\n";
`;

const sent = `orders: OverLimit (500/limit) true LogicException
server.php where it was thrown
429 {"content-type":"application/json","content-language":"en","vary":"accept-language","retry-after":"2"}
{"code":500,"status":{"code":500,"text":"7, 0.5, true, n and {card}, {x}"},"message":"(limit)7, 0.5, true, n and {card}, {x}"}
500 {"content-type":"application/json","content-language":"zh","vary":"accept-language","x-request-id":"r-2"}
{"code":500,"status":{"code":500,"text":"内部错误"},"message":"内部错误","requestId":"r-2"}
500 {"content-type":"application/json","content-language":"de-AT","vary":"accept-language","x-request-id":"r-3"}
{"code":500,"status":{"code":500,"text":"Interner Fehler."},"message":"Interner Fehler.","requestId":"r-3"}
400 {"content-type":"application/json","vary":"accept-language","x-request-id":"r-4"}
{"code":100,"status":{"code":100,"text":"(17) Own text"},"message":"(17) Own text","requestId":"r-4"}
400 {"content-type":"application/json","vary":"accept-language"}
{"code":100,"status":{"code":100,"text":"broken �"},"message":"broken �"}
{"error.type":"store.OverLimit","module":"orders","code":"500","module_code":"limit","name":"OverLimit","kind":"resource_exhausted","action":"none","retryable":false,"effect":"none","params":{"limit":7,"rate":0.5,"is_exact":true,"name":"n","card":"[redacted]"},"causes":[{"type":"LogicException","message":"no disk"}],"log":{"attempt":3,"none":null}}
{"error.type":"_OTHER","message":"outside","causes":[{"type":"LogicException","message":""}]}
1
store.OverLimit 3 RuntimeException: 429 r-5 {"code":500,"status":{"code":500,"text":"7, 0.5, true, n and {card}, {x}"},"message":"(limit)7, 0.5, true, n and {card}, {x}","requestId":"r-5"}
store.OverLimit 32 Acme\\Server\\ResourceExhaustedException: 429 a new one 
_OTHER 32 LogicException: 500 a new one {"code":500,"status":{"code":500,"text":"内部错误"},"message":"内部错误","requestId":"a new one"}
400 r-7 {"code":100,"status":{"code":100,"text":"(12) 参数错误"},"message":"(12) 参数错误","requestId":"r-7"}
r-8 no disk, then this fails too
r-8 no disk, then this fails too
hidden
`;

/** What a program knows of operations. */
const operationsProgram = `<?php
declare(strict_types=1);

use Acme\\Operations\\Operations\\CreateOrderError;
use Acme\\Operations\\Operations\\MoveError;
use Acme\\Operations\\OrdersErrors;

require __DIR__ . '/autoload.php';

function advice(?CreateOrderError $error): string
{
    return match ($error) {
        CreateOrderError::OutOfStock => 'other item',
        CreateOrderError::Retired => 'never',
        CreateOrderError::Busy => 'wait',
        null => 'none of these',
    };
}

$wrapped = new RuntimeException('', 0, CreateOrderError::outOfStock('shoe', 'sold', 0));
echo basename($wrapped->getPrevious()->getFile()), "\\n";
echo advice(CreateOrderError::of($wrapped)), ', ', advice(CreateOrderError::of(OrdersErrors::locked())), "\\n";
echo MoveError::of(MoveError::operationsLocked())->name, ' ', MoveError::of(OrdersErrors::locked())->name, "\\n";
echo json_encode([MoveError::of(null), MoveError::of(new RuntimeException()), CreateOrderError::SoldOut->code()->value]), "\\n";
`;

/** What the other programs do not use. Each line is what it prints. */
const rareProgram = `<?php
declare(strict_types=1);

use Acme\\Done\\EncodedResponse as DoneResponse;
use Acme\\Done\\FieldError;
use Acme\\Done\\LogFields;
use Acme\\Done\\MailsErrors;
use Acme\\Done\\RaiseOptions;
use Acme\\Done\\RetryDecision;
use Acme\\Layered\\DsaCode;
use Acme\\Layered\\DsaErrors;
use Acme\\Layered\\Explanation;
use Acme\\Layered\\Testing\\Fixture;
use Acme\\Modulessidebysidegraphql\\SecretsCode;
use Acme\\Modulessidebysidegraphql\\Testing\\Fixture as OtherFixture;
use Acme\\Nothing\\EncodedResponse as NoResponse;
use Acme\\Nothing\\SecretsErrors;
use Acme\\Taken\\EncodedResponse as TakenResponse;
use Acme\\Taken\\TakenErrors;
use GuzzleHttp\\Psr7\\HttpFactory;

require __DIR__ . '/autoload.php';

$wrong = [new FieldError('to', null, 'Nobody'), new FieldError('', '7', '')];
$error = MailsErrors::sent(new RaiseOptions(fieldErrors: $wrong));
echo RetryDecision::of($error)->reason->name, ' ', json_encode(LogFields::of($error)['field_errors']), "\\n";
foreach (['of', 'jsonRpc', 'grpc'] as $envelope) {
    $sent = DoneResponse::$envelope($error);
    $read = $envelope === 'of' ? 'decodeResponse' : 'decode' . ucfirst($envelope);
    $decoded = MailsErrors::$read($sent->status, $sent->headers, $sent->body);
    echo $decoded?->getMessage(), ' ', json_encode($decoded?->fieldErrors), "\\n";
}
foreach (['of', 'problem', 'grpc', 'jsonRpc', 'graphql'] as $envelope) {
    echo NoResponse::$envelope(SecretsErrors::leaked())->body, NoResponse::$envelope(null)->status, ' ';
}
echo "\\n", DsaErrors::decodePsr7(Fixture::of(DsaCode::DsaBusy)->withRetryAfter(7)->psr7(new HttpFactory()))?->retryAfter, "\\n";
$sent = TakenResponse::of(TakenErrors::leaked());
echo TakenErrors::decodeResponse($sent->status, $sent->headers, $sent->body)?->getMessage(), "\\n";
foreach ([fn () => OtherFixture::of(SecretsCode::Leaked), fn () => Fixture::of(DsaCode::DsaBusy, ['no' => 1])] as $make) {
    try {
        $make();
    } catch (LogicException $e) {
        echo $e->getMessage(), "\\n";
    }
}
foreach ([DsaCode::InvalidProjectId, DsaCode::DsaBusy, null] as $code) {
    echo json_encode(Explanation::of($code, 'en')?->otherwise), "\\n";
}
`;

const rarelyPrinted = `AlreadyDone [{"field":"to","text":"Nobody"},{"code":"7"}]
mails: Sent (sent): Sent. [{"field":"to","code":null,"text":"Nobody"}]
mails: Sent (sent): Sent. [{"field":"to","code":null,"text":"Nobody"}]
mails: Sent (sent): Sent. [{"field":"to","code":null,"text":"Nobody"}]
{}500 {}500 {}500 {}500 {}500 
7
taken: Internal (500): (1) Failed.
no response has the code 3
the response for the code 1014 does not show the param no
"Wait."
null
null
`;

/** What every-member.php finds: what is internal is not sent, and an envelope without places hides the module's code. */
const notReadBack = [
  "  Acme\\Modulessidebysidegraphql\\SecretsErrors::leaked",
  "  Acme\\Nothing\\SecretsErrors::leaked",
  "  Acme\\Taken\\TakenErrors::leaked",
  ...[
    "GatewayErrors::broken",
    "GatewayErrors::hidden",
    "StatesErrors::lost",
    "StoreErrors::full",
    "StoreErrors::soldOut",
  ].map((name) => `  Acme\\Twolayerswithoutplaces\\${name}`),
];

/** What cannot be run: ends of what never returns there, what only the types need, and what pcov does not count. */
const neverRun = [
  "ApiException.php, pointToCaller: }",
  "Internal/GrpcDetails.php, parts: ['field'],",
  "Internal/GrpcDetails.php, parts: ['reason'],",
  "Internal/Json.php, has: return true;",
  "Internal/Served.php, carrier: return null;",
  "Testing/ErrorAssert.php, throwsCode: }",
];

describeWith(
  ["php", "pcov", "phpunit", "phpcs", "composer"],
  "the PHP of every envelope, type of code and option",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "errspec-php-"));
    const inFolder = (tool: string, ...args: readonly string[]) => run(tool, args, { cwd: folder });
    const covered = coverageEnvironment(folder);
    const inFolderCovered = (tool: string, ...args: readonly string[]) =>
      run(tool, args, { cwd: folder, env: covered });
    const strict = ["-d", "error_reporting=-1", "-d", "display_errors=stderr"];
    beforeAll(async () => {
      for (const [name, catalog] of Object.entries(catalogs)) await write(join(folder, name), catalog);
      writeFileSync(join(folder, "autoload.php"), autoload);
      writeFileSync(join(folder, "psr15.php"), psr15);
    }, 600_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("is in the style of PSR-12", { timeout: 300_000 }, async () => {
      // A former name is a constant that looks as the case does. Warnings are about the length of lines with a text.
      const options = [
        "--standard=PSR12",
        "--exclude=Generic.NamingConventions.UpperCaseConstantName",
        "--extensions=php",
      ];
      expect(
        await inFolder("phpcs", ...options, "--warning-severity=0", "--ignore=large/*,autoload.php,psr15.php", "."),
      ).toEqual(clean);
    });

    it("passes its own tests", { timeout: 300_000 }, async () => {
      // Half of the text is a path of the machine: only what PHPUnit counts is compared.
      const options = ["--no-configuration", "--fail-on-warning", "--fail-on-risky", "--bootstrap", "autoload.php"];
      for (const name of Object.keys(catalogs)) {
        const { status, stdout, stderr } = await inFolderCovered("phpunit", ...options, join(name, "tests"));
        const tests = readdirSync(join(folder, name, "tests"))
          .filter((file) => file.endsWith("Test.php"))
          .flatMap(
            (file) =>
              readFileSync(join(folder, name, "tests", file), "utf8").match(/^ {4}public function test/gm) ?? [],
          );
        expect({ name, status, stderr, counted: /OK \((\d+) test/.exec(stdout)?.[1] }, stdout).toEqual({
          name,
          status: 0,
          stderr: "",
          counted: String(tests.length),
        });
      }
    });

    it("is a package that Composer accepts", { timeout: 300_000 }, async () => {
      for (const name of ["layered", "hostile", "text", "server"]) {
        const validated = await inFolder(
          "composer",
          "validate",
          "--strict",
          "--no-interaction",
          `${name}/composer.json`,
        );
        expect(validated).toMatchObject({ status: 0, stdout: `${name}/composer.json is valid\n` });
      }
    });

    it("is used by a program that sees what it should, without a warning", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "app.php"), program);
      expect(
        await inFolderCovered("php", "-d", "error_reporting=-1", "-d", "display_errors=stderr", "app.php"),
      ).toEqual({
        ...clean,
        stdout: printed,
      });
    });

    it("is used by a server that sends and logs what it should", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "server.php"), serverProgram);
      expect(
        await inFolderCovered(
          "php",
          "-d",
          "error_reporting=-1",
          "-d",
          "display_errors=stderr",
          "-d",
          "zend.exception_ignore_args=0",
          "server.php",
        ),
      ).toEqual({
        ...clean,
        stdout: sent,
      });
    });

    it("answers in tests as a client of PSR-18", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "psr18.php"), psr18);
      writeFileSync(join(folder, "mock.php"), mockProgram);
      const { status, stdout, stderr } = await inFolderCovered("php", ...strict, "mock.php");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout.split("\n")).toEqual([
        expect.stringMatching(/^dsa: DsaBusy \(\d+\/1014\): .* 3$/),
        expect.stringMatching(/^dsa: InvalidProjectId \(\d+\/2130\): .* null$/),
        "success",
        "success",
        "/a/b/c/d",
      ]);
    });

    it("knows the errors of operations", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "operations.php"), operationsProgram);
      expect(await inFolderCovered("php", "-d", "error_reporting=-1", "operations.php")).toEqual({
        ...clean,
        stdout: 'operations.php\nother item, none of these\nOperationsLocked OrdersLocked\n[null,null,"1"]\n',
      });
    });

    it("runs as the docs show it", { timeout: 300_000 }, async () => {
      const catalog = catalogs["layered"] ?? seedCatalog();
      const snippetOf = php.snippets?.(catalog);
      const entries = catalog.modules.flatMap(allEntries);
      const calls = entries.map((entry) => {
        const { handle = "", raise = "" } = snippetOf?.(entry) ?? {};
        const indented = (code: string) => code.split("\n").map((line) => `    ${line}`);
        const body = JSON.stringify({ code: Number(entry.code), message: `(${entry.code})` });
        return [
          "(static function (string $body, int $status): void {",
          ...indented(handle),
          "    echo 'passed ';",
          `})('${body}', ${entry.http});`,
          ...(raise === "" ? [] : ["} catch (ApiException $e) {", ...indented(raise)]),
        ].join("\n");
      });
      expect(entries.length).toBeGreaterThan(4);
      const uses = ["ApiException", "CommonCode", "CommonErrors", "DsaCode", "DsaErrors", "RaiseOptions"].map(
        (name) => `use Acme\\Layered\\${name};`,
      );
      // What is raised while an error is handled has it as the previous one.
      const caught = calls.map(
        (call) =>
          `try {\ntry {\n${call}\n}${call.includes("} catch") ? "" : " finally {\n}"}\n} catch (ApiException $e) {\n    echo $e->getPrevious() === null ? 'lost ' : 'thrown ';\n}`,
      );
      writeFileSync(
        join(folder, "snippets.php"),
        ["<?php", ...uses, "require __DIR__ . '/autoload.php';", ...caught, ""].join("\n"),
      );
      const { status, stdout, stderr } = await inFolderCovered("php", "-d", "error_reporting=-1", "snippets.php");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout.split(" ").filter((word) => word === "thrown").length).toBe(
        entries.filter((entry) => catalog.modules.every(({ success }) => success !== entry)).length,
      );
    });

    it("does what is seldom asked of it", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "rare.php"), rareProgram);
      expect(await inFolderCovered("php", ...strict, "rare.php")).toEqual({ ...clean, stdout: rarelyPrinted });
    });

    it("reads what it sends of every error, and knows it", { timeout: 300_000 }, async () => {
      const program = join(import.meta.dirname, "every-member.php");
      const { status, stdout, stderr } = await inFolderCovered("php", ...strict, program, folder);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const lines = stdout.trimEnd().split("\n");
      const [packages, wrong] = [
        lines.filter((line) => !line.startsWith(" ")),
        lines.filter((line) => line.startsWith(" ")),
      ];
      expect(packages.length).toBe(Object.keys(catalogs).length - 1); // the large one has the same code as a small one
      expect(packages.every((line) => / [1-9]\d* \d+$/.test(line))).toBe(true);
      expect(wrong.map((line) => line.split(" is read as ")[0]).sort()).toEqual(notReadBack);
    });

    it("has no line that is never run", () => {
      const isPrivate = (line: string): boolean => line.endsWith(", __construct: }"); // there only to be private
      expect(linesNeverRun(folder).filter((line) => !isPrivate(line))).toEqual(neverRun);
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
  },
);
