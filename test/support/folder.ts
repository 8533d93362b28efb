import {
  lstatSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

/** A temporary folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "errspec-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A temporary folder for all tests of a file. Call it outside of tests. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "errspec-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Everything below a folder: files with their text, links with their target. */
export function tree(folder: string, path = ""): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(join(folder, path))
      .sort()
      .map((name) => {
        const inner = path === "" ? name : `${path}/${name}`;
        const stats = lstatSync(join(folder, inner));
        if (stats.isDirectory()) return tree(folder, inner);
        if (stats.isSymbolicLink()) return { [inner]: `-> ${readlinkSync(join(folder, inner))}` };
        return { [inner]: stats.isFile() ? readFileSync(join(folder, inner), "utf8") : "(no file)" };
      }),
  ) as Record<string, string>;
}
