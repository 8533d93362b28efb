// Asks `errspec mcp` with the client of the protocol's own SDK: `node client.mjs <folder>`, with the calls as JSON on standard
// input. Prints the tools and the answers as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const main = join(import.meta.dirname, "..", "..", "dist", "main.js");
const client = new Client({ name: "test", version: "1.0.0" });
const args = [main, "mcp", "--spec", process.argv[2], "--today", "2026-11-30"];
await client.connect(new StdioClientTransport({ command: process.execPath, args }));
const { tools } = await client.listTools();
const answers = [];
for (const call of JSON.parse(readFileSync(0, "utf8"))) answers.push(await client.callTool(call));
await client.close();
console.log(JSON.stringify({ server: client.getServerVersion(), tools, answers }));
