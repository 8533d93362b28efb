import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../support/tools.js";
import { benignTwin, escapes } from "./oracle.js";
import type { Benign } from "./oracle.js";
import { readsCSharp, startShapers } from "./shape/shape.js";
import type { Shapers } from "./shape/shape.js";
import { filledSpec } from "./spec.js";

/* The oracle detects text that escapes its place: here texts are put into generated files raw. */

const places: readonly (readonly [what: string, path: string, raw: string])[] = [
  ["a declaration", "typescript/src/things/code.ts", "*/ export const evil = 1; /*"],
  ["an assignment", "typescript/src/things/code.ts", "*/ evil = 1; /*"],
  ["a comment that is not closed", "typescript/src/things/code.ts", "*/ /*"],
  ["a tag", "typescript/src/things/code.ts", "@internal"],
  ["another tag", "typescript/src/things/code.ts", "@param evil"],
  ["a call in a string", "typescript/src/things/info.ts", '" + evil() + "'],
  ["a member in an object", "typescript/src/things/info.ts", '", evil: "'],
  ["another value", "typescript/src/things/info.ts", "\\u0041"],
  ["a source map", "typescript/src/things/info.ts", "sourceMappingURL=x"],
  ["a function", "go/things/things.go", "x\nfunc init() {}\n//"],
  ["a directive", "go/things/things.go", "x\n//go:generate evil\n//"],
  ["a deprecation", "go/things/things.go", "x\n//\n// Deprecated: evil\n//"],
  ["a heading", "go/things/things.go", "x\n//\n// # Evil\n//\n//"],
  ["a call in Go's string", "go/things/info.go", '" + evil() + "'],
  ["another value of Go's", "go/things/info.go", "\\u0041"],
  ["a method", "java/src/main/java/com/example/hostile/ThingsCode.java", "*/ void evil() {} /*"],
  [
    "an escape that ends a comment",
    "java/src/main/java/com/example/hostile/ThingsCode.java",
    "\\u002a/ int evil; \\u002f*",
  ],
  ["a tag of Javadoc", "java/src/main/java/com/example/hostile/ThingsCode.java", "{@link Evil}"],
  ["a call in Java's string", "java/src/main/java/com/example/hostile/ThingsTexts.java", '" + evil() + "'],
  [
    "an escape that ends a string",
    "java/src/main/java/com/example/hostile/ThingsTexts.java",
    "\\u0022 + evil() + \\u0022",
  ],
  ["a member of C#", "csharp/src/ThingsCode.cs", "x</summary>\nEvil = 1,\n/// <summary>"],
  ["an element of a doc comment", "csharp/src/ThingsCode.cs", "<see cref='Evil'/>"],
  ["no XML in a doc comment", "csharp/src/ThingsCode.cs", "a & b"],
  ["a call in C#'s string", "csharp/src/ThingsTable.cs", '" + Evil() + "'],
  ["a directive of C#", "csharp/src/ThingsCode.cs", "x</summary>\n#if EVIL\n#endif\n/// <summary>"],
  ["a property of MSBuild", "csharp/src/Hostile.Errors.csproj", "$(Evil)"],
  ["an escape of MSBuild", "csharp/src/Hostile.Errors.csproj", "%41"],
  ["a project that is no XML", "csharp/src/Hostile.Errors.csproj", "a & b"],
  ["a property of Maven", "java/pom.xml", "${evil}"],
  ["a pom.xml that is no XML", "java/pom.xml", "<br>"],
  ["an end of PHP", "php/src/ThingsCode.php", "*/ ?><script>evil()</script><?php /*"],
  ["a tag of phpDocumentor", "php/src/ThingsCode.php", "{@inheritdoc}"],
  ["a call in PHP's string", "php/src/Internal/ThingsTable.php", "' . evil() . '"],
  ["a row in PHP's table", "php/src/Internal/ThingsTable.php", "', 'evil' => '"],
  ["another key of Composer", "php/composer.json", '", "evil": "'],
  ["an end of a docstring", "python/hostile_errors/things.py", '"""\nevil = 1\n"""'],
  ["a doctest", "python/hostile_errors/things.py", "x\n\n    >>> 1/0\n    0\n"],
  ["a directive of Sphinx", "python/hostile_errors/things.py", "x\n\n    .. include:: /etc/passwd\n"],
  ["an element", "docs/en/things.md", "<script>evil()</script>"],
  ["a row", "docs/en/things.md", "a |\n| b"],
  ["a link", "docs/en/things.md", "www.example.com"],
  ["a key", "catalog.json", '", "evil": "'],
  ["a number", "catalog.json", '\\n", "evil": 1, "x": "'],
  ["other metadata", "python/pyproject.toml", '"\nevil = "1'],
  ["another enum", "proto/hostile/v1/things.proto", "x\n}\nenum Evil { EVIL = 0; }\n//"],
  ["no token of Protocol Buffers", "proto/hostile/v1/things.proto", "x\n@\n//"],
  ["a row of two lines", "typescript/test/decode.jsonl", '"}\n{"evil":"'],
  ["a row with another field", "go/testdata/decode.jsonl", '","evil":"'],
  ["a first line", "go/things/things.go", "*"],
];

describeWith(["go", "javac", "php", "python3"], "the oracle", () => {
  let shapers: Shapers;
  let benign: Benign;
  beforeAll(async () => {
    shapers = await startShapers();
    benign = await benignTwin((next) => filledSpec(next), shapers);
  });
  afterAll(() => shapers.close());

  it.each(places.filter(([, path]) => readsCSharp || !path.endsWith(".cs")))("finds %s", async (what, path, raw) => {
    const files = new Map(benign.files);
    const text = files.get(path) ?? "";
    expect(text).toMatch(/word\d+q/);
    const changed =
      what === "a first line" ? text.replace("DO NOT EDIT", "Do edit") : text.replace(/word\d+q/g, () => raw);
    files.set(path, changed);
    const words = Array.from({ length: 200 }, (_, index) => `word${index}q`);
    expect(await escapes(benign, files, words, shapers)).not.toEqual([]);
  });

  it("finds missing and new files, and nothing in equal ones", async () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}q`);
    expect(await escapes(benign, benign.files, words, shapers)).toEqual([]);
    expect(await escapes(benign, new Map([...benign.files].slice(1)), words, shapers)).toEqual(["other files"]);
    expect(await escapes(benign, new Map([...benign.files, ["evil.ts", ""]]), words, shapers)).toEqual(["other files"]);
  });
});
