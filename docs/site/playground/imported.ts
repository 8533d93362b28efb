import { check } from "../../../generator/check.js";
import { Unreadable } from "../../../generator/import/document.js";
import { propose } from "../../../generator/import/propose.js";
import { reportLines } from "../../../generator/import/report/report-lines.js";
import type { Target } from "../../../generator/targets/target.js";
import type { Imported } from "./protocol.js";

/** Makes a spec of a document. */
export async function imported(name: string, text: string, targets: readonly Target[]): Promise<Imported> {
  try {
    const { files, report } = await propose({
      document: { path: name, text, sha256: "" },
      translations: [],
      language: undefined,
      check: (spec) => check(spec, targets),
    });
    return {
      files: files.map(({ path, text }) => ({ name: path, text })),
      report: reportLines(report, "summary").join("\n"),
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { files: [], report: error.message };
  }
}
