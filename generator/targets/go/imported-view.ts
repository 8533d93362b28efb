import { actionIds } from "../../model/action.js";
import { kindIds } from "../../model/kind.js";
import { ownList } from "../../render/list.js";
import { namesOf } from "../../sdk/entry-names.js";
import { generatedFrom } from "../header.js";
import { nameIn, rootNameIn } from "./adapter-view.js";
import { constantName, importPath, rootImport, successName, textFunctionName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { deprecationValue, doc, indentedDoc } from "./docs.js";
import { imports } from "./module-view.js";
import { actionConstant, errorView, kindConstant, lines } from "./root-view.js";
import { parameterList, textParameters } from "./text-view.js";

/*
 * The packages of imported modules: other names for what the imported package has. An alias is the same type, so an error is
 * the same in every package that imports it, and programs need not know which package that is.
 */

const reasons = "NotJSON NotObject NoCode BadCode FailedStatus Foreign Empty ContentType StatusMismatch".split(" ");
const decisions = "ServerDelay Backoff NotRetryable AlreadyDone MayBeDone AttemptsExhausted TimeExhausted".split(" ");

/** The root package: the types of errors, and what asks about them. */
export function importedRootView(context: Context, owner: Context) {
  const { packageDoc, usage, header, pkg } = errorView(context);
  const q = rootNameIn(owner);
  const types = [
    ..."Error InvalidResponseError Response Info Text Kind Action Effect RetryOptions RetryDecision".split(" "),
    ...(context.anyCode === "" ? [] : [context.anyCode]),
  ];
  return {
    header,
    pkg,
    packageDoc,
    usage,
    ownerImport: rootImport({ ...owner, root: q }),
    q,
    aliasDoc: lines(
      doc(`The types are those of [${owner.path}]: an error is the same in every package that imports it.`),
    ),
    types: aligned(types, q),
    groups: [
      { what: "kinds", names: aligned(kindIds.map(kindConstant), q) },
      { what: "actions", names: aligned(actionIds.map(actionConstant), q) },
      { what: "effects", names: aligned(["EffectNone", "EffectUnknown", "EffectDone"], q) },
      {
        what: "reasons why a body is not a response",
        names: aligned(
          reasons.map((name) => `Reason${name}`),
          q,
        ),
      },
      {
        what: "reasons of a [RetryDecision]",
        names: aligned(
          decisions.map((name) => `Retry${name}`),
          q,
        ),
      },
    ],
  };
}

/** Names that are those of a package, in columns. */
function aligned(names: readonly string[], pkg: string): string[] {
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)} = ${pkg}.${name}`);
}

/** A module in an imported package, and what is it called in a file that imports it. */
interface Theirs {
  readonly owner: Context;
  readonly unit: Unit;
  readonly q: string;
}

/** A module: its codes, and the functions that decode its responses. */
export function importedModuleView(context: Context, unit: Unit, { owner, unit: theirs }: Omit<Theirs, "q">) {
  const { module, pkg, type } = unit;
  const path = importPath(owner, theirs);
  const root = rootNameIn(owner);
  const q = theirs.root ? root : nameIn(theirs.imported);
  const names = { owner, unit: theirs, q };
  const { success } = module;
  const functions = [...decoders(unit, theirs, unit.root ? "" : `${root}.`), ...texts(context, unit, names)];
  return {
    header: generatedFrom(module.file),
    pkg,
    packageDoc: unit.root
      ? []
      : lines(doc(`Package ${pkg} has the error codes of the module ${module.id}, which are those of [${path}].`)),
    imports: imports(
      [],
      [
        ...(theirs.root || !unit.root ? [rootImport({ ...owner, root })] : []),
        ...(theirs.root ? [] : [q === theirs.pkg ? `"${path}"` : `${q} "${path}"`]),
      ],
    ),
    q,
    type,
    theirType: theirs.type,
    typeDoc: lines(doc(`A ${type} is a code of the module ${module.id}: a [${q}.${theirs.type}].`)),
    success:
      success === undefined
        ? false
        : { name: successName(context, unit, success), theirs: successName(owner, theirs, success) },
    deprecated: module.entries.some((entry) => entry.deprecated !== undefined || entry.aliases.length > 0),
    constantsDoc: lines(doc(`The codes of the module ${module.id}.`)),
    constants: constants(context, unit, names),
    functions: functions.map((each) => ({ ...each, doc: lines(doc(`${each.name} is [${q}.${each.theirs}].`)) })),
  };
}

function decoders(unit: Unit, theirs: Unit, inRoot: string) {
  const [body, status] = ["body []byte", "status int, body []byte"];
  const all = [
    { name: unit.decode, theirs: theirs.decode, parameters: body, given: "body" },
    { name: unit.decodeStatus, theirs: theirs.decodeStatus, parameters: status, given: "status, body" },
    {
      name: unit.decodeResponse,
      theirs: theirs.decodeResponse,
      parameters: `response ${inRoot}Response`,
      given: "response",
    },
  ];
  return all.map((each) => ({ ...each, result: "error" }));
}

function texts(context: Context, unit: Unit, { owner, unit: theirs, q }: Theirs) {
  const entries = unit.module.entries.filter(({ params }) => params.length > 0);
  return entries.map((entry) => {
    const parameters = textParameters({ ...owner, root: q }, entry);
    return {
      name: textFunctionName(context, unit, entry),
      theirs: textFunctionName(owner, theirs, entry),
      parameters: parameterList(parameters),
      given: parameters.map(({ name }) => name).join(", "),
      result: "string",
    };
  });
}

/** The constant of each entry, and those of its former names. */
function constants(context: Context, unit: Unit, { owner, unit: theirs, q }: Theirs) {
  const names = unit.module.entries.flatMap((entry) => namesOf(entry).map((name) => ({ entry, name })));
  const view = ({ entry, name }: (typeof names)[number]) => {
    const constant = constantName(context, unit, name);
    const origin = `${q}.${constantName(owner, theirs, name)}`;
    const current = constantName(context, unit, entry.name);
    const deprecated = name === entry.name ? deprecationValue(context, unit, entry) : `use [${current}].`;
    const remarks = deprecated === "" ? [] : [`Deprecated: ${deprecated}`];
    return {
      doc: lines(indentedDoc(`${constant} is [${origin}].`, ...remarks)),
      declaration: `${constant} = ${origin}`,
    };
  };
  return ownList(names, view, ({ entry }) => entry);
}
