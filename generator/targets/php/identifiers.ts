import { classIdentifiers } from "../class-identifiers.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { parameterName } from "./names.js";
import { packageOf } from "./surface.js";

/** Every name that the catalog gives to something in PHP, which takes capitals for small letters in classes and methods. */
export const identifiersOf = (context: Context): Identifier[] =>
  classIdentifiers({
    pack: packageOf(context),
    method: (name) => name.toLowerCase(),
    creatorParameter: (name) => parameterName(name, "options"),
    formatParameter: (name) => parameterName(name, "locale"),
    own: new Set(),
  });
