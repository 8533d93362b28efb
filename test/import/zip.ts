import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of some parts. */
export function zip(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, rest, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from("PK\u0005\u0006"), end]);
}

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships>${targets.map(([type, target], i) => `<Relationship Id="r${i}" Type="https://example.com/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** The parts of a workbook with one sheet, whose rows are given as XML. */
export const workbookParts = (rows: string, after = ""): Record<string, string> => ({
  "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
  "xl/workbook.xml": '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "/xl/styles.xml"]),
  "xl/worksheets/sheet1.xml": `<x:worksheet><x:sheetData>${rows}</x:sheetData>${after}</x:worksheet>`,
});

/** Rows of a sheet with texts in them. */
export const rowsOf = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) =>
        `<x:row>${cells.map((text) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join("")}</x:row>`,
    )
    .join("");
