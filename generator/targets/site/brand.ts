import type * as v from "valibot";
import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import type { siteOptions } from "./options.js";

/** What the site shows of the people behind the API. */
export type Brand = Pick<v.InferOutput<typeof siteOptions>, "logo" | "support" | "edit" | "repository" | "version">;

/** The address of the image, and the origin that the page may load it from: empty for an image of the site. */
export interface LogoView {
  readonly address: FreeText;
  readonly origin: FreeText;
}

/** The logo, for a page from which `root` is the path to the folder of the site. */
export function logoView({ logo }: Brand, root: string): LogoView | false {
  if (logo === undefined) return false;
  const isOurs = !logo.startsWith("https:");
  return { address: freeText(isOurs ? root + logo : logo), origin: freeText(isOurs ? "" : new URL(logo).origin) };
}

/** A link to a file of the spec. */
export interface SpecLink {
  readonly url: FreeText;
  /** The file, and the line if the address has it. */
  readonly title: FreeText;
}

/** The link to the place of an entry in the spec. Empty without an address for it. */
export function entryInSpec(entry: Entry, { edit }: Brand): readonly SpecLink[] {
  if (edit === undefined) return []; // looking for a place is slow
  const { file, line } = entry.at("code");
  return specLink(edit, file, line);
}

/** The link to a file of the spec. Empty without an address for it. */
export function fileInSpec(file: string, { edit }: Brand): readonly SpecLink[] {
  return edit === undefined ? [] : specLink(edit, file, 1);
}

function specLink(edit: string, file: string, line: number): readonly SpecLink[] {
  const path = file.split("/").map(encodeURIComponent).join("/");
  const url = edit.replaceAll("{file}", path).replaceAll("{line}", String(line));
  return [{ url: freeText(url), title: freeText(edit.includes("{line}") ? `${file}:${line}` : file) }];
}

/** Returns a function that adds to what the page of an entry is made from where the entry is in the spec, if the page says it. */
export function withPlace({ edit }: Brand, data: (entry: Entry) => object): (entry: Entry) => readonly object[] {
  if (edit?.includes("{line}") !== true) return (entry) => [data(entry)];
  return (entry) => [data(entry), { line: entry.at("code").line }];
}
