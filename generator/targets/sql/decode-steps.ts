import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module, Pointer } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import { pointerText } from "../../model/pointer.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import type { SourcePlan } from "../../sdk/decode-plan.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { codeExpression, formNumber } from "./code-expression.js";
import type { Column, Dialect, Step } from "./dialect.js";
import { formAndBlanks, formPattern } from "./form-pattern.js";
import { caseOf, coalesce, isIn } from "./layout.js";

/**
 * How a query decodes responses: selects, one on top of the other, over rows with the columns `module`, `status` and `body`.
 * The last one has `result`, `reason`, `code`, `module_code`, `detail` and `entry`, the ID of the entry in the table of
 * codes. `test/conformance/README.md` is the contract.
 */
export function decodeSteps(catalog: Catalog, dialect: Dialect): readonly Step[] {
  const sdk = sdkOf(catalog, commonModule(catalog));
  const context: Context = { sdk, dialect, index: indexOf(sdk) };
  const { foreignKeys } = sdk.decode;
  return [
    ...dialect.parse({ pointers: placesOf(sdk), foreignKeys }),
    { name: "found", columns: foundColumns(context) },
    { name: "read", columns: readColumns(context) },
    { name: "chosen", columns: chosenColumns(context) },
    { name: "matched", columns: matchedColumns(context) },
    { name: "judged", columns: judgedColumns(context) },
    { name: "decoded", columns: decodedColumns() },
  ];
}

interface Context {
  readonly sdk: Sdk;
  readonly dialect: Dialect;
  readonly index: (pointer: Pointer) => number;
}

const statuses: readonly Pointer[] = [["status"], ["statusCode"]];

/** The root, and then every pointer once. */
function placesOf({ decode }: Sdk): readonly Pointer[] {
  const { code, text, sources, success, foreignKeys } = decode;
  const { absent, parent, present } = success;
  const all = [[], ...code, ...text, ...sources.map(({ at }) => at), absent, parent, present];
  const wanted = [...all, ...(foreignKeys.length > 0 ? statuses : [])].filter((pointer) => pointer !== undefined);
  return [...new Map(wanted.map((pointer) => [pointerText(pointer), pointer])).values()];
}

function indexOf(sdk: Sdk): Context["index"] {
  const indexes = new Map(placesOf(sdk).map((pointer, index) => [pointerText(pointer), index]));
  return (pointer) => {
    const index = indexes.get(pointerText(pointer));
    if (index === undefined) throw new Error(`nothing looks at ${pointerText(pointer)}`);
    return index;
  };
}

/** Modules whose codes are read in the same way. */
interface Group {
  readonly type: CodeType;
  readonly modules: readonly Module[];
}

function groupsOf(modules: readonly Module[]): readonly Group[] {
  const groups = new Map<string, Module[]>();
  for (const module of modules) {
    const key = JSON.stringify(module.codeType);
    groups.set(key, [...(groups.get(key) ?? []), module]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ type: group[0].codeType, modules: group }] : []));
}

/** One expression for each type of codes, by the module of a row. */
function byType(
  { dialect }: Context,
  modules: readonly Module[],
  make: (type: CodeType, modules: readonly Module[]) => string,
): string {
  const groups = groupsOf(modules);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return make(only.type, only.modules);
  return caseOf(
    groups.map(({ type, modules: some }) => [
      isIn(
        "module",
        some.map(({ id }) => dialect.string(id)),
      ),
      make(type, some),
    ]),
  );
}

/** What is at the places: the first value of a code, the first string of a text, what the forms find. */
function foundColumns(context: Context): readonly Column[] {
  const { sdk, dialect, index } = context;
  const { code, text, sources } = sdk.decode;
  const given = (pointer: Pointer): string => dialect.isGiven(dialect.kind(index(pointer)));
  const first = (pick: (at: number) => string): string =>
    code.length === 1
      ? pick(index(code[0] ?? []))
      : caseOf(code.map((pointer) => [given(pointer), pick(index(pointer))]));
  const textBranches = text.map((pointer, at) => [dialect.isString(dialect.kind(index(pointer))), `${at}`] as const);
  const numeric = (source: SourcePlan): readonly Column[] =>
    source.forms.flatMap((form, at) =>
      formKinds(sdk).map((isNumber): Column => {
        const value = textAt(dialect, index(source.at));
        return [formName(sources.indexOf(source), at, isNumber), dialect.group(value, formPattern(form, isNumber))];
      }),
    );
  return [
    ["code_kind", first(dialect.kind)],
    ["code_value", first(dialect.value)],
    ["text_at", caseOf(textBranches)],
    ...sources.flatMap(numeric),
  ];
}

/** Whether there are called modules of numbers, and of words. */
function formKinds({ called }: Sdk): readonly boolean[] {
  return [true, false].filter((wanted) => called.some(({ codeType }) => isNumeric(codeType) === wanted));
}

const formName = (source: number, form: number, isNumber: boolean): string =>
  `${isNumber ? "digits" : "word"}_${source}_${form}`;

const textAt = (dialect: Dialect, at: number): string =>
  `case when ${dialect.isString(dialect.kind(at))} then ${dialect.value(at)} end`;

/** The code, the candidates for a module's own code, and what the conditions of success say. */
function readColumns(context: Context): readonly Column[] {
  const { sdk, dialect } = context;
  const { sources, success } = sdk.decode;
  const { index } = context;
  const isAbsent = success.absent && `not coalesce(${dialect.isGiven(dialect.kind(index(success.absent)))}, false)`;
  const parent = success.absent && dialect.isObject(dialect.kind(index(success.parent ?? [])));
  return [
    ["code", byType(context, sdk.owners, (type) => codeExpression(dialect, type, "code_kind", "code_value"))],
    ...(success.code === undefined
      ? []
      : [
          [
            "success_code",
            byType(context, sdk.owners, (_, modules) =>
              dialect.string(successCode(sdk.decode, modules[0] as Module) ?? ""),
            ),
          ] as Column,
        ]),
    ...sources.flatMap((source, at): readonly Column[] =>
      source.forms.length === 0
        ? [[`own_${at}`, ownField(context, source)]]
        : source.forms.map((_, form) => [`own_${at}_${form}`, ownForm(context, at, form)]),
    ),
    ...(isAbsent === undefined ? [] : [["is_absent", `${isAbsent} and ${parent ?? ""}`] as Column]),
    ...(success.present === undefined
      ? []
      : [["is_present", `${dialect.kind(index(success.present))} is not null`] as Column]),
  ];
}

/** A module's code in a field of its own. Words count only if the module knows them. */
function ownField(context: Context, { at }: SourcePlan): string {
  const { sdk, dialect, index } = context;
  const place = index(at);
  return byType(context, sdk.called, (type, modules) => {
    const code = codeExpression(dialect, type, dialect.kind(place), dialect.value(place));
    return isNumeric(type) ? code : known(dialect, modules, code);
  });
}

/** A module's code at the start of a text. Words, and numbers without an opening mark, count only if the module knows them. */
function ownForm(context: Context, source: number, form: number): string {
  const { sdk, dialect } = context;
  const { before } = sdk.decode.sources[source]?.forms[form] ?? { before: "" };
  return byType(context, sdk.called, (type, modules) => {
    const found = formName(source, form, isNumeric(type));
    if (!isNumeric(type)) return known(dialect, modules, found);
    const code = formNumber(dialect, type, found);
    return before === "" ? known(dialect, modules, code) : code;
  });
}

/** A code if the module of the row knows it. */
function known(dialect: Dialect, modules: readonly Module[], code: string): string {
  return caseOf([[isIn(`module || '/' || ${code}`, idsOf(dialect, modules)), code]]);
}

function idsOf(dialect: Dialect, modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ id, entries }) => entries.map(({ code }) => dialect.string(`${id}/${code}`)));
}

/** The source that counts, and the text without its form. */
function chosenColumns({ sdk, dialect, index }: Context): readonly Column[] {
  const { sources, text } = sdk.decode;
  const candidates = sources.flatMap(({ forms }, at) =>
    forms.length === 0 ? [`own_${at}`] : forms.map((_, form) => `own_${at}_${form}`),
  );
  const whole = caseOf(
    text.map((pointer, at) => [`text_at = ${at}`, dialect.value(index(pointer))]),
    "''",
  );
  const called = sdk.common === undefined ? "" : ` and module <> ${dialect.string(sdk.common.id)}`;
  const cut = sources.flatMap(({ forms, textIndex }, at) =>
    forms.length === 0
      ? [[`own_${at} is not null${called}`, whole] as const]
      : forms.flatMap((form, each) =>
          (textIndex === undefined ? [undefined] : formKinds(sdk)).map((isNumber) => {
            const when = `own_${at}_${each} is not null${called}`;
            if (isNumber === undefined || textIndex === undefined) return [when, whole] as const;
            const numeric =
              formKinds(sdk).length === 1
                ? ""
                : ` and ${isIn(
                    "module",
                    sdk.called
                      .filter(({ codeType }) => isNumeric(codeType) === isNumber)
                      .map(({ id }) => dialect.string(id)),
                  )}`;
            const value = dialect.value(index(text[textIndex] ?? []));
            return [
              `${when}${numeric} and text_at = ${textIndex}`,
              dialect.without(value, formAndBlanks(form, isNumber)),
            ] as const;
          }),
        ),
  );
  const own = coalesce(candidates);
  return [
    ["own", called === "" || candidates.length === 0 ? own : caseOf([[called.slice(5), own]])],
    ["detail", cut.length === 0 ? whole : caseOf(cut, whole)],
  ];
}

/** The entries of both codes, by their IDs in the table of codes. */
function matchedColumns({ sdk, dialect }: Context): readonly Column[] {
  const owner = sdk.common === undefined ? "module" : dialect.string(sdk.common.id);
  const [own, outer] = [`module || '/' || own`, `${owner} || '/' || code`];
  return [
    ["own_id", caseOf([[isIn(own, idsOf(dialect, sdk.called)), own]])],
    ["code_id", caseOf([[isIn(outer, idsOf(dialect, sdk.owners)), outer]])],
  ];
}

/** Section 4 of the decode contract. */
function judgedColumns({ sdk, dialect, index }: Context): readonly Column[] {
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
          [`not ${dialect.isJson}`, "'not_json'"],
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
function decodedColumns(): readonly Column[] {
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
