import { camelCase, camelFromSnake, nameFromId, screamingCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";

const list = (text: string): readonly string[] => text.split(" ");

/** Words that no identifier may be: keywords and literals. Source: section 3.9 of the Java Language Specification. */
const keywords: ReadonlySet<string> = new Set(
  list(
    "_ abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw throws transient try void volatile while true false null",
  ),
);

/** `INVALID_PROJECT_ID`: names are of words of two characters or more, so no constant is a keyword. */
export const constantName: (name: Name) => string = screamingCase;

/** The classes of a module: `DsaCode`, `DsaErrors`, `DsaTexts`, `DsaExplanations`. */
export const codeClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Code`;
export const errorsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Errors`;
export const textsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Texts`;

export const explanationsClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Explanations`;

/** The responses of the test kit for a module: `DsaFixtures`. */
export const fixturesClass = (module: Pick<Module, "id">): string => `${nameFromId(module.id)}Fixtures`;

/** `formatInvalidProjectId`: the function that fills in the params of a text. */
export const formatName = (name: Name): string => `format${name}`;

/** Names that a method without parameters, or with a text or bytes, cannot have: those of objects, of enums and of ours. */
const methods: ReadonlySet<string> = new Set(
  list(
    "clone code decode equals finalize getClass getDeclaringClass hashCode name notify notifyAll of ordinal toString valueOf values wait",
  ),
);

/** `invalidProjectId`: the method that creates the error. */
export function creatorName(name: Name): string {
  const camel = camelCase(name);
  return keywords.has(camel) || methods.has(camel) ? `${camel}Error` : camel;
}

/** `projectId` from `project_id`, for a parameter: never a keyword, nor a name that the function uses itself. */
export function parameterName(snake: string): string {
  const name = camelFromSnake(snake);
  return keywords.has(name) || name === "locale" ? `${name}Value` : name;
}

/** The method with the texts of a locale: `textPtBr`. */
export function localeMethod(role: string, locale: string): string {
  return `${role}${nameFromId(locale.toLowerCase())}`;
}

/** A catalog's ID as a part of a package's name. */
export function packagePart(id: string): string {
  const part = id.replace(/[-_]/g, "");
  return partProblem(part) === undefined ? part : `${part}errors`;
}

/** Why a package cannot have a name, or undefined. */
export function packageProblem(name: string): string | undefined {
  const parts = name.split(".");
  if (parts[0] === "java" || parts[0] === "javax") return `begins with \`${parts[0]}\`, which Java keeps for itself`;
  return parts.map(partProblem).find((problem) => problem !== undefined);
}

function partProblem(part: string): string | undefined {
  if (keywords.has(part)) return `contains \`${part}\`, a keyword of Java`;
  if (isDeviceName(part)) return `contains \`${part}\`, which is the name of a device on Windows`;
  return undefined;
}
