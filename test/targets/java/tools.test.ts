import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allEntries } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { java } from "../../../generator/targets/java/target.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import {
  errorProne,
  installJava,
  javac,
  javadoc,
  javaFiles,
  javaFormat,
  javaProgram,
  junit,
  kotlinc,
  kotlinPath,
} from "../../support/java.js";
import { describeWith } from "../../support/tools.js";
import { inTurn, payloads, withTexts } from "../go/hostile.js";
import { write } from "./generated.js";
import { large, specs } from "./specs.js";

const inPackage = (catalog: Catalog, name: string): Catalog => ({
  ...catalog,
  options: { ...catalog.options, java: { package: `com.acme.${name}`, side: "both", testkit: true } },
});

const catalogs: Readonly<Record<string, Catalog>> = {
  ...Object.fromEntries(Object.entries(specs).map(([name, text]) => [name, catalogOf(text)])),
  large: catalogOf(large),
  seed: inPackage(seedCatalog(), "seed"),
  hostile: inPackage(withTexts(catalogOf(specs["layered"] ?? ""), inTurn(payloads)), "hostile"),
};

/** How many tests the packages below a folder have. */
const javaTests = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /src\/test\/.*Test\.java$/.test(path))
    .flatMap((path) => readFileSync(join(folder, path), "utf8").match(/^ {2}@Test$/gm) ?? []).length;

const clean = { status: 0, stdout: "", stderr: "" };

/** A user's program: the compiler checks that the switch has each code, and the catch blocks are of kinds. */
const program = `package app;

import com.acme.layered.ApiException;
import com.acme.layered.CommonCode;
import com.acme.layered.DsaCode;
import com.acme.layered.DsaErrors;
import com.acme.layered.InvalidResponseException;
import com.acme.layered.Response;
import com.acme.layered.ResponseException;
import com.acme.layered.RetryDecision;
import com.acme.layered.RetryOptions;
import com.acme.layered.testing.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Main {
  static void call(int status, String body) {
    Response response = Response.of(status, Map.of("Retry-After", List.of("3")), body);
    ResponseException e = DsaErrors.decode(response);
    if (e != null) {
      throw e;
    }
  }

  static String advice(DsaCode code) {
    return switch (code) {
      case INVALID_PROJECT_ID -> "fix";
      case DSA_BUSY -> "wait";
    };
  }

  static Object copy(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(object);
    return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  public static void main(String[] args) throws Exception {
    call(200, "{\\"code\\":0}");
    System.out.println(Fixture.of(DsaCode.DSA_BUSY).withHeader("Content-TYPE", "text").headers().get("content-type"));
    try {
      call(422, "{\\"code\\":4000,\\"message\\":\\"(2130)Bad\\",\\"requestId\\":\\"r-1\\"}");
    } catch (ApiException.InvalidArgument e) {
      System.out.println(e.getMessage());
      System.out.println(e.is(DsaCode.INVALID_PROJECT_ID) + " " + e.is(CommonCode.INVALID_PARAMETER) + " " + e.is(DsaCode.DSA_BUSY));
      System.out.println(e.entry() instanceof DsaCode code ? advice(code) : "other");
      System.out.println(e.detail() + " " + e.requestId() + " " + e.retryAfter() + " " + e.httpStatus() + " " + e.action());
      System.out.println(e.text("en-GB") + " " + DsaCode.DSA_BUSY.text(Locale.ENGLISH) + " " + DsaCode.INVALID_PROJECT_ID.url());
      System.out.println(RetryDecision.of(new RuntimeException(e), RetryOptions.of(true)).reason());
      ApiException copied = (ApiException) copy(e);
      System.out.println(copied.is(DsaCode.INVALID_PROJECT_ID) + " " + copied.bodyText().equals(e.bodyText()));
    }
    try {
      call(503, "<html>Busy</html>");
    } catch (InvalidResponseException e) {
      System.out.println(e.reason() + " " + e.kind() + " " + e.excerpt() + " " + RetryDecision.of(e, RetryOptions.of(true)));
    }
    System.out.println(CommonErrorsSuccess.VALUE);
    com.acme.large.ApiException last = com.acme.large.BigErrors.error11999("x").build(); // of a class above
    System.out.println(last.is(com.acme.large.BigCode.ERROR11999) + " " + com.acme.large.BigErrors.formatError1("en", "x"));
  }
}

final class CommonErrorsSuccess {
  static final String VALUE = com.acme.layered.CommonErrors.SUCCESS;
}
`;

const printed = `[text]
dsa: InvalidProjectId (4000/2130): Bad
true true false
fix
Bad r-1 PT3S 422 fix_request
The ProjectID parameter is invalid. 正在执行中 https://example.com/dsa#2130
NOT_RETRYABLE
true true
not_json unavailable <html>Busy</html> RetryDecision[retry=true, delay=PT3S, reason=SERVER_DELAY]
0
true Wrong x: 1.
`;

/** A server's program: what it throws, what it sends, and what it logs. */
const serverProgram = `package app;

import com.acme.server.ApiException;
import com.acme.server.BaseErrors;
import com.acme.server.EncodeOptions;
import com.acme.server.EncodedResponse;
import com.acme.server.LogFields;
import com.acme.server.OrdersCode;
import com.acme.server.OrdersErrors;
import java.io.IOException;
import java.time.Duration;

final class Server {
  static ApiException caught() {
    try {
      throw OrdersErrors.overLimit(7, 0.5, true, "n", "4111")
          .cause(new IOException("no disk"))
          .log("attempt", 3)
          .log("none", null)
          .retryAfter(Duration.ofMillis(1500))
          .build();
    } catch (ApiException.ResourceExhausted e) {
      return e;
    }
  }

  static void send(Throwable error, String locale, String id) {
    EncodedResponse response = EncodedResponse.of(error, new EncodeOptions(locale, id));
    System.out.println(response.status() + " " + response.headers());
    System.out.println(response.body());
  }

  public static void main(String[] args) {
    ApiException error = caught();
    System.out.println(error.getMessage() + " " + error.is(OrdersCode.OVER_LIMIT) + " " + error.getCause());
    send(new RuntimeException("wrapped", error), "en-GB, zh;q=0.5", "r 1");
    send(new IllegalStateException("the password is hunter2"), null, "r-2");
    send(OrdersErrors.diskFull("db-7").detail("db-7 is full").build(), "de-AT", "r-3");
    send(BaseErrors.invalid().detail("(17) Own text").build(), "en", "r-4");
    System.out.println(LogFields.of(error));
    System.out.println(LogFields.of(new IllegalStateException("outside", new IOException())));
    System.out.println(EncodedResponse.of(null).requestId().matches("[0-9a-f]{32}"));
    System.out.println(error.params());
  }
}
`;

/** What the compiler knows of operations: the switch is complete, and the methods are those of the declared errors. */
const operationsProgram = `package app;

import com.acme.operations.OrdersErrors;
import com.acme.operations.operations.CreateOrderError;
import com.acme.operations.operations.MoveError;

final class Operations {
  @SuppressWarnings("deprecation") // a server of the API may still send it
  static String advice(CreateOrderError error) {
    return switch (error) {
      case OUT_OF_STOCK -> "other item";
      case RETIRED -> "never";
      case BUSY -> "wait";
    };
  }

  public static void main(String[] args) {
    Exception wrapped = new RuntimeException(CreateOrderError.outOfStock("shoe", "sold", 0).build());
    System.out.println(advice(CreateOrderError.of(wrapped)) + " " + CreateOrderError.of(OrdersErrors.locked().build()));
    System.out.println(MoveError.of(MoveError.operationsLocked().build()) + " " + MoveError.of(OrdersErrors.locked().build()));
    System.out.println(MoveError.of(null) + " " + MoveError.of(new RuntimeException()));
  }
}
`;

const sent = `orders: OverLimit (500/limit) true java.io.IOException: no disk
429 {content-type=application/json, content-language=en, vary=accept-language, retry-after=2}
{"code":500,"status":{"code":500,"text":"7, 0.5, true, n and {card}, {x}"},"message":"(limit)7, 0.5, true, n and {card}, {x}"}
500 {content-type=application/json, content-language=zh, vary=accept-language, x-request-id=r-2}
{"code":500,"status":{"code":500,"text":"内部错误"},"message":"内部错误","requestId":"r-2"}
500 {content-type=application/json, content-language=de-AT, vary=accept-language, x-request-id=r-3}
{"code":500,"status":{"code":500,"text":"Interner Fehler."},"message":"Interner Fehler.","requestId":"r-3"}
400 {content-type=application/json, vary=accept-language, x-request-id=r-4}
{"code":100,"status":{"code":100,"text":"(17) Own text"},"message":"(17) Own text","requestId":"r-4"}
{error.type=store.OverLimit, module=orders, code=500, module_code=limit, name=OverLimit, kind=resource_exhausted, action=none, retryable=false, effect=none, params={limit=7, rate=0.5, is_exact=true, name=n, card=[redacted]}, causes=[{type=java.io.IOException, message=no disk}], log={attempt=3, none=null}}
{error.type=_OTHER, message=outside, causes=[{type=java.io.IOException, message=}]}
true
{limit=7, rate=0.5, is_exact=true, name=n, card=[redacted]}
`;

/** A user of Kotlin: `when` has each code and each class without an else, and what may be null is checked. */
const kotlin = `package app

import com.acme.layered.ApiException
import com.acme.layered.CommonCode
import com.acme.layered.DsaCode
import com.acme.layered.DsaErrors
import com.acme.layered.InvalidResponseException

fun answer(body: String): String =
    when (val e = DsaErrors.decode(body)) {
        null -> "success"
        is InvalidResponseException -> "invalid " + e.reason()
        is ApiException ->
            when (val code = e.entry()) {
                null -> "unknown " + e.code()
                is CommonCode -> "common " + code.errorName()
                is DsaCode ->
                    when (code) {
                        DsaCode.INVALID_PROJECT_ID -> "fix " + (e.requestId()?.length ?: 0)
                        DsaCode.DSA_BUSY -> "wait"
                    }
            }
    }

fun main() {
    for (body in listOf("{\\"code\\":0}", "[]", "{\\"code\\":7}", "{\\"code\\":5100}", "{\\"code\\":1,\\"message\\":\\"(2130)\\",\\"requestId\\":\\"r-1\\"}")) {
        println(answer(body))
    }
}
`;

const unsafe = `package app

import com.acme.layered.ApiException

fun length(e: ApiException): Int = e.requestId().length
`;

describeWith(["javac", "mvn"], "the Java of every envelope, type of code and option", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-java-"));
  const classes = join(folder, "classes");
  let all: readonly string[] = [];
  let main: readonly string[] = [];
  beforeAll(async () => {
    await installJava();
    for (const [name, catalog] of Object.entries(catalogs)) await write(join(folder, name), catalog);
    all = javaFiles(folder);
    main = all.filter((path) => path.includes("src/main/"));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("compiles without a warning", { timeout: 300_000 }, async () => {
    expect(await javac(folder, all, classes)).toEqual(clean);
  });

  it("is as google-java-format leaves it", { timeout: 300_000 }, async () => {
    // The large one is long, and has no layout of its own.
    const files = all.filter((path) => !/^large.*\/Big\w+\.java$/.test(path) || path.endsWith("/BigErrors3.java"));
    expect(await javaFormat(folder, files)).toEqual(clean);
  });

  it("has nothing for Error Prone and NullAway", { timeout: 300_000 }, async () => {
    const files = all.filter((path) => !path.startsWith("large/"));
    expect(await errorProne(folder, files, join(folder, "checked"))).toEqual(clean);
  });

  it("has complete documentation", { timeout: 300_000 }, async () => {
    const files = main.filter((path) => !path.startsWith("large/"));
    expect(await javadoc(folder, files, join(folder, "docs"))).toEqual(clean);
  });

  it("passes its own tests", { timeout: 300_000 }, async () => {
    for (const name of Object.keys(catalogs))
      cpSync(join(folder, name, "src/test/resources"), classes, { recursive: true });
    const { status, stdout } = await junit(folder, [classes]);
    // Each half of a package has a test, and so have the standard envelopes.
    const tests = javaTests(folder);
    expect({ status, passed: /(\d+) tests successful/.exec(stdout)?.[1] }).toEqual({
      status: 0,
      passed: String(tests),
    });
    expect(tests).toBeGreaterThan(Object.keys(catalogs).length);
  });

  it("is used by a program that sees what it should", { timeout: 300_000 }, async () => {
    mkdirSync(join(folder, "app"));
    writeFileSync(join(folder, "app", "Main.java"), program);
    expect(await javac(folder, ["app/Main.java", "-cp", classes], classes)).toEqual(clean);
    expect(await javaProgram(folder, classes, "app.Main")).toEqual({ ...clean, stdout: printed });
  });

  it("is used by a server that sends and logs what it should", { timeout: 300_000 }, async () => {
    writeFileSync(join(folder, "app", "Server.java"), serverProgram);
    expect(await javac(folder, ["app/Server.java", "-cp", classes], classes)).toEqual(clean);
    expect(await javaProgram(folder, classes, "app.Server")).toEqual({ ...clean, stdout: sent });
  });

  it("knows the errors of operations", { timeout: 300_000 }, async () => {
    writeFileSync(join(folder, "app", "Operations.java"), operationsProgram);
    expect(await javac(folder, ["app/Operations.java", "-cp", classes], classes)).toEqual(clean);
    const stdout = "other item null\nOPERATIONS_LOCKED ORDERS_LOCKED\nnull null\n";
    expect(await javaProgram(folder, classes, "app.Operations")).toEqual({ ...clean, stdout });
  });

  it("compiles as the docs show it", { timeout: 300_000 }, async () => {
    const catalog = catalogs["layered"] ?? seedCatalog();
    const snippetOf = java.snippets?.(catalog);
    const entries = catalog.modules.flatMap(allEntries);
    const methods = entries.map((entry, index) => {
      const { handle = "", raise = "" } = snippetOf?.(entry) ?? {};
      const indented = (code: string) => code.split("\n").map((line) => `    ${line}`);
      return [
        `  void handle${index}(int status, String body) {`,
        ...indented(handle),
        "  }",
        `  void raise${index}(Exception e) {`,
        ...indented(raise),
        "  }",
      ].join("\n");
    });
    const text = `package app;\n\nimport com.acme.layered.*;\n\nfinal class Snippets {\n${methods.join("\n\n")}\n}\n`;
    writeFileSync(join(folder, "app", "Snippets.java"), text);
    expect(entries.length).toBeGreaterThan(4);
    expect(await javac(folder, ["app/Snippets.java", "-cp", classes], classes)).toEqual(clean);
  });

  describe("in Kotlin", () => {
    it("is exhaustive without an else", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "app.kt"), kotlin);
      const out = join(folder, "kotlin");
      expect(await kotlinc(folder, "app.kt", classes, out)).toMatchObject({ status: 0, stderr: "" });
      const ran = await javaProgram(folder, [out, kotlinPath(classes)].join(delimiter), "app.AppKt");
      expect(ran).toEqual({
        ...clean,
        stdout: "success\ninvalid not_object\nunknown 7\ncommon ResourceOperationFailed\nfix 3\n",
      });
    });

    it("is checked for null", { timeout: 300_000 }, async () => {
      writeFileSync(join(folder, "unsafe.kt"), unsafe);
      const { status, stderr } = await kotlinc(folder, "unsafe.kt", classes, join(folder, "unsafe"));
      expect(status).toBe(1);
      expect(stderr).toContain("only safe (?.) or non-null asserted (!!.) calls are allowed");
    });
  });

  it("makes no file beside its own", () => {
    expect(readdirSync(join(folder, "layered")).sort()).toEqual([".gitignore", "README.md", "pom.xml", "src"]);
  });
});
