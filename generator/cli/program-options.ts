import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import type { Shard } from "../shard.js";
import type { ExitCode } from "./exit.js";

/** The flags of a command as they are parsed: `--spec` may be repeated. */
export type Several<Flags> = Omit<Flags, "spec" | "out"> & { readonly spec: readonly string[] };

/** Adds a command with a `--spec` option. */
export type AddCommand = (name: string, description: string) => Command;

/** Sets the exit code of the process. */
export function end(code: ExitCode): void {
  process.exitCode = code;
}

/** The `--spec` option, which may be repeated. */
export function specOption(): Option {
  const defaults: readonly string[] = ["spec"];
  return new Option("--spec <folder>", "the spec's folder, or a pattern such as 'services/*/spec'; may be repeated")
    .argParser<readonly string[]>((value, earlier) => (earlier === defaults ? [value] : [...earlier, value]))
    .default(defaults, '"spec"');
}

/** Collects the values of an option that may be repeated. */
export function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** Collects numbers from 1 of an option that may be repeated. */
export function collectNumber(value: string, earlier: readonly number[]): readonly number[] {
  if (!/^[1-9][0-9]{0,5}$/.test(value)) throw new InvalidArgumentError("Tables are counted from 1.");
  return [...earlier, Number(value)];
}

export function readPort(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
}

/** Reads a number from 0 to 1. */
export function readShare(text: string): number {
  const share = Number(text);
  if (!/^[0-9.]+$/.test(text) || !(share <= 1)) throw new InvalidArgumentError("A share is a number from 0 to 1.");
  return share;
}

export function readCount(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError("It is a whole number of 9 digits at most.");
  return Number(text);
}

/** Reads the number of a shard and how many there are. */
export function readShard(text: string): Shard {
  const [, index, count] = /^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count))
    throw new InvalidArgumentError("A shard is such as 2/4: the second of four.");
  return { index: Number(index), count: Number(count) };
}

/** Reads a number of percent. */
export function readPercent(text: string): number {
  const value = Number(text);
  if (!/^[0-9]{1,3}(?:\.[0-9]+)?$/.test(text) || value > 100)
    throw new InvalidArgumentError("It is a number from 0 to 100.");
  return value;
}

export function readUrl(text: string): URL {
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text);
  throw new InvalidArgumentError("A URL is such as http://127.0.0.1:8080.");
}
