import type { Text } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { isExplained } from "../../sdk/explanations.js";
import { explanationsPackage, rootImport, textsOf } from "./context.js";
import type { Context } from "./context.js";
import { doc } from "./docs.js";
import { goString } from "./literals.js";
import { fileView, lines } from "./root-view.js";

/** `explanations/explanations.go`: why errors happen and how to solve them, for programs that import it. */
export function explanationsView(context: Context) {
  const { catalog, root } = context;
  const textOf = (text: Text) => ({
    fields: textsOf(context, text).map(({ field, value }) => ({ field, text: freeText(value) })),
  });
  const explained = catalog.modules.flatMap(({ entries }) => entries.filter(isExplained));
  return {
    ...fileView(context),
    root,
    rootImport: rootImport(context),
    packageDoc: lines(
      doc(
        `Package ${explanationsPackage} says why the errors of ${catalog.id} happen, and how to solve them. Only programs that import it have these texts.`,
      ),
    ),
    entries: explained.map(({ module, code, causes, solutions, otherwise }) => ({
      key: goString(`${module}/${code}`),
      causes: causes.map(textOf),
      solutions: solutions.map(textOf),
      otherwise: Object.keys(otherwise).length > 0 && [textOf(otherwise)],
    })),
  };
}
