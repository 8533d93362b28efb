import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { inLocales } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { generatedFrom } from "../header.js";
import { assigned, clause, property } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames } from "./names.js";
import type { Options } from "./options.js";
import { namespaceName } from "./raise-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { constants, encoderName, standardDecoder } from "./standard-view.js";
import type { View } from "./structure.js";
import { filledExample } from "./testing-view.js";
import { hasStandard, hasValues, standardFiles } from "./values.js";

/** The package's own tests. They import it by its name, as users do. */
export function testView(catalog: Catalog, options: Options): View {
  const { guard } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const top = stringLiteral(options.package);
  const isClient = hasClientHalf(options);
  const isServer = hasServerHalf(catalog, options);
  const server = stringLiteral(`${options.package}/server`);
  return {
    header: freeText(generatedFrom(catalog.file)),
    modules: catalog.modules.map((module) => {
      const { decode, decodeResponse, info, path } = moduleNames(catalog, module, options);
      const isBits = module.codeType.kind === "hex";
      const print = isBits ? `(code) => hexadecimal(code, ${module.codeType.bits})` : "String";
      const number = isBits && module.codeType.signed ? `(code) => signed(code, ${module.codeType.bits})` : "Number";
      const parse = isNumeric(module.codeType) ? number : "String";
      return {
        id: propertyName(module.id),
        decode: assigned("    decode:", decode, ","),
        decodeResponse: assigned("    decodeResponse:", decodeResponse, ","),
        info: assigned("    infoOf:", info, ","),
        constructors: isServer && module.entries.length > 0 ? `server.${namespaceName(module)}` : "",
        parse,
        print,
        import: clause(
          "import",
          [...(isClient ? [decode, decodeResponse] : []), info],
          stringLiteral(`${options.package}/${path}`),
        ),
      };
    }),
    printsHex: isClient && catalog.modules.some(({ codeType }) => codeType.kind === "hex"),
    hasSigned: catalog.modules.some(({ codeType }) => codeType.kind === "hex" && codeType.signed),
    isLayered: common !== undefined,
    common: common === undefined ? "" : stringLiteral(common.id),
    isClient,
    isServer,
    hasStandard: hasStandard(catalog),
    hasValues: hasValues(catalog),
    ownParams: catalog.envelope.params !== undefined,
    ownFieldErrors: catalog.envelope.fieldErrors !== undefined,
    envelopes: standardFiles(catalog, options).map((id) => ({
      import: `import * as ${constants[id]} from ${stringLiteral(`${options.package}/${id}`)};`,
      id: propertyName(id),
      name: stringLiteral(id),
      encode: isServer ? `${constants[id]}.${encoderName(id)}` : "",
      decoders: catalog.modules.map((module) =>
        property(
          propertyName(module.id),
          `${constants[id]}.${standardDecoder(catalog, module, options, id)}`,
          "      ",
        ),
      ),
    })),
    serverImport: isServer ? clause("import", ["encode", "log"], server) : "",
    verdictServerImport: isServer ? `import * as server from ${server};` : "",
    verdictImport: isClient ? clause("import", ["isInvalidResponseError", "localize", "retryDecision"], top) : "",
    filled: options.testkit && filledExample(inLocales(catalog, options.locales)),
    testingImport: clause(
      "import",
      [
        ...["allFixtures", "fixtureOf", "matchers", "mockError", "successFixture"],
        ...(isClient && standardFiles(catalog, options).length > 0 ? ["successFixtures"] : []),
      ],
      stringLiteral(`${options.package}/testing`),
    ),
    testImport: clause("import", [`${guard} as isKnown`, ...(isClient ? ["localize", "textsOf"] : [])], top),
  };
}
