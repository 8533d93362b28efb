import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { writeOutput } from "../../generator/cli/write-output.js";
import { lockPath, withLock } from "../../generator/disk/lock.js";
import { manifestPath } from "../../generator/output/manifest.js";
import { before, failAt, systemError } from "../support/faults.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

/** An output folder with one file. */
async function written(): Promise<string> {
  const out = join(temporaryFolder(), "out");
  await writeOutput(out, [{ path: "a.ts", text: "1" }], false);
  return out;
}

describe("a lock", () => {
  it("is waited for where it cannot be read", async () => {
    const out = await written();
    put(out, { [lockPath]: "99999999" });
    failAt("openSync", "EACCES", 1, (_, flags) => flags !== "wx");
    await withLock(out, () => Promise.resolve(), 1000);
    expect(Object.keys(tree(out))).not.toContain(lockPath);
  });

  it("is waited for where its process is another user's", async () => {
    const out = await written();
    put(out, { [lockPath]: "99999999" });
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw systemError("EPERM");
    });
    await expect(withLock(out, () => Promise.resolve(), 100)).rejects.toThrow("another run is in progress");
    kill.mockRestore();
    await withLock(out, () => Promise.resolve(), 1000);
  });

  it("need not be there any more when the run ends", async () => {
    const out = temporaryFolder();
    await withLock(out, () => {
      rmSync(join(out, lockPath));
      return Promise.resolve();
    });
    expect(tree(out)).toEqual({});
  });

  it("that another run has put in the place of an abandoned one is put back", async () => {
    const out = await written();
    const lock = join(out, lockPath);
    put(out, { [lockPath]: "99999999" });
    before("renameSync", () => put(out, { [lockPath]: String(process.ppid) }));
    await expect(withLock(out, () => Promise.resolve(), 200)).rejects.toThrow("another run is in progress");
    expect(readFileSync(lock, "utf8")).toBe(String(process.ppid));
  });

  it("moved aside by a killed run is removed, and no other", async () => {
    const out = await written();
    put(out, {
      [`${lockPath}.99999999`]: "1",
      [`${lockPath}.${process.pid}`]: "1",
      [`${lockPath}.${process.ppid}`]: "1",
      [`${lockPath}.99999999.txt`]: "theirs",
      [`my${lockPath}.99999999`]: "theirs",
    });
    mkdirSync(join(out, `${lockPath}.99999998`));
    await withLock(out, () => Promise.resolve(), 100);
    expect(readdirSync(out).sort()).toEqual(
      [
        manifestPath,
        `${lockPath}.99999998`,
        `${lockPath}.99999999.txt`,
        `${lockPath}.${process.ppid}`,
        "a.ts",
        `my${lockPath}.99999999`,
      ].sort(),
    );
  });

  it("that is gone before it could be taken over is taken", async () => {
    const out = await written();
    put(out, { [lockPath]: "99999999" });
    before("renameSync", (from) => rmSync(String(from), { force: true }));
    await withLock(out, () => Promise.resolve(), 1000);
    expect(Object.keys(tree(out)).sort()).toEqual([manifestPath, "a.ts"]);
  });
});
