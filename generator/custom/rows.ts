import type { RowFile } from "../api/target.js";
import { conformanceFile } from "../conformance/cases.js";
import { raisedFile } from "../conformance/raised.js";
import { standardFile } from "../conformance/standard.js";
import type { Catalog } from "../model/catalog.js";

/** The rows of a kind that an SDK with all texts of a catalog must pass, one a line. */
export function conformanceRows(catalog: Catalog, rows: RowFile["rows"]): string {
  switch (rows) {
    case "decode":
      return conformanceFile("", catalog, catalog.locales).text;
    case "encode":
      return raisedFile("", catalog, catalog.locales).text;
    case "envelopes":
      return standardFile(catalog, catalog.locales, { client: true, server: true });
  }
}
