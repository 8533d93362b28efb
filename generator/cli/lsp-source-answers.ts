import type { Location } from "vscode-languageserver/node.js";
import type { SourceFile } from "../audit/mention.js";
import type { Meaning } from "../audit/vocabulary.js";
import { rangeOf } from "../lsp/document.js";
import { entryCard } from "../lsp/hover.js";
import { mentionsIn } from "../lsp/mentions.js";
import type { Mention } from "../lsp/mentions.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import { rangeIn } from "./lsp-protocol.js";
import type { InSpec, Workspace } from "./lsp-sources.js";

/** Answers questions about source code that uses generated packages. */
export class SourceAnswers {
  private readonly workspace: Workspace;
  private readonly uriOf: (path: string) => string;

  constructor(workspace: Workspace, uriOf: (path: string) => string) {
    this.workspace = workspace;
    this.uriOf = uriOf;
  }

  /** Shows the entries of the names and codes in source code. A number that may be anything has none. */
  async hover(file: SourceFile, offset: number) {
    const found = await this.workspace.meantAt(file, offset);
    const entries = found?.isCertain === true ? found.meanings.flatMap(({ entry }) => entry ?? []) : [];
    if (found === undefined || entries.length === 0) return null;
    const value = entries.map((entry) => entryCard(entry, found.catalog)).join("\n\n---\n\n");
    return { range: rangeIn(found.span), contents: { kind: "markdown" as const, value } };
  }

  /** The lines of the spec that a place in source code refers to. */
  async definition(file: SourceFile, offset: number): Promise<readonly Location[]> {
    const found = await this.workspace.meantAt(file, offset);
    return found === undefined ? [] : this.inSpec(found, ({ isDeclaration }) => isDeclaration);
  }

  /** The places in the spec and in source code that refer to the same as a place in source code. */
  async references(file: SourceFile, offset: number, includeDeclaration: boolean): Promise<readonly Location[]> {
    const found = await this.workspace.meantAt(file, offset);
    if (found === undefined) return [];
    return [
      ...this.inSpec(found, ({ isDeclaration }) => includeDeclaration || !isDeclaration),
      ...this.located(await this.workspace.usagesOf(found.meanings, found.catalog)),
    ];
  }

  /** The places in source code that refer to an error or a module of a spec. */
  async usages({ kind, key }: Mention, catalog: Catalog): Promise<readonly Location[]> {
    if (kind === "group") return [];
    const [id = "", name] = key.slice(kind.length + 1).split("/");
    const module = catalog.modules.find((each) => each.id === id);
    const entry = module && allEntries(module).find((each) => each.name === name);
    if (module === undefined || (kind === "error" && entry === undefined)) return [];
    return this.located(await this.workspace.usagesOf([{ module, entry }], catalog));
  }

  private inSpec({ spec, meanings }: InSpec, wanted: (mention: Mention) => boolean): readonly Location[] {
    const keys = new Set(meanings.map(keyOf));
    return mentionsIn(spec.current())
      .filter((mention) => keys.has(mention.key) && wanted(mention))
      .map(({ document, start, end }) => this.at(document.path, rangeOf(document, start, end)));
  }

  private located(ranges: readonly Range[]): readonly Location[] {
    return ranges.map((range) => this.at(range.file, range));
  }

  private at(path: string, range: Range): Location {
    return { uri: this.uriOf(path), range: rangeIn(range) };
  }
}

/** The key of the mentions of a meaning in the spec. */
const keyOf = ({ module, entry }: Meaning): string =>
  entry === undefined ? `module ${module.id}` : `error ${module.id}/${entry.name}`;
