import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { changelogCommand } from "../../generator/cli/changelog.js";
import { put, temporaryFolder } from "../support/folder.js";
import { specOf } from "../support/specs.js";

async function changes(before: string, after: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = temporaryFolder();
  put(root, { "old.yaml": before, "spec/errspec.yaml": after, ...more });
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    expect(await changelogCommand({ spec: join(root, "spec"), against: join(root, "old.yaml") })).toBe(0);
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

  it("says so when nothing has changed", async () => {
    const spec = specOf("- { code: 1, name: Same, text: x }", version("1.0.0"));
    expect(await changes(spec, spec)).toBe("## Unreleased\n\nNo code has changed.\n");
  });
});
