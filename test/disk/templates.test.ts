import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ejectTemplate,
  hasTemplates,
  overriddenTemplates,
  strayTemplates,
  templatesWith,
  templateVersions,
} from "../../generator/disk/templates.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

const path = "go/kind.go.hbs";
const other = "go/doc.go.hbs";
const shipped = templatesWith([]).get(path) ?? "";

describe("templates beside a spec", () => {
  it("are those that were copied, with their originals and a record", () => {
    const spec = temporaryFolder();
    expect(hasTemplates(spec)).toBe(false);
    expect([strayTemplates(spec), templateVersions(spec), overriddenTemplates(spec)]).toEqual([[], [], []]);
    ejectTemplate(spec, path, shipped);
    ejectTemplate(spec, other, "text");
    expect(Object.keys(tree(spec)).sort()).toEqual(
      [
        "templates/ejected.json",
        `templates/${other}`,
        `templates/${path}`,
        `templates/original/${other}`,
        `templates/original/${path}`,
      ].sort(),
    );
    expect(hasTemplates(spec)).toBe(true);
    expect(templateVersions(spec)).toMatchObject([
      { path: other, original: "text", yours: "text" },
      { path, original: shipped, yours: shipped, current: shipped },
    ]);
  });

  it("take the place of errspec's, and leave the others", () => {
    const spec = temporaryFolder();
    ejectTemplate(spec, path, shipped);
    put(spec, { [`templates/${path}`]: "mine", "templates/go/more.hbs": "stray", "templates/go/notes.txt": "" });
    const overridden = overriddenTemplates(spec);
    expect(overridden.map((file) => [file.path, file.source, file.bytes.toString("utf8")])).toEqual([
      [path, `templates/${path}`, "mine"],
    ]);
    const all = templatesWith(overridden);
    expect([all.get(path), all.get(other)]).toEqual(["mine", templatesWith([]).get(other)]);
    expect(strayTemplates(spec)).toEqual(["go/more.hbs"]);
  });

  it("are known when they are deleted, and when an original or errspec's template is another or gone", () => {
    const spec = temporaryFolder();
    ejectTemplate(spec, path, shipped);
    ejectTemplate(spec, "go/old.go.hbs", "old");
    put(spec, { [`templates/original/${path}`]: "changed" });
    rmSync(join(spec, "templates", path));
    expect(templateVersions(spec)).toEqual([
      { path, original: undefined, yours: undefined, current: shipped },
      { path: "go/old.go.hbs", original: "old", yours: "old", current: undefined },
    ]);
    expect(overriddenTemplates(spec).map((file) => file.path)).toEqual(["go/old.go.hbs"]);
  });

  it.each(["", "[]", "null", '{"go/kind.go.hbs":1}'])("have a record that says so when it is damaged: %j", (record) => {
    const spec = temporaryFolder();
    put(spec, { "templates/ejected.json": record });
    expect(() => templateVersions(spec)).toThrow(
      "ejected.json is damaged; restore it, or delete it and eject the templates again",
    );
  });
});
