import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { argumentsOf, dotnet } from "../support/csharp.js";
import { briefly } from "../support/java.js";

/** A program that decodes with one SDK: cases in, verdicts out, one a line. */
export interface ProgramUnderTest {
  readonly language: string;
  readonly decode: (cases: readonly string[]) => Promise<string[]>;
}

/** A program that is started for each list of cases, in a folder. */
export function program(language: string, command: string, args: readonly string[], cwd: string): ProgramUnderTest {
  return {
    language,
    decode: (cases) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "inherit"] });
        const chunks: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.on("error", reject);
        child.on("close", (status) => {
          const lines = linesOf(Buffer.concat(chunks));
          if (status !== 0)
            reject(new Error(`${language} ended with ${status} after ${lines.length} verdicts of ${cases.length}`));
          else resolve(lines);
        });
        child.stdin.on("error", () => undefined); // the program has ended: its exit status reports why
        child.stdin.end(textOf(cases));
      }),
  };
}

/** Runs programs, one after another. */
export interface Machine {
  /** Runs a program with lines as its standard input, and returns the lines that it prints. */
  readonly ask: (name: string, lines: readonly string[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Starts a virtual machine for compiled classes, with `Programs.java` among them: the names are those of main classes. */
export function startJava(classes: string): Machine {
  return startMachine("java", [...briefly, "-cp", classes, "Programs"]);
}

/** Starts an assembly with `Programs.cs` in it: the names are those of the packages' namespaces. */
export function startCSharp(assembly: string): Machine {
  return startMachine(dotnet, argumentsOf(assembly));
}

function startMachine(command: string, args: readonly string[]): Machine {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const answers = answersIn(child.stdout);
  child.stdin.on("error", () => undefined); // it has ended: there is no answer
  const ask = async (name: string, lines: readonly string[]): Promise<string[]> => {
    child.stdin.write(`${name} ${lines.length}\n${textOf(lines)}`);
    const { value } = await answers.next();
    if (value === undefined) throw new Error(`${name} ended its process on one of ${lines.length} cases; see above`);
    return linesOf(value);
  };
  return {
    ask,
    close: () => {
      child.stdin.end();
      return closed;
    },
  };
}

/** The answers of a program, each a line with a number of bytes, and these bytes. */
async function* answersIn(output: Readable): AsyncGenerator<Buffer, undefined> {
  let left = Buffer.alloc(0);
  for await (const chunk of output) {
    left = Buffer.concat([left, chunk as Buffer]);
    for (let start = left.indexOf("\n") + 1; start > 0; start = left.indexOf("\n") + 1) {
      const end = start + Number(left.subarray(0, start).toString());
      if (end > left.length) break;
      yield left.subarray(start, end);
      left = left.subarray(end);
    }
  }
  return undefined;
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const linesOf = (output: Buffer): string[] => output.toString("utf8").split("\n").slice(0, -1);
