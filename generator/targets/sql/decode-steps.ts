import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module, Pointer } from "../../model/catalog.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import type { SourcePlan } from "../../sdk/decode-plan.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { codeExpression, formNumber } from "./code-expression.js";
import { byType, idsOf, indexOf, placesOf } from "./decode-context.js";
import type { Context } from "./decode-context.js";
import { decodedColumns, judgedColumns, matchedColumns } from "./decode-verdict.js";
import type { Column, Dialect, Step } from "./dialect.js";
import { formAndBlanks, formPattern } from "./form-pattern.js";
import { caseOf, coalesce, isIn } from "./layout.js";

/**
 * How a query decodes responses: selects, one on top of the other, over rows with the columns `module`, `status` and `body`.
 * The last one has `result`, `reason`, `code`, `module_code`, `detail` and `entry`, the ID of the entry in the table of
 * codes. `test/conformance/README.md` is the contract. `module` may be the column of a step that `choose` makes instead,
 * from what is in the body.
 */
export function decodeSteps(
  catalog: Catalog,
  dialect: Dialect,
  choose: (context: Context) => readonly Step[] = () => [],
): readonly Step[] {
  const sdk = sdkOf(catalog, commonModule(catalog));
  const context: Context = { sdk, dialect, index: indexOf(sdk), module: "module" };
  const { foreignKeys } = sdk.decode;
  return [
    ...dialect.parse({ pointers: placesOf(sdk), foreignKeys }),
    { name: "found", columns: foundColumns(context) },
    ...choose(context),
    { name: "read", columns: readColumns(context) },
    { name: "chosen", columns: chosenColumns(context) },
    { name: "matched", columns: matchedColumns(context) },
    { name: "judged", columns: judgedColumns(context) },
    { name: "decoded", columns: decodedColumns() },
  ];
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
            byType(context, sdk.owners, (codeType) => dialect.string(successCode(sdk.decode, { codeType }) ?? "")),
          ] as Column,
        ]),
    ...sources.flatMap((source, at): readonly Column[] =>
      ownCandidates(context, source, at).map((own, form) => [
        source.forms.length === 0 ? `own_${at}` : `own_${at}_${form}`,
        own,
      ]),
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
    return isNumeric(type) ? code : known(context, modules, code);
  });
}

/** A module's code at the start of a text. Words, and numbers without an opening mark, count only if the module knows them. */
function ownForm(context: Context, source: number, form: number): string {
  const { sdk, dialect } = context;
  const { before } = sdk.decode.sources[source]?.forms[form] ?? { before: "" };
  return byType(context, sdk.called, (type, modules) => {
    const found = formName(source, form, isNumeric(type));
    if (!isNumeric(type)) return known(context, modules, found);
    const code = formNumber(dialect, type, found);
    return before === "" ? known(context, modules, code) : code;
  });
}

/** A code if the module of the row knows it. */
function known({ dialect, module }: Context, modules: readonly Module[], code: string): string {
  return caseOf([[isIn(`${module} || '/' || ${code}`, idsOf(dialect, modules)), code]]);
}

/** The own code of an error if the response is of that module; the column is null if the module does not know it. */
export function ownCodeIn(context: Context, module: Module): string {
  const { dialect, sdk } = context;
  const alone: Context = { ...context, module: dialect.string(module.id), sdk: { ...sdk, called: [module] } };
  const code =
    sdk.common === undefined
      ? byType(alone, [module], (type) => codeExpression(dialect, type, "code_kind", "code_value"))
      : coalesce(sdk.decode.sources.flatMap((source, at) => ownCandidates(alone, source, at)));
  return known(alone, [module], code);
}

/** What a source may say, in the order in which it counts. */
function ownCandidates(context: Context, source: SourcePlan, at: number): readonly string[] {
  if (source.forms.length === 0) return [ownField(context, source)];
  return source.forms.map((_, form) => ownForm(context, at, form));
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
