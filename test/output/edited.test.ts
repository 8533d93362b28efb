import { describe, expect, it } from "vitest";
import { itemFile, keptPart, lazyPart } from "../../generator/output/file.js";
import { partedFile } from "../../generator/output/parted.js";
import { editedFile as fileOf, editedText, split } from "../../generator/output/edited.js";

const hashes = {
  ofBytes: (bytes: Buffer) => `hash of ${bytes.toString()}`,
  ofReads: (reads: object) => (reads as string[]).join(),
};
const editedFile = (path: string, ...text: Parameters<typeof editedText>) => fileOf(path, editedText(...text));

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
    const earlier = Array.from(split(Buffer.from("häh\nnd\n"), [5, 0, 3]), (bytes, index) => ({
      bytes,
      isSame: index === 0,
      items: [],
    }));
    const file = editedFile("a", parts, () => earlier, hashes);
    expect(file.sizes).toBeUndefined();
    expect(file.hash).toBe("hash of häh\nend\n");
    expect(file.text).toBe("häh\nend\n");
    expect(file.bytes?.toString()).toBe(file.text);
    expect(file.sizes).toEqual([5, 0, 4]);
    expect(made).toEqual(["second", "third"]);
    expect(file.items).toEqual([[], [], []]);
  });

  it("has items that are always new", () => {
    const part = itemFile("", (items) => items?.next("new", 0, () => "a") ?? "a");
    const first = editedFile("a", [part], () => [], hashes);
    expect(first.text).toBe("a");
    const earlier = { bytes: Buffer.from("b"), isSame: false, items: first.items?.[0] ?? [] };
    expect(editedFile("a", [part], () => [earlier], hashes).text).toBe("a");
  });

  it("is made from the items of an earlier one but for those that have changed", () => {
    const words = (all: readonly string[]) => {
      const made: string[] = [];
      const part = itemFile("", (items) => {
        let text = "ü ";
        for (const word of all) {
          const make = (): string => {
            made.push(word);
            return `${word}.`;
          };
          text += items === undefined ? make() : items.next([word], text.length, make);
        }
        return text;
      });
      return { made, part };
    };
    const before = words(["a", "b", "c"]);
    const first = editedFile("a", [before.part], () => [], hashes);
    expect(first.items).toBeUndefined();
    expect(first.text).toBe("ü a.b.c.");
    expect(first.items).toEqual([[["a", 2, 4] as const, ["b", 4, 6], ["c", 6, 8]]]);
    const after = words(["a", "bb", "c", "d"]);
    const earlier = { bytes: Buffer.from(first.text), isSame: false, items: first.items?.[0] ?? [] };
    const second = editedFile("a", [after.part], () => [earlier], hashes);
    expect(second.text).toBe("ü a.bb.c.d.");
    expect(after.made).toEqual(["bb", "d"]);
    expect(editedFile("a", [after.part], () => [{ ...earlier, isSame: true }], hashes).text).toBe(first.text);
    expect(after.part.text).toBe(second.text);
  });
});

it("splits bytes by sizes", () => {
  expect(Array.from(split(Buffer.from("häh\nend\n"), [5, 0, 4]), String)).toEqual(["häh\n", "", "end\n"]);
});
