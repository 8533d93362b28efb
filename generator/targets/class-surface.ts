import type { Entry, Module } from "../model/catalog.js";
import type { Exposed, Role, Subject } from "../model/exposed.js";
import type { Name } from "../model/name.js";
import type { Operation } from "../model/operation.js";
import { namesOf } from "../sdk/entry-names.js";
import { hasExplanations } from "../sdk/explanations.js";
import { namesInOperation, operationsWithErrors } from "../sdk/operations.js";
import type { ClassPackage } from "./class-package.js";

/** What users of a package of classes rely on. */
export function classSurface(pack: ClassPackage): readonly Exposed[] {
  const { catalog, distribution, fieldErrors, locales, names, params, root, server } = pack;
  const top: Exposed = { role: "package", subject: {}, text: root };
  const error: Exposed = { role: "error class", subject: {}, text: "ApiException", within: top };
  return [
    { role: "distribution", subject: {}, text: distribution },
    top,
    error,
    ...(params ? [{ role: "error params", subject: {}, text: "params", within: error } as const] : []),
    ...(fieldErrors ? [{ role: "error field errors", subject: {}, text: "fieldErrors", within: error } as const] : []),
    ...locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: top })),
    ...(server ? catalog.envelopes : []).map(({ id }): Exposed => ({
      role: `${id} encoder`,
      subject: {},
      text: names.encoder(id),
      within: top,
    })),
    ...(pack.explanation !== undefined && hasExplanations(catalog)
      ? [{ role: "export", subject: { name: "explanations" }, text: pack.explanation, within: top } as const]
      : []),
    ...(pack.testkit ? [part(pack, pack.testing, top)] : []),
    ...operationsOf(pack, top),
    ...catalog.modules.flatMap((module) => moduleOf(pack, module, top)),
  ];
}

/** A part of the package that is imported by its own name. */
const part = ({ below }: ClassPackage, name: string, within: Exposed): Exposed => ({
  role: "module",
  subject: { name },
  text: below(name),
  within,
});

function moduleOf(pack: ClassPackage, module: Module, within: Exposed): readonly Exposed[] {
  const { catalog, client, common, names, server } = pack;
  const subject: Subject = { module: module.id };
  const type = names.codesType?.(module);
  const codes: Exposed = {
    role: "codes",
    subject,
    text: names.codes(module),
    within,
    ...(type === undefined ? {} : { type }),
  };
  const errors: Exposed = { role: "module", subject, text: names.errors(module), within };
  const decoder = (role: Role, text: string): Exposed => ({ role, subject, text, within: errors });
  const { success, entries } = module;
  return [
    codes,
    errors,
    ...(module === common || !client
      ? []
      : [
          decoder("decoder", "decode"),
          ...catalog.envelopes.map(({ id }) => decoder(`${id} decoder`, names.decoder(id))),
        ]),
    ...(success === undefined
      ? []
      : [
          {
            role: "success constant",
            subject: { ...subject, name: success.name },
            text: names.success(success.name),
            within: errors,
          } as const,
        ]),
    ...entries.flatMap((entry) => namesOf(entry).map((name) => codeOf(pack, entry, name, codes))),
    ...(server ? entries.flatMap((entry) => creatorsOf(pack, entry, errors)) : []),
    ...entries
      .filter(({ params }) => params.length > 0)
      .map((entry): Exposed => ({
        role: "text function",
        subject: { ...subject, name: entry.name },
        text: names.format(entry.name),
        within: errors,
        positional: true,
        type: [pack.formatType(entry)],
      })),
  ];
}

/** A code, which a class of exceptions catches. A former name is a constant, and not a case of a `switch`. */
const codeOf = ({ names }: ClassPackage, entry: Entry, name: Name, within: Exposed): Exposed => ({
  role: "constant",
  subject: { module: entry.module, name },
  text: names.code(name),
  within,
  type: name === entry.name ? ["a constant", "a case"] : ["a constant"],
  base: [names.kind(entry.kind)],
});

/** The methods that create an error: its name, and its former names. */
export const creatorsOf = ({ names, creatorType }: ClassPackage, entry: Entry, within: Exposed): readonly Exposed[] =>
  namesOf(entry).map((name) => ({
    role: "constructor",
    subject: { module: entry.module, name },
    text: names.creator(name, { id: entry.module }),
    within,
    positional: true,
    type: [creatorType(entry)],
  }));

/** The enums of the errors of operations, which a `switch` names, and their methods. */
export function operationsOf(pack: ClassPackage, top: Exposed): readonly Exposed[] {
  const operations = operationsWithErrors(pack.catalog);
  if (operations.length === 0) return [];
  const within = part(pack, pack.operations, top);
  return [within, ...operations.flatMap((operation) => operationOf(pack, operation, within))];
}

function operationOf(pack: ClassPackage, operation: Operation, parent: Exposed): readonly Exposed[] {
  const { catalog, creatorType, names, server } = pack;
  const within: Exposed = {
    role: "operation",
    subject: { operation: operation.id },
    text: names.operation(operation),
    within: parent,
  };
  const methods = names.operationClass?.(operation);
  const creatorOf = (entry: Entry, name: Name): string =>
    names.operationCreator?.(name, operation) ?? names.creator(name, { id: entry.module });
  const returned = (entry: Entry, name: Name): readonly Exposed[] => {
    const subject = { operation: operation.id, module: entry.module, name: entry.name };
    const code: Exposed = { role: "operation code", subject, text: names.code(name), within };
    const creator: Exposed = {
      role: "operation constructor",
      subject,
      text: methods === undefined ? creatorOf(entry, name) : `${methods}.${creatorOf(entry, name)}`,
      within: methods === undefined ? within : parent,
      positional: true,
      type: [creatorType(entry)],
    };
    return server ? [code, creator] : [code];
  };
  return [within, ...[...namesInOperation(catalog, operation)].flatMap(([entry, name]) => returned(entry, name))];
}
