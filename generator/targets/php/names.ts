import { camelCase, camelFromSnake, nameFromId, screamingCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Module } from "../../model/catalog.js";

/** The classes of a module: `DsaCode`, `DsaErrors`, and the internal `DsaTable`. */
export const codeEnum = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Code`;
export const errorsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Errors`;
export const tableClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Table`;

/** The internal class with the explanations of a module: `DsaExplanations`. */
export const explanationsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Explanations`;

/** `NotFoundException`, the class of a kind of errors. */
export const exceptionClass = (kind: string): string => `${nameFromId(kind)}Exception`;

/** `InvalidProjectId`: a case of an enum. Of all words, only `class` cannot be the name of a constant in PHP. */
export const caseName = (name: Name): string => (name === "Class" ? "Class_" : name);

/** `INVALID_PROJECT_ID`: a constant of a class. */
export const constantName = (name: Name): string => (name === "Class" ? "CLASS_" : screamingCase(name));

/** `formatInvalidProjectId`: the method that fills in the params of a text. */
export const formatName = (name: Name): string => `format${name}`;

/** Methods that the classes of modules and the enums of operations have already, in small letters. */
const methods: ReadonlySet<string> = new Set(
  "cases class code decode decodegraphql decodegrpc decodejsonrpc decodeproblem decodepsr7 decoderesponse of space".split(
    " ",
  ),
);

/** `invalidProjectId`: the method that creates the error. */
export function creatorName(name: Name): string {
  const camel = camelCase(name);
  return methods.has(camel.toLowerCase()) ? `${camel}Error` : camel;
}

/** The parameters that the methods that fill in texts, and those that create errors, have besides the params. */
export type Beside = "locale" | "options";

/** `projectId` from `project_id`, for a parameter: not the names that a method has already. */
export function parameterName(snake: string, beside: Beside = "locale"): string {
  const name = camelFromSnake(snake);
  return name === beside || name === "this" ? `${name}Value` : name;
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
