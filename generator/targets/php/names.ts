import { camelCase, nameFromId, screamingCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Module } from "../../model/catalog.js";

/** The classes of a module: `DsaCode`, `DsaErrors`, and the internal `DsaTable`. */
export const codeEnum = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Code`;
export const errorsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Errors`;
export const tableClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Table`;

/** `NotFoundException`, the class of a kind of errors. */
export const exceptionClass = (kind: string): string => `${nameFromId(kind)}Exception`;

/** `InvalidProjectId`: a case of an enum. Of all words, only `class` cannot be the name of a constant in PHP. */
export const caseName = (name: Name): string => (name === "Class" ? "Class_" : name);

/** `INVALID_PROJECT_ID`: a constant of a class. */
export const constantName = (name: Name): string => (name === "Class" ? "CLASS_" : screamingCase(name));

/** `formatInvalidProjectId`: the method that fills in the params of a text. */
export const formatName = (name: Name): string => `format${name}`;

/** `projectId` from `project_id`, for a parameter: not the names that a method has already. */
export function parameterName(snake: string): string {
  const name = camelCase(
    snake
      .split("_")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(""),
  );
  return name === "locale" || name === "this" ? `${name}Value` : name;
}

/** Whether a text is a namespace: words joined by backslashes, of which the first is not `Namespace`. */
export function isNamespace(text: string): boolean {
  return /^[A-Z][A-Za-z0-9]*(?:\\[A-Z][A-Za-z0-9]*)*$/.test(text) && !/^namespace(?:\\|$)/i.test(text);
}

/** The namespace of a catalog's ID: `TencentCloudErrors`. */
export function namespaceOf(id: string): string {
  const name = nameFromId(id);
  return name.endsWith("Errors") ? name : `${name}Errors`;
}
