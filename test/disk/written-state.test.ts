import { lstatSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clock, fileState, writtenState } from "../../generator/disk/state.js";
import { temporaryFolder } from "../support/folder.js";

const statsOf = (file: string) => lstatSync(file, { bigint: true });

describe("the state of a file that was written and renamed", () => {
  const written = () => {
    const folder = temporaryFolder();
    const [temporary, file] = [join(folder, "a.tmp"), join(folder, "a")];
    writeFileSync(temporary, "1");
    const stats = statsOf(temporary);
    renameSync(temporary, file);
    return { file, stats };
  };
  const later = 1_000_000_000_000n;

  it("is the file's, if it was written some time before", () => {
    const { file, stats } = written();
    expect(writtenState(file, stats, clock() + later)).toBe(fileState(statsOf(file), clock() + later));
    expect(writtenState(file, stats, clock())).toBeUndefined(); // a change now could have the same time
  });

  it("is not known if the file was changed, replaced or removed since", () => {
    const { file, stats } = written();
    writeFileSync(file, "12");
    utimesSync(file, Number(stats.mtimeMs) / 1000, Number(stats.mtimeMs) / 1000);
    expect(writtenState(file, stats, clock() + later)).toBeUndefined();
    const other = written();
    renameSync(other.file, file);
    expect(writtenState(file, stats, clock() + later)).toBeUndefined();
    expect(writtenState(other.file, other.stats, clock() + later)).toBeUndefined();
  });
});
