import type { Pointer } from "../../model/catalog.js";
import { idsOf, statuses } from "./decode-context.js";
import type { Context } from "./decode-context.js";
import type { Column } from "./dialect.js";
import { caseOf, isIn } from "./layout.js";

/** The entries of both codes, by their IDs in the table of codes. */
export function matchedColumns({ sdk, dialect }: Context): readonly Column[] {
  const owner = sdk.common === undefined ? "module" : dialect.string(sdk.common.id);
  const [own, outer] = [`module || '/' || own`, `${owner} || '/' || code`];
  return [
    ["own_id", caseOf([[isIn(own, idsOf(dialect, sdk.called)), own]])],
    ["code_id", caseOf([[isIn(outer, idsOf(dialect, sdk.owners)), outer]])],
  ];
}

/** Section 4 of the decode contract. */
export function judgedColumns({ sdk, dialect, index }: Context): readonly Column[] {
  const { success, foreignKeys } = sdk.decode;
  const conditions = [
    ...(success.code === undefined ? [] : ["code = success_code"]),
    ...(success.absent === undefined ? [] : ["is_absent"]),
    ...(success.present === undefined ? [] : ["is_present"]),
  ];
  const held = conditions.length === 0 ? "false" : conditions.join(" and ");
  const foreign: readonly Branch[] =
    foreignKeys.length === 0 || success.absent === undefined
      ? []
      : [
          [
            `${held} and not coalesce(status between 200 and 299, false) and ${looksForeign(success.absent)}`,
            "'foreign'",
          ],
        ];
  function looksForeign(absent: Pointer): string {
    const failed = statuses.map((pointer) => {
      const at = index(pointer);
      return `(${dialect.isNumber(dialect.kind(at))} and ${dialect.double(dialect.value(at))} between 400 and 599)`;
    });
    const looks = [dialect.hasForeignKeys, ...failed].map((each) => `coalesce(${each}, false)`);
    return `${dialect.kind(index(absent))} is null and (${looks.join(" or ")})`;
  }
  const modules = sdk.catalog.modules.map(({ id }) => dialect.string(id));
  return [
    [
      "outcome",
      caseOf(
        [
          [`not coalesce(${isIn("module", modules)}, false)`, "null"],
          ["status in (204, 205) and body = ''", "'success'"],
          [dialect.isNotJson, "'not_json'"],
          [`not coalesce(${dialect.isObject(dialect.kind(0))}, false)`, "'not_object'"],
          ...(held === "false" ? [] : [[`${held} and status >= 400`, "'failed_status'"] as const]),
          ...foreign,
          ...(held === "false" ? [] : [[held, "'success'"] as const]),
          [`not coalesce(${dialect.isGiven("code_kind")}, false)`, "'no_code'"],
          ["code is null", "'bad_code'"],
        ],
        "'error'",
      ),
    ],
    [
      "own_code",
      caseOf(
        [
          ["own_id is not null", "own"],
          [success.code === undefined ? "own = code" : "own = code or own = success_code", "null"],
        ],
        "own",
      ),
    ],
  ];
}

type Branch = readonly [when: string, then: string];

/** The columns for those who ask. */
export function decodedColumns(): readonly Column[] {
  const isError = "outcome = 'error'";
  return [
    [
      "result",
      caseOf([
        ["outcome in ('success', 'error')", "outcome"],
        ["outcome is not null", "'invalid'"],
      ]),
    ],
    ["reason", caseOf([["outcome not in ('success', 'error')", "outcome"]])],
    ["error_code", caseOf([[isError, "code"]])],
    ["module_code", caseOf([[isError, "own_code"]])],
    ["entry", caseOf([[isError, "coalesce(own_id, code_id)"]])],
    ["error_detail", caseOf([[isError, "detail"]])],
  ];
}
