import { classIdentifiers } from "../class-identifiers.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { parameterName } from "./names.js";
import { packageOf } from "./surface.js";

/** Every name that the catalog gives to something in Java. */
export const identifiersOf = (context: Context): Identifier[] =>
  classIdentifiers({
    pack: packageOf(context),
    method: (name) => name,
    creatorParameter: parameterName,
    formatParameter: parameterName,
    own: new Set(["SPACE"]),
  });
