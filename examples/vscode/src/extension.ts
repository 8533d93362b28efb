import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { commands, window, workspace } from "vscode";
import type { ExtensionContext, OutputChannel } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

/** The languages whose source code can use generated packages, and that of specs. */
const languages = [
  "yaml",
  "typescript",
  "typescriptreact",
  "javascript",
  "javascriptreact",
  "go",
  "python",
  "java",
  "rust",
  "php",
  "csharp",
];

let client: LanguageClient | undefined;

/** The last start or end of the server. The next one waits for it. */
let last: Promise<void> = Promise.resolve();

async function afterLast(action: () => Promise<void>): Promise<void> {
  last = last.catch(() => undefined).then(action);
  return last;
}

/** Starts the language server. VS Code calls this in workspaces that have an errspec.yaml. */
export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("errspec");
  const restart = async (): Promise<void> =>
    afterLast(async () => {
      await stop();
      await start(output);
    });
  subscriptions.push(
    output,
    commands.registerCommand("errspec.restart", restart),
    commands.registerCommand("errspec.showOutput", () => {
      output.show();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("errspec.path")) void restart();
    }),
  );
  await commands.executeCommand("setContext", "errspec.isActive", true);
  await restart();
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await afterLast(stop);
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function start(output: OutputChannel): Promise<void> {
  const command = await errspecPath();
  output.appendLine(`starting ${command} lsp`);
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
  // On Windows, what npm installs into node_modules/.bin is a script for the shell.
  const shell = process.platform === "win32";
  const server = {
    command: shell ? `"${command}"` : command,
    args: ["lsp"],
    options: { shell, ...(cwd === undefined ? {} : { cwd }) },
  };
  const started = new LanguageClient("errspec", "errspec", server, {
    documentSelector: languages.map((language) => ({ scheme: "file", language })),
    outputChannel: output,
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{errspec.lock,errspec.history,*.yaml,*.yml}") },
  });
  try {
    await started.start();
    client = started;
  } catch (error) {
    // It rejects if there is no server to end.
    await started.dispose().catch(() => undefined);
    output.appendLine(String(error));
    void window.showErrorMessage(
      `errspec: ${command} does not start; run \`npm install --save-dev errspec\`, or set \`errspec.path\``,
    );
  }
}

/** The errspec of the setting, of the workspace, or of the PATH. */
async function errspecPath(): Promise<string> {
  const given = workspace.getConfiguration("errspec").get<string>("path", "");
  const [first] = workspace.workspaceFolders ?? [];
  if (given !== "") return isAbsolute(given) || first === undefined ? given : join(first.uri.fsPath, given);
  for (const spec of await workspace.findFiles("**/errspec.yaml", "**/node_modules/**")) {
    const found = installedAbove(dirname(spec.fsPath), workspace.getWorkspaceFolder(spec)?.uri.fsPath);
    if (found !== undefined) return found;
  }
  return "errspec";
}

/** The errspec in node_modules of a folder, or of the next one above it in the workspace. */
function installedAbove(start: string, top: string | undefined): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", ".bin", process.platform === "win32" ? "errspec.cmd" : "errspec");
    if (existsSync(file)) return file;
    if (folder === top || folder === dirname(folder)) return undefined;
  }
}
