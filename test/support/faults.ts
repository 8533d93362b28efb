import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/*
 * Rare failures of a disk, in this process: a call of one of Node's file functions fails as the system would make it fail,
 * or is watched. Only for failures that a real folder cannot be made to have; strace injects failures into whole runs.
 */

type Method = (...args: unknown[]) => unknown;

const methods = fs as unknown as Record<string, Method>;

/** Wraps one of Node's functions until the end of the test. */
export function before(name: string, action: (...args: unknown[]) => void): void {
  const original = methods[name];
  if (original === undefined) throw new Error(`there is no ${name}`);
  methods[name] = function (this: unknown, ...args) {
    action.apply(this, args);
    return original.apply(this, args);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    methods[name] = original;
    syncBuiltinESMExports();
  });
}

/** Makes the close of the nth opened file that is meant fail. The file is closed anyway, as the system does. */
export function failAtClose(code: string, nth: number, meant: (file: unknown) => boolean): void {
  const { closeSync, openSync } = fs;
  let [count, failing] = [0, -1];
  fs.openSync = (file, ...rest) => {
    const descriptor = openSync(file, ...rest);
    if (meant(file) && ++count === nth) failing = descriptor;
    return descriptor;
  };
  fs.closeSync = (descriptor) => {
    closeSync(descriptor);
    if (descriptor !== failing) return;
    failing = -1;
    throw systemError(code);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { closeSync, openSync });
    syncBuiltinESMExports();
  });
}

/** An error as the system reports it. */
export function systemError(code: string, message = `${code}: it cannot be done`): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, errno: -1, syscall: "write" });
}

/** Makes the nth matching call of a function fail, counted from 1. */
export function failAt(name: string, code: string, nth = 1, meant: (...args: unknown[]) => boolean = () => true): void {
  let count = 0;
  before(name, (...args) => {
    if (meant(...args) && ++count === nth) throw systemError(code);
  });
}
