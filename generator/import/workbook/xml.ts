import { Unreadable } from "../document.js";
import { damaged } from "./zip.js";

/** What a scan reports, in the order of the text. Names have no prefix: `x:row` is `row`. */
export interface XmlListener {
  /** An element begins. `attributes` has the text between its name and its end. */
  readonly open: (name: string, attributes: string, empty: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Reads XML piece by piece, without a tree: a sheet may have a million cells. Entities other than the five of XML are
 * refused, and so is a document type, so that nothing can be included or expanded.
 */
export function scanXml(xml: string, { open, close, text }: XmlListener): void {
  let at = 0;
  let depth = 0;
  while (at < xml.length) {
    const start = xml.indexOf("<", at);
    if (start === -1) break;
    if (start > at) text(unescaped(xml.slice(at, start)));
    if (xml.startsWith("<!--", start)) at = endOf(xml, "-->", start + 4);
    else if (xml.startsWith("<?", start)) at = endOf(xml, "?>", start + 2);
    else if (xml.startsWith("<![CDATA[", start)) {
      at = endOf(xml, "]]>", start + 9);
      text(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith("<!", start)) {
      throw new Unreadable("the file has a document type, as workbooks never have; save it again");
    } else {
      at = tagEnd(xml, start + 1);
      const tag = xml.slice(start + 1, at - 1);
      if (tag.startsWith("/")) {
        depth -= 1;
        if (depth < 0) throw damaged("its XML is broken");
        close(bare(tag.slice(1).trim()));
        continue;
      }
      const empty = tag.endsWith("/");
      const [name = ""] = /^[^\s/]+/.exec(tag) ?? [];
      open(bare(name), tag.slice(name.length), empty);
      if (!empty) depth += 1;
    }
  }
  if (depth !== 0) throw damaged("its XML is broken");
}

/** Compiled once for each of the few attributes that are asked for. */
const forms = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let form = forms.get(name);
  if (form === undefined) {
    form = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    forms.set(name, form);
  }
  const [, double, single] = form.exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : unescaped(value);
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw damaged("its XML is broken");
  return at + mark.length;
}

/** The end of a tag. Its attributes may have `>` in them. */
function tagEnd(xml: string, from: number): number {
  const end = /[>"']/g;
  end.lastIndex = from;
  for (let match = end.exec(xml); match !== null; match = end.exec(xml)) {
    if (match[0] === ">") return match.index + 1;
    end.lastIndex = endOf(xml, match[0], match.index + 1);
  }
  throw damaged("its XML is broken");
}

/** The entities of XML itself. */
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name !== undefined) {
      const character = entities[name];
      if (character === undefined) throw new Unreadable(`the file has an unknown entity ${whole}; save it again`);
      return character;
    }
    const point = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
  });
}
