import { allEntries, commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module, StandardEnvelopeId } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { namesOf } from "../../sdk/entry-names.js";
import { operationsWithErrors, returnedNames } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { adapterEntryPoints } from "./adapters.js";
import type { AdapterEntryPoint } from "./adapters.js";
import { codeLiteral, valueType } from "./codes.js";
import { ownNamesOf, ownServerNames } from "./identifiers.js";
import { ownProperty } from "./module-view.js";
import { catalogNames, entryClass, moduleNames, ownModules, parameterName, textNames } from "./names.js";
import { operationNames } from "./operations-view.js";
import { category, optionsOf } from "./options.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import { constructorName, namespaceName } from "./raise-view.js";
import { typesOf, valueNames } from "./root-view.js";
import { hasClientHalf, hasServerHalf, packaged } from "./server.js";
import { encoderName, standardDecoder } from "./standard-view.js";
import { testingNames } from "./testing-view.js";
import { parameterTypes } from "./text-view.js";
import { hasValues, standardFiles } from "./values.js";

/** What importers of the package rely on. */
export const surface: Surface = {
  category,
  title: "TypeScript",
  of: exposed,
  locale: (catalog) => optionsOf(catalog).locales[0],
};

function exposed(given: Catalog): readonly Exposed[] {
  const options = optionsOf(given);
  const catalog = packaged(given, options);
  const { error, guard } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const own = ownModules(catalog);
  const shared = common === undefined ? own : [common];
  const pack: Exposed = { role: "package", subject: {}, text: options.package };
  const top = (role: Role, text: string, type: readonly string[] = []): Exposed => ({
    role,
    subject: {},
    text,
    within: pack,
    type,
  });
  return [
    pack,
    top("error class", error, [`code: ${typesOf(shared)}`]),
    ...(common === undefined ? [] : [top("error module code", `${error}.moduleCode`, [typesOf(own)])]),
    top("guard", guard, common === undefined ? [] : ["takes codes"]),
    top("response type", "FailedResponse", [`${ownProperty(catalog)}: ${typesOf(own)}`]),
    ...ownNamesOf(options)
      .filter((name) => name !== "ErrorInfo" && name !== "FailedResponse")
      .map((name) => top("export", name)),
    top("entry type", "ErrorInfo", [`code: ${typesOf(catalog.modules)}`]),
    ...options.locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: pack })),
    ...adapterEntryPoints(catalog, options).flatMap((entryPoint) => adapterOf(entryPoint, pack)),
    ...(hasValues(catalog) ? valueNames.map((name) => top("export", name)) : []),
    ...standardFiles(catalog, options).flatMap((id) => envelopeOf(catalog, id, options, pack)),
    ...(hasServerHalf(catalog, options) ? serverOf(catalog, pack) : []),
    ...(options.testkit ? testingOf(catalog, options, pack) : []),
    ...operationsOf(catalog, options, pack),
    ...catalog.modules.flatMap((module) => exposedOf(catalog, module, options, pack)),
  ];
}

/** The entry point with the errors of operations. */
function operationsOf(catalog: Catalog, options: Options, pack: Exposed): readonly Exposed[] {
  const operations = operationsWithErrors(catalog);
  if (operations.length === 0) return [];
  const namesOf = operationNames(catalog, options);
  const within: Exposed = { role: "entry point", subject: { name: "operations" }, text: "./operations", within: pack };
  return [
    within,
    ...operations.flatMap((operation) => {
      const { error, guard, returns, codes, raise } = namesOf(operation);
      const item = (role: Role, text: string, type: readonly string[] = []): Exposed => ({
        role,
        subject: { operation: operation.id },
        text,
        within,
        type,
      });
      return [
        item("operation errors", returns, returnedNames(catalog, operation)),
        item("operation error", error),
        item("operation guard", guard),
        item("operation codes", codes),
        ...(hasServerHalf(catalog, options) ? [item("operation constructor", raise)] : []),
      ];
    }),
  ];
}

/** What the entry point of a standard envelope exports. */
function envelopeOf(catalog: Catalog, id: StandardEnvelopeId, options: Options, pack: Exposed): readonly Exposed[] {
  const subject = { name: id };
  const entryPoint: Exposed = { role: "entry point", subject, text: `./${id}`, within: pack };
  const encoder: Exposed = { role: "export", subject, text: encoderName(id), within: entryPoint };
  const decoders = (hasClientHalf(options) ? catalog.modules : []).map((module): Exposed => ({
    role: "response decoder",
    subject: { module: module.id, name: id },
    text: standardDecoder(catalog, module, options, id),
    within: entryPoint,
  }));
  return [entryPoint, ...(hasServerHalf(catalog, options) ? [encoder] : []), ...decoders];
}

/** What tests import. */
function testingOf(catalog: Catalog, options: Options, pack: Exposed): readonly Exposed[] {
  const subject = { name: "testing" };
  const entryPoint: Exposed = { role: "entry point", subject, text: "./testing", within: pack };
  const exports = testingNames(catalog, options).map((text): Exposed => ({
    role: "export",
    subject: { name: text },
    text,
    within: entryPoint,
  }));
  return [entryPoint, ...exports];
}

/** What servers import, and the constructors of each module. */
function serverOf(catalog: Catalog, pack: Exposed): readonly Exposed[] {
  const entryPoint: Exposed = { role: "entry point", subject: {}, text: "./server", within: pack };
  const exports = ownServerNames.map((text): Exposed => ({
    role: "export",
    subject: { name: text },
    text,
    within: entryPoint,
  }));
  const constructors = catalog.modules.flatMap((module) =>
    module.entries.flatMap((entry): readonly Exposed[] => {
      const params = entry.params.map(({ name, type }) => `${parameterName(name)}: ${parameterTypes[type]}`);
      const type = [params.sort().join(", ")];
      return namesOf(entry).map((name) => ({
        role: "constructor",
        subject: { module: module.id, name },
        text: `${namespaceName(module)}.${constructorName({ name })}`,
        within: entryPoint,
        type,
      }));
    }),
  );
  return [entryPoint, ...exports, ...constructors];
}

function adapterOf({ name, exports }: AdapterEntryPoint, pack: Exposed): readonly Exposed[] {
  const subject = { name }; // so that it does not count as what became of another one
  const entryPoint: Exposed = { role: "entry point", subject, text: `./${name}`, within: pack };
  const exported = exports.map((text): Exposed => ({
    role: "export",
    subject: { name: `${name} ${text}` },
    text,
    within: entryPoint,
  }));
  return [entryPoint, ...exported];
}

function exposedOf(catalog: Catalog, module: Module, options: Options, pack: Exposed): readonly Exposed[] {
  const names = moduleNames(catalog, module, options);
  const subject = { module: module.id };
  const type = valueType(module);
  const own = ownModules(catalog).includes(module);
  const entryPoint: Exposed = { role: "entry point", subject, text: `./${names.path}`, within: pack };
  const inModule = (role: Role, text: string, type: readonly string[] = []): Exposed => ({
    role,
    subject,
    text,
    within: entryPoint,
    type,
  });
  const abilities = [type, ...(options.style === "enum" ? ["types of members"] : [])];
  const codes = inModule("codes", names.codes, abilities);
  const member = (name: string): Exposed => ({
    role: "constant",
    subject: { module: module.id, name },
    text: name,
    within: codes,
  });
  const entries = allEntries(module);
  // The compiler takes the literal of a code for the code, but that of a text only where there is no enum.
  const literals: Exposed = { role: "literals", subject, text: "literals as codes", within: codes };
  const literal = ({ code }: Entry): Exposed => ({
    role: "literal",
    subject: { module: module.id, code },
    text: codeLiteral(module, code),
    within: literals,
  });
  return [
    entryPoint,
    codes,
    ...(options.style === "const" || isNumeric(module.codeType) ? [literals, ...entries.map(literal)] : []),
    ...entries.flatMap(({ name, aliases }) => [...aliases, name].map(member)),
    inModule("lookup", names.info),
    ...(hasClientHalf(options)
      ? [inModule("decoder", names.decode), inModule("response decoder", names.decodeResponse)]
      : []),
    ...(own
      ? [inModule("error class", names.error, [`${ownProperty(catalog)}: ${type}`]), inModule("guard", names.guard)]
      : []),
    ...module.entries.flatMap((entry) => texts(module, entry, options, entryPoint)),
    ...(hasErrorsFile(catalog, module, options) ? classes(catalog, module, options, pack) : []),
  ];
}

function texts(module: Module, entry: Entry, options: Options, entryPoint: Exposed): readonly Exposed[] {
  if (entry.params.length === 0) return [];
  const subject = { module: module.id, name: entry.name };
  const { text, values } = textNames(module, entry, options);
  const names = entry.params.map(({ name }) => parameterName(name)).sort();
  const given = options.locales.length > 1 ? "values and a locale" : "values";
  const type: Exposed = { role: "text values", subject, text: values, within: entryPoint, type: [names.join(", ")] };
  return [
    { role: "text function", subject, text, within: entryPoint, type: [given] },
    type,
    ...entry.params.map((param): Exposed => ({
      role: "parameter",
      subject: { ...subject, param: param.name },
      text: parameterName(param.name),
      within: type,
      type: [parameterTypes[param.type]],
    })),
  ];
}

function classes(catalog: Catalog, module: Module, options: Options, pack: Exposed): readonly Exposed[] {
  const file: Exposed = {
    role: "class entry point",
    subject: { module: module.id },
    text: `./${module.id}/errors`,
    within: pack,
  };
  return [
    file,
    ...module.entries.flatMap((entry) =>
      namesOf(entry).map((name): Exposed => ({
        role: "code class",
        subject: { module: module.id, name },
        text: entryClass({ name }),
        within: file,
        // The code of such an error has a type of its own: the very literal, or a member of an enum that stands for it.
        type:
          options.style === "const" || isNumeric(module.codeType)
            ? [`${ownProperty(catalog)}: ${codeLiteral(module, entry.code)}`]
            : [],
      })),
    ),
  ];
}
