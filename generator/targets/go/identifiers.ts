import { actionIds } from "../../model/action.js";
import type { Entry } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { sendsFieldErrors } from "../../model/sent.js";
import { entryNames } from "../../sdk/entry-names.js";
import { operationsWithErrors, returnedEntries } from "../../sdk/operations.js";
import type { Identifier } from "../target.js";
import { constantName, constructorName, paramsTypeName, successName, textFunctionName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { parameterName } from "./names.js";
import { operationNames, ownOperationNames, raisedName } from "./operations-view.js";
import { fieldName } from "./raise-view.js";
import { actionConstant, kindConstant } from "./root-view.js";
import { decoders, encoders } from "./standard.js";

/** Every name that the catalog gives to something in Go. */
export function identifiersOf(context: Context): Identifier[] {
  return [
    ...packages(context),
    ...context.locales.map(({ tag, field }): Identifier => ({
      text: field,
      scope: "the fields of Text in Go",
      of: `the locale ${tag}`,
      at: () => context.catalog.at("targets", "go", "locales"),
    })),
    ...context.units.flatMap((unit) => unitIdentifiers(context, unit)),
    ...operationIdentifiers(context),
  ];
}

/** What the package with the errors of operations has. */
function operationIdentifiers(context: Context): Identifier[] {
  const { catalog, server } = context;
  const identifier = (text: string, of: string, at: Identifier["at"]): Identifier => ({
    text,
    scope: "the package operations in Go",
    reserved: ownOperationNames.has(text) ? "another name of the generated package" : undefined,
    of,
    at,
  });
  return [
    ...operationsWithErrors(catalog).flatMap((operation) => {
      const { constant, raise, errors } = operationNames(context, operation);
      const names = server ? [constant, raise, errors] : [constant];
      return names.map((text) => identifier(text, `the operation ${operation.id}`, () => operation.at()));
    }),
    ...(server ? returnedEntries(catalog) : []).map((entry) =>
      identifier(raisedName(context, entry), `the name of ${entry.module}/${entry.code}`, () => entry.at("name")),
    ),
  ];
}

/** Packages, or files of the one package. */
function packages({ units }: Context): Identifier[] {
  return units.map(({ root, pkg, files, module }) => ({
    text: root ? `${files.stem}codes.go` : pkg,
    scope: root ? "the files of the root package in Go" : "the packages in Go",
    of: `the module ${module.id}`,
    at: () => module.at("module"),
  }));
}

function unitIdentifiers(context: Context, unit: Unit): Identifier[] {
  const { module } = unit;
  const scope = unit.root ? "the root package in Go" : `the package ${unit.pkg} in Go`;
  const taken = unit.root ? rootNames(context) : new Set([unit.type, ...decoderNames(context, unit)]);
  const identifier = (text: string, of: string, at: Identifier["at"]): Identifier => ({
    text,
    scope,
    reserved: taken.has(text) ? "another name of the generated package" : undefined,
    of,
    at,
  });
  const constructorIdentifiers = (entry: Entry): Identifier[] => {
    const type = paramsTypeName(context, unit, entry);
    return [
      ...entryNames(module, entry).flatMap(({ name, of, at }) => [
        identifier(constructorName(context, unit, { name }), `the constructor of ${of}`, at),
        ...(entry.params.length === 0
          ? []
          : [identifier(paramsTypeName(context, unit, { name }), `the params of ${of}`, at)]),
      ]),
      ...entry.params.map((param) => ({
        text: fieldName(context, param),
        scope: `the fields of ${type} in ${scope}`,
        of: `the parameter ${param.name} of ${module.id}/${entry.code}`,
        at: () => param.at("name"),
      })),
    ];
  };
  const entryIdentifiers = (entry: Entry): Identifier[] => [
    ...entryNames(module, entry).map(({ name, of, at }) => identifier(constantName(context, unit, name), of, at)),
    ...(entry.params.length === 0
      ? []
      : [
          identifier(textFunctionName(context, unit, entry), `the text of ${module.id}/${entry.code}`, () =>
            entry.at("name"),
          ),
        ]),
    ...(context.server ? constructorIdentifiers(entry) : []),
    ...entry.params.map(({ name, at }) => ({
      text: parameterName(name, context.initialisms, context.root),
      scope: `the parameters of ${textFunctionName(context, unit, entry)} in ${scope}`,
      of: `the parameter ${name} of ${module.id}/${entry.code}`,
      at: () => at("name"),
    })),
  ];
  const { success } = module;
  return [
    ...moduleNames(context, unit, scope),
    ...(success === undefined
      ? []
      : [
          identifier(successName(context, unit, success), `the name of ${module.id}/${success.code}`, () =>
            success.at("name"),
          ),
        ]),
    ...module.entries.flatMap(entryIdentifiers),
  ];
}

/** What a module is called after in the root package: its codes and its decoders. */
function moduleNames(context: Context, unit: Unit, scope: string): Identifier[] {
  if (!unit.root || unit.prefix === "") return [];
  const others = ownNames(context);
  return [unit.type, ...decoderNames(context, unit)].map((text) => ({
    text,
    scope,
    reserved: others.has(text) ? "another name of the generated package" : undefined,
    of: `the module ${unit.module.id}`,
    at: () => unit.module.at("module"),
  }));
}

/** The functions of a module that decode responses. */
function decoderNames({ catalog }: Context, unit: Unit): readonly string[] {
  const { decode, decodeStatus, decodeResponse } = unit;
  return [decode, decodeStatus, decodeResponse, ...decoders(catalog, unit).map((standard) => standard.decode)];
}

/** What the root package has besides constants of codes. */
function rootNames(context: Context): ReadonlySet<string> {
  return new Set([
    ...ownNames(context),
    ...context.units.flatMap((unit) => (unit.root ? [unit.type, ...decoderNames(context, unit)] : [])),
  ]);
}

/** What every root package has. */
function ownNames({ anyCode, server, catalog }: Context): ReadonlySet<string> {
  return new Set([
    ..."Error InvalidResponseError Info InfoOf Kind Action Text Retryable Localize Decode DecodeStatus Code".split(" "),
    ..."DecodeResponse Response DecideRetry RetryDecision RetryOptions".split(" "),
    ..."ReasonNotJSON ReasonNotObject ReasonNoCode ReasonBadCode ReasonFailedStatus ReasonForeign".split(" "),
    ..."ReasonEmpty ReasonContentType ReasonStatusMismatch RetryServerDelay RetryBackoff RetryNotRetryable".split(" "),
    ..."RetryAlreadyDone RetryMayBeDone RetryAttemptsExhausted RetryTimeExhausted".split(" "),
    ..."Effect EffectNone EffectUnknown EffectDone".split(" "),
    ...(server
      ? [
          ..."Encode Encoded EncodeOptions LogAttrs PanicError Respond SentAttrs".split(" "),
          ...encoders(catalog).map(({ encode }) => encode),
        ]
      : []),
    ...(sendsFieldErrors(catalog) ? ["FieldError"] : []),
    anyCode,
    ...kindIds.map(kindConstant),
    ...actionIds.map(actionConstant),
  ]);
}
