import type { Entry, Module } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import { namesOf } from "../../sdk/entry-names.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors, returnedNames } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { crateName, fieldName, moduleName, variantName } from "./names.js";
import { operationErrorName, operationName } from "./operations-view.js";
import { category, optionsOf } from "./options.js";
import { envelopeWords } from "./standard.js";

/** What users of the crate rely on. */
export const surface: Surface = {
  category,
  title: "Rust",
  of: (catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => optionsOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, options, client, server, params, fieldErrors } = context;
  const pack: Exposed = { role: "package", subject: {}, text: crateName(options) };
  const top = (role: Role, text: string): Exposed => ({ role, subject: {}, text, within: pack });
  return [
    { role: "package name", subject: {}, text: options.package },
    pack,
    top("error class", "Error"),
    ...(client ? [top("invalid response class", "InvalidResponse")] : []),
    ...(server
      ? [
          top("export", "encode"),
          ...catalog.envelopes.map(({ id }) => top(`${id} encoder`, `encode_${envelopeWords[id]}`)),
        ]
      : []),
    ...(params ? [top("error params", "Error.params")] : []),
    ...(fieldErrors ? [top("error field errors", "Error.field_errors")] : []),
    ...(options.testkit
      ? [{ role: "export", subject: { name: "testing" }, text: "testing", within: pack } as const]
      : []),
    ...(options.serde ? [{ role: "export", subject: { name: "serde" }, text: "serde", within: pack } as const] : []),
    ...explanationsOf(context, pack),
    ...operationsOf(context, pack),
    ...catalog.modules.flatMap((module) => exposedIn(context, module, pack)),
  ];
}

/** The module with the explanations of errors. */
function explanationsOf({ catalog }: Context, pack: Exposed): readonly Exposed[] {
  if (!hasExplanations(catalog)) return [];
  const subject = { name: "explanations" };
  const within: Exposed = { role: "module", subject, text: "explanations", within: pack };
  return [within, { role: "export", subject, text: "of", within }];
}

/** The module with the errors of operations. */
function operationsOf({ catalog, server }: Context, pack: Exposed): readonly Exposed[] {
  const operations = operationsWithErrors(catalog);
  if (operations.length === 0) return [];
  const text = "operations";
  const within: Exposed = { role: "module", subject: { name: text }, text, within: pack };
  return [
    within,
    ...operations.flatMap((operation): readonly Exposed[] => {
      const subject = { operation: operation.id };
      const type = returnedNames(catalog, operation);
      return [
        { role: "operation", subject, text: `Operation::${operationName(operation)}`, within },
        ...(server
          ? [{ role: "operation errors", subject, text: operationErrorName(operation), within, type } as const]
          : []),
      ];
    }),
  ];
}

function exposedIn(context: Context, module: Module, pack: Exposed): readonly Exposed[] {
  const { catalog, client, sdk, server } = context;
  const subject = { module: module.id };
  const file: Exposed = { role: "module", subject, text: moduleName(module), within: pack };
  const codes: Exposed = { role: "codes", subject, text: "Code", within: file };
  const hasSuccess = sdk.owners.includes(module) && catalog.envelope.success.code !== undefined;
  return [
    file,
    codes,
    ...module.entries.flatMap((entry) =>
      namesOf(entry).map((name): Exposed => ({
        role: "constant",
        subject: { module: module.id, name },
        text: variantName(name),
        within: codes,
      })),
    ),
    ...(hasSuccess ? [{ role: "success constant", subject, text: "SUCCESS", within: file } as const] : []),
    ...(client
      ? ([
          { role: "decoder", subject, text: "decode", within: file },
          { role: "response decoder", subject, text: "decode_response", within: file },
          ...catalog.envelopes.map(
            ({ id }) =>
              ({ role: `${id} decoder`, subject, text: `decode_${envelopeWords[id]}`, within: file }) as const,
          ),
        ] as const)
      : []),
    ...(server ? module.entries.flatMap((entry) => raisedOf(module, entry, file)) : []),
  ];
}

/** Structs of errors to raise: code that makes one names each field, so every other set of fields breaks it. */
function raisedOf(module: Module, entry: Entry, within: Exposed): readonly Exposed[] {
  const fields = entry.params.map(({ name, type }) => `${fieldName(name)}: ${type}`).sort();
  return namesOf(entry).map((name) => ({
    role: "constructor",
    subject: { module: module.id, name },
    text: `raise::${variantName(name)}`,
    within,
    type: [fields.length === 0 ? "no fields" : fields.join(", ")],
  }));
}
