import { describe, expect, it } from "vitest";
import { keptPart, lazyPart } from "../../generator/output/file.js";
import { partedFile } from "../../generator/output/parted.js";
import { editedFile, split } from "../../generator/output/edited.js";

const made: string[] = [];
const part = (name: string, text: string) => ({
  get text() {
    made.push(name);
    return text;
  },
  reads: [],
});
const parts = [part("first", "häh\n"), part("second", ""), part("third", "end\n")];

describe("a file of parts", () => {
  it("has their texts, and their sizes in bytes once the text is made", () => {
    const file = partedFile("a", parts);
    expect(file.sizes).toBeUndefined();
    expect(file.text).toBe("häh\nend\n");
    expect(file.sizes).toEqual([5, 0, 4]);
  });

  it("has parts that are made at each access, or once", () => {
    let count = 0;
    const make = (): string => String(++count);
    const [each, once] = [lazyPart(make, []), keptPart(make, [])];
    expect([each.text, each.text, once.text, once.text]).toEqual(["1", "2", "3", "3"]);
  });

  it("is made from an earlier one but for the parts that have changed, once", () => {
    made.length = 0;
    const [first] = split(Buffer.from("häh\nnd\n"), [5, 0, 3]);
    const file = editedFile(
      "a",
      parts,
      () => [first],
      (bytes) => `hash of ${bytes.toString()}`,
    );
    expect(file.sizes).toBeUndefined();
    expect(file.hash).toBe("hash of häh\nend\n");
    expect(file.text).toBe("häh\nend\n");
    expect(file.bytes?.toString()).toBe(file.text);
    expect(file.sizes).toEqual([5, 0, 4]);
    expect(made).toEqual(["second", "third"]);
  });
});

it("splits bytes by sizes", () => {
  expect(Array.from(split(Buffer.from("häh\nend\n"), [5, 0, 4]), String)).toEqual(["häh\n", "", "end\n"]);
});
