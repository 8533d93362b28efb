import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { changelogCommand } from "../../generator/cli/changelog.js";
import { put, temporaryFolder } from "../support/folder.js";
import { specOf } from "../support/specs.js";

async function changes(before: string, after: string, today = "2026-06-01"): Promise<string> {
  const root = temporaryFolder();
  put(root, { "old.yaml": before, "spec/errspec.yaml": after });
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    const flags = { spec: join(root, "spec"), against: join(root, "old.yaml"), today };
    expect(await changelogCommand(flags)).toBe(0);
    return stdout;
  } finally {
    out.mockRestore();
  }
}

const version = (number: string) => ({ catalog: `version: ${number}\ntargets: { docs: null }\n` });

describe("errspec changelog", () => {
  it("lists by module what users must know, in the order in which they must act", async () => {
    const before = specOf(
      `- { code: 1, name: Gone, text: It is gone., deprecated: { reason: No longer sent., replaced-by: Kept } }
- { code: 2, name: Kept, text: It is kept., kind: aborted }
- { code: 3, name: OldName, text: It has a name. }
- { code: 4, name: Turned, text: The disk is full. }
- { code: 5, name: Moved, text: It has moved. }
- { code: 6, name: Fading, text: It fades. }`,
      version("1.0.0"),
    );
    const after = specOf(
      `- { code: 2, name: Kept, text: It is kept., kind: unavailable, action: retry }
- { code: 3, name: NewName, aliases: [OldName], text: It has a name. }
- { code: 4, name: Spinning, text: Nobody has paid for months. }
- { code: 7, name: Moved, text: It has moved. }
- { code: 6, name: Fading, text: It fades., deprecated: { reason: Soon no longer sent., replaced-by: Kept } }
- { code: 8, name: Fresh, text: "It is *new*: <b>see</b> https://example.com" }`,
      version("2.0.0"),
    );
    const text = await changes(before, after);
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "changelog.md"));
    expect(await changes(before, after)).toBe(text);
  });

  it("lists a name that stands for another error", async () => {
    const errors = (first: string, second: string): string =>
      `- { code: 1, name: OutOfStock, text: It is empty.${first} }\n- { code: 2, name: Expired, text: The order was kept for too long.${second} }\n`;
    const moved = ", aliases: [Sold]";
    const text = await changes(specOf(errors(moved, "")), specOf(errors("", moved)));
    expect(text).toContain(
      "#### Changed\n\n- The name Sold referred to things/1 (OutOfStock) and now refers to things/2 (Expired).\n",
    );
    expect(text).not.toContain("No code has changed");
  });

  it("says from which day a code may be removed, and which day there was for one that is gone too early", async () => {
    const entry = (code: number, name: string, deprecated = ""): string =>
      `- { code: ${code}, name: ${name}, text: x${deprecated === "" ? "" : `, deprecated: { reason: No use., ${deprecated} }`} }\n`;
    const before = specOf(
      entry(1, "New") +
        entry(2, "Dated", "replaced-by: New") +
        entry(3, "Sooner", "sunset: 2027-01-31") +
        entry(4, "Later", "sunset: 2027-01-31") +
        entry(5, "Open", "sunset: 2027-01-31") +
        entry(6, "Kept", "sunset: 2027-01-31") +
        entry(7, "Early", "sunset: 2027-01-31, replaced-by: New"),
      version("1.0.0"),
    );
    const after = specOf(
      entry(1, "New", "sunset: 2027-01-31, replaced-by: Kept") +
        entry(2, "Dated", "sunset: 2027-01-31, replaced-by: New") +
        entry(3, "Sooner", "sunset: 2026-12-31") +
        entry(4, "Later", "sunset: 2027-02-28") +
        entry(5, "Open") +
        entry(6, "Kept", "sunset: 2027-01-31"),
      version("2.0.0"),
    ).replace("name: Open, text: x", "name: Open, text: x, deprecated: { reason: No use. }");
    const removed = (words: string): string => `## 2.0.0

### Things (\`things\`)

#### Removed

- **7 Early**. Use New.${words}

#### Deprecated

- **1 New**. No use. Use Kept. It may be removed from 2027-01-31.
- **2 Dated** may be removed from 2027-01-31.
- **3 Sooner** may be removed from 2026-12-31; the previous date was 2027-01-31.
- **4 Later** may be removed from 2027-02-28; the previous date was 2027-01-31.
- **5 Open** may be removed at any time; the previous date was 2027-01-31.
`;
    expect(await changes(before, after, "2027-01-30")).toBe(removed(" Its removal was announced for 2027-01-31."));
    expect(await changes(before, after, "2027-01-31")).toBe(removed(""));
  });

  it("says so when nothing has changed", async () => {
    const spec = specOf("- { code: 1, name: Same, text: x }", version("1.0.0"));
    expect(await changes(spec, spec)).toBe("## Unreleased\n\nNo code has changed.\n");
  });
});
