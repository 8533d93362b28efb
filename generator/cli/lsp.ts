import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CodeActionKind,
  createConnection,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node.js";
import type {
  Connection,
  InitializeParams,
  InitializeResult,
  Location,
  TextDocumentPositionParams,
} from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isSpecFolder, readStarter, readVersion, repositoryUrl } from "../disk/inputs.js";
import { completionsAt } from "../lsp/completion.js";
import { isCatalog, itemOf, rangeOf } from "../lsp/document.js";
import type { SpecDocument } from "../lsp/document.js";
import { quickFixes } from "../lsp/fixes.js";
import { hoverAt } from "../lsp/hover.js";
import { mentionsIn } from "../lsp/mentions.js";
import type { Mention } from "../lsp/mentions.js";
import { mentionAt, mentionsOf } from "../lsp/references.js";
import { renamable, renamed } from "../lsp/rename.js";
import type { JsonSchema } from "../lsp/schema.js";
import { outlineOf } from "../lsp/symbols.js";
import { Checker } from "./lsp-check.js";
import { actionIn, completionIn, editsByUri, rangeIn, symbolIn, uriOf } from "./lsp-protocol.js";
import { SourceAnswers } from "./lsp-source-answers.js";
import { Workspace } from "./lsp-sources.js";
import { EditedSpec, pathKey } from "./lsp-spec.js";

const capabilities: InitializeResult["capabilities"] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  completionProvider: {},
  documentSymbolProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
};

/** Runs the language server on standard input and output until the editor ends it. `today` is a day such as 2027-01-31. */
export function lspCommand(today: string): void {
  const connection = createConnection(process.stdin, process.stdout);
  new Server(connection, today).listen();
}

/** A document of a spec, and an offset in it. */
interface Asked {
  readonly spec: EditedSpec;
  readonly documents: readonly SpecDocument[];
  readonly document: SpecDocument;
  readonly offset: number;
}

class Server {
  private readonly texts = new TextDocuments(TextDocument);
  private readonly open = new Map<string, string>();
  /** The URIs that the editor uses, by path. */
  private readonly uris = new Map<string, string>();
  private readonly specs = new Map<string, EditedSpec>();
  private readonly schemas = schemasByName();
  private readonly rulesPage = repositoryUrl("docs/rules/lint.md");
  private readonly connection: Connection;
  private readonly checker: Checker;
  private readonly workspace = new Workspace(this.open, (folder) => this.specIn(folder));
  private readonly answers = new SourceAnswers(this.workspace, (path) => this.uriOf(path));

  constructor(connection: Connection, today: string) {
    this.connection = connection;
    const { rulesPage } = this;
    this.checker = new Checker({
      connection,
      today,
      rulesPage,
      uriOf: (path) => this.uriOf(path),
      forget: ({ folder }) => void this.specs.delete(pathKey(folder)),
    });
  }

  listen(): void {
    const { connection, texts } = this;
    const serverInfo = { name: "errspec", version: readVersion() };
    connection.onInitialize((params) => {
      this.workspace.folders = foldersIn(params);
      return { capabilities, serverInfo };
    });
    texts.onDidChangeContent(({ document }) => this.changed(document));
    texts.onDidClose(({ document }) => this.closed(document));
    connection.onDidChangeWatchedFiles(() => {
      this.workspace.refresh();
      // The folder of an open document may have a spec by now.
      for (const document of texts.all()) this.changed(document);
      this.checker.checkAgain();
    });
    this.answer();
    texts.listen(connection);
    connection.listen();
  }

  private answer(): void {
    const { connection } = this;
    connection.onHover((asked) => {
      const source = this.sourceOf(asked);
      return source ? this.answers.hover(...source) : this.with(asked, (place) => this.hover(place));
    });
    connection.onDefinition((asked) => {
      const source = this.sourceOf(asked);
      if (source) return this.answers.definition(...source) as Promise<Location[]>;
      return this.with(asked, (place) => this.locations(place, (one) => one.isDeclaration));
    });
    connection.onReferences(({ context: { includeDeclaration }, ...asked }) => {
      const source = this.sourceOf(asked);
      if (source) return this.answers.references(...source, includeDeclaration) as Promise<Location[]>;
      return this.with(asked, (place) => this.references(place, includeDeclaration));
    });
    connection.onPrepareRename((asked) =>
      this.with(asked, ({ documents, document, offset }) => {
        const found = renamable(documents, document, offset);
        return found && { range: rangeIn(found.range), placeholder: found.name };
      }),
    );
    connection.onRenameRequest((asked) => this.with(asked, (place) => this.rename(place, asked.newName)));
    connection.onCompletion((asked) => this.with(asked, (place) => this.completions(place)));
    connection.onDocumentSymbol(({ textDocument }) =>
      this.with({ textDocument, position: { line: 0, character: 0 } }, ({ document }) =>
        outlineOf(document).map(symbolIn),
      ),
    );
    connection.onCodeAction(({ textDocument, range }) =>
      this.with({ textDocument, position: range.start }, ({ spec, document }) => {
        const inRange = spec.diagnostics.filter(
          ({ at }) => at.file === document.path && at.line <= range.end.line + 1 && at.endLine >= range.start.line + 1,
        );
        return quickFixes(document, inRange).map((fix) => actionIn(fix, textDocument.uri, this.rulesPage));
      }),
    );
  }

  /** A source file, and the offset in it; undefined for any other document. */
  private sourceOf({ textDocument: { uri }, position }: TextDocumentPositionParams) {
    const text = this.texts.get(uri);
    const path = text === undefined ? undefined : sourcePath(uri);
    if (text === undefined || path === undefined) return undefined;
    return [{ path, text: text.getText() }, text.offsetAt(position)] as const;
  }

  /** Answers a question about a document of a spec; with nothing about any other document. */
  private with<T>({ textDocument, position }: TextDocumentPositionParams, answer: (asked: Asked) => T): T | undefined {
    const text = this.texts.get(textDocument.uri);
    const spec = this.specOf(textDocument.uri);
    if (text === undefined || spec === undefined) return undefined;
    const key = pathKey(fileURLToPath(textDocument.uri));
    const documents = spec.current();
    const document = documents.find(({ path }) => pathKey(path) === key);
    return document && answer({ spec, documents, document, offset: text.offsetAt(position) });
  }

  private hover({ spec, documents, document, offset }: Asked) {
    const { catalog } = spec;
    const found = hoverAt(document, offset, { documents, catalog, schema: this.schemaOf(document) });
    return found && { range: rangeIn(found.range), contents: { kind: "markdown" as const, value: found.markdown } };
  }

  private locations({ documents, document, offset }: Asked, wanted: (mention: Mention) => boolean) {
    return mentionsOf(documents, document, offset)
      .filter(wanted)
      .map(({ document: owner, start, end }) => ({
        uri: this.uriOf(owner.path),
        range: rangeIn(rangeOf(owner, start, end)),
      }));
  }

  private async references(place: Asked, includeDeclaration: boolean): Promise<Location[]> {
    const { spec, documents, document, offset } = place;
    const inSpec = this.locations(place, (one) => includeDeclaration || !one.isDeclaration);
    const mention = mentionAt(mentionsIn(documents), document, offset);
    if (mention === undefined || spec.catalog === undefined) return inSpec;
    return [...inSpec, ...(await this.answers.usages(mention, spec.catalog))];
  }

  private rename({ documents, document, offset }: Asked, to: string) {
    const result = renamed(documents, document, offset, to);
    if ("problem" in result) return new ResponseError<void>(ErrorCodes.InvalidParams, result.problem);
    return { changes: editsByUri(result.edits, (path) => this.uriOf(path)) };
  }

  private completions({ spec, document, offset }: Asked) {
    const { catalog, nextCode } = spec;
    return completionsAt(document, offset, { catalog, nextCode, schema: this.schemaOf(document) }).map(completionIn);
  }

  private changed(document: TextDocument): void {
    const { uri } = document;
    const spec = this.specOf(uri);
    if (spec === undefined && sourcePath(uri) === undefined) return;
    const key = pathKey(fileURLToPath(uri));
    this.open.set(key, document.getText());
    this.uris.set(key, uri);
    if (spec !== undefined) this.checker.check(spec);
  }

  /** The disk has the text of a document that was closed. */
  private closed({ uri }: TextDocument): void {
    if (uri.startsWith("file:")) this.open.delete(pathKey(fileURLToPath(uri)));
    const spec = this.specOf(uri);
    if (spec !== undefined) this.checker.check(spec);
  }

  /** The spec of a document; undefined if it has no file, or if its folder has no errspec.yaml. */
  private specOf(uri: string): EditedSpec | undefined {
    if (!uri.startsWith("file:") || sourcePath(uri) !== undefined) return undefined;
    const folder = dirname(fileURLToPath(uri));
    return isSpecFolder(folder) ? this.specIn(folder) : this.specs.get(pathKey(folder));
  }

  private specIn(folder: string): EditedSpec {
    const key = pathKey(folder);
    const spec = this.specs.get(key) ?? new EditedSpec(folder, this.open);
    this.specs.set(key, spec);
    return spec;
  }

  private uriOf(path: string): string {
    return this.uris.get(pathKey(path)) ?? uriOf(path);
  }

  private schemaOf(document: SpecDocument): JsonSchema {
    const has = (key: string): boolean => itemOf(document.tree, key) !== undefined;
    const name = isCatalog(document) ? "errspec" : has("operations") && !has("module") ? "operations" : "module";
    return this.schemas.get(name) ?? {};
  }
}

/** The path of a file of source code; undefined for other documents. */
function sourcePath(uri: string): string | undefined {
  const path = uri.startsWith("file:") ? fileURLToPath(uri) : "";
  return Workspace.isSource(path) ? path : undefined;
}

/** The folders that an editor has open. */
function foldersIn({
  workspaceFolders,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- clients that know no folders still send it
  rootUri,
}: InitializeParams): readonly string[] {
  const root = rootUri === null ? [] : [rootUri];
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? root;
  return uris.filter((uri) => uri.startsWith("file:")).map((uri) => fileURLToPath(uri));
}

/** The JSON Schemas of the files of a spec: `errspec`, `module` and `operations`. */
function schemasByName(): ReadonlyMap<string, JsonSchema> {
  return new Map(
    readStarter().flatMap(({ path, text }) => {
      const [, name] = /^schema\/(\w+)\.schema\.json$/.exec(path) ?? [];
      return name === undefined ? [] : [[name, JSON.parse(text) as JsonSchema]];
    }),
  );
}
