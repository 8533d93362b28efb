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
import type { Connection, InitializeResult, TextDocumentPositionParams } from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isSpecFolder, readStarter, readVersion, repositoryUrl } from "../disk/inputs.js";
import { completionsAt } from "../lsp/completion.js";
import { isCatalog, itemOf, rangeOf } from "../lsp/document.js";
import type { SpecDocument } from "../lsp/document.js";
import { quickFixes } from "../lsp/fixes.js";
import { hoverAt } from "../lsp/hover.js";
import { mentionsOf } from "../lsp/references.js";
import type { Mention } from "../lsp/mentions.js";
import { renamable, renamed } from "../lsp/rename.js";
import type { JsonSchema } from "../lsp/schema.js";
import { outlineOf } from "../lsp/symbols.js";
import { Checker } from "./lsp-check.js";
import { actionIn, completionIn, editsByUri, rangeIn, symbolIn, uriOf } from "./lsp-protocol.js";
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

  constructor(connection: Connection, today: string) {
    this.connection = connection;
    const { rulesPage } = this;
    this.checker = new Checker({ connection, today, rulesPage, uriOf: (path) => this.uriOf(path) });
  }

  listen(): void {
    const { connection, texts } = this;
    const serverInfo = { name: "errspec", version: readVersion() };
    connection.onInitialize(() => ({ capabilities, serverInfo }));
    texts.onDidChangeContent(({ document }) => this.changed(document));
    texts.onDidClose(({ document }) => this.closed(document));
    connection.onDidChangeWatchedFiles(() => {
      for (const spec of this.specs.values()) this.checker.check(spec);
    });
    this.answer();
    texts.listen(connection);
    connection.listen();
  }

  private answer(): void {
    const { connection } = this;
    connection.onHover((asked) => this.with(asked, (place) => this.hover(place)));
    connection.onDefinition((asked) => this.with(asked, (place) => this.locations(place, (one) => one.isDeclaration)));
    connection.onReferences((asked) =>
      this.with(asked, (place) =>
        this.locations(place, (one) => asked.context.includeDeclaration || !one.isDeclaration),
      ),
    );
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
    const spec = this.specOf(document.uri);
    if (spec === undefined) return;
    const key = pathKey(fileURLToPath(document.uri));
    this.open.set(key, document.getText());
    this.uris.set(key, document.uri);
    this.checker.check(spec);
  }

  /** The disk has the text of a document that was closed. */
  private closed({ uri }: TextDocument): void {
    const spec = this.specOf(uri);
    if (spec === undefined) return;
    this.open.delete(pathKey(fileURLToPath(uri)));
    this.checker.check(spec);
  }

  /** The spec of a document; undefined if it has no file, or if its folder has no errspec.yaml. */
  private specOf(uri: string): EditedSpec | undefined {
    if (!uri.startsWith("file:")) return undefined;
    const folder = dirname(fileURLToPath(uri));
    const key = pathKey(folder);
    const known = this.specs.get(key);
    if (known !== undefined || !isSpecFolder(folder)) return known;
    const spec = new EditedSpec(folder, this.open);
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

/** The JSON Schemas of the files of a spec: `errspec`, `module` and `operations`. */
function schemasByName(): ReadonlyMap<string, JsonSchema> {
  return new Map(
    readStarter().flatMap(({ path, text }) => {
      const [, name] = /^schema\/(\w+)\.schema\.json$/.exec(path) ?? [];
      return name === undefined ? [] : [[name, JSON.parse(text) as JsonSchema]];
    }),
  );
}
