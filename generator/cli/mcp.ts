import { readVersion } from "../disk/inputs.js";
import { optionalPackage } from "../disk/installed-package.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { tools } from "./mcp-tools.js";
import type { McpSetting } from "./mcp-tools.js";
import { readSpec } from "./spec.js";

/*
 * The SDK of the Model Context Protocol is as large as errspec itself, so it is installed only by those who run this
 * command. These are the parts of it that errspec uses.
 */

interface ServerModule {
  readonly Server: new (
    info: { readonly name: string; readonly version: string },
    options: { readonly capabilities: object; readonly instructions: string },
  ) => {
    setRequestHandler(schema: unknown, answer: (request: CallRequest) => unknown): void;
    connect(transport: unknown): Promise<void>;
  };
}

interface StdioModule {
  readonly StdioServerTransport: new () => unknown;
}

interface TypesModule {
  readonly CallToolRequestSchema: unknown;
  readonly ListToolsRequestSchema: unknown;
}

interface CallRequest {
  readonly params: { readonly name: string; readonly arguments?: Readonly<Record<string, unknown>> };
}

const sdk = "@modelcontextprotocol/sdk";

/** Answers the requests of a client of the Model Context Protocol on standard input, until that ends. It writes no file. */
export async function mcpCommand(setting: McpSetting): Promise<ExitCode> {
  const { spec } = setting;
  readSpec(spec); // a client would show this error in none of its answers
  const { Server } = part(spec, "server/index.js") as ServerModule;
  const { StdioServerTransport } = part(spec, "server/stdio.js") as StdioModule;
  const { CallToolRequestSchema, ListToolsRequestSchema } = part(spec, "types.js") as TypesModule;
  const instructions = "Error codes of an API. Use explain for a code or a name, decode for a response.";
  const server = new Server({ name: "errspec", version: readVersion() }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, inputSchema }) => ({
      ...{ name, description, inputSchema },
      annotations: { readOnlyHint: true },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => answerOf(setting, params));
  const ended = new Promise((resolve) => process.stdin.once("end", resolve).once("close", resolve));
  await server.connect(new StdioServerTransport());
  await ended;
  return 0;
}

function part(spec: string, path: string): unknown {
  const found = optionalPackage(spec, `${sdk}/${path}`);
  if (found === undefined) throw new UsageError(`${sdk} is not installed; run \`npm install --save-dev ${sdk}\``);
  return found;
}

/** What a tool returns, or why it cannot. */
async function answerOf(setting: McpSetting, { name, arguments: input = {} }: CallRequest["params"]): Promise<object> {
  const tool = tools.find((each) => each.name === name);
  const content = (text: string): object => ({ content: [{ type: "text", text }] });
  if (tool === undefined) return { ...content(`there is no tool ${name}`), isError: true };
  try {
    return content(await tool.run(setting, input));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { ...content(error.message), isError: true };
  }
}
