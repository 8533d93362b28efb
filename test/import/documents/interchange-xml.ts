import { entriesOf } from "./catalog.js";
import type { Entry } from "./catalog.js";
import { allOf, linesOf, xml } from "./interchange-text.js";
import type { Shape } from "./shape.js";

export const xliff: Shape["write"] = (catalog) => ({
  text: linesOf(
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `<file original="errors" source-language="${catalog.language.locale}" datatype="plaintext"><body>`,
    entriesOf(catalog).flatMap(({ code, text }) => [
      `  <trans-unit id="${code}">`,
      `    <source>${xml(text)}</source>`,
      "  </trans-unit>",
    ]),
    "</body></file>",
    "</xliff>",
  ),
  extension: "xlf",
  codes: allOf(catalog),
  difficulties: [10],
});

export const androidStrings: Shape["write"] = (catalog) => {
  const key = ({ words }: Entry): string => `error_${words.join("_")}`;
  return {
    text: linesOf(
      '<?xml version="1.0" encoding="utf-8"?>',
      "<resources>",
      entriesOf(catalog).map(
        (entry) => `    <string name="${key(entry)}">${xml(entry.text).replaceAll("'", "\\'")}</string>`,
      ),
      "</resources>",
    ),
    extension: "xml",
    codes: allOf(catalog, (entry) => ({ spellings: [key(entry), entry.words.join("_")] })),
    difficulties: [10],
  };
};

export const resx: Shape["write"] = (catalog) => ({
  text: linesOf(
    '<?xml version="1.0" encoding="utf-8"?>',
    "<root>",
    '  <resheader name="version"><value>2.0</value></resheader>',
    entriesOf(catalog).flatMap(({ code, text }) => [
      `  <data name="${code}" xml:space="preserve">`,
      `    <value>${xml(text)}</value>`,
      "  </data>",
    ]),
    "</root>",
  ),
  extension: "resx",
  codes: allOf(catalog),
  difficulties: [10],
});

export const xmlList: Shape["write"] = (catalog, random) => {
  const attributes = random.chance(0.5);
  return {
    text: linesOf(
      '<?xml version="1.0" encoding="UTF-8"?>',
      "<errors>",
      entriesOf(catalog).map(({ code, text, status }) =>
        attributes
          ? `  <error code="${code}" message="${xml(text).replaceAll('"', "&quot;")}" httpStatus="${status}"/>`
          : `  <error><code>${code}</code><message>${xml(text)}</message></error>`,
      ),
      "</errors>",
    ),
    extension: "xml",
    codes: allOf(catalog, () => ({ status: attributes })),
    difficulties: [10],
  };
};
