import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/*
 * Rare failures of a disk, in this process: a call of one of Node's file functions fails as the system would make it fail,
 * or is watched. Only for failures that a real folder cannot be made to have; strace injects failures into whole runs.
 */

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** Node's file functions: with and without promises, and those of an open file. */
const places = {
  fs: fs as unknown as Methods,
  promises: promises as unknown as Methods,
  handle: await (async () => {
    const handle = await promises.open(import.meta.filename, "r");
    await handle.close();
    return Object.getPrototypeOf(handle) as Methods;
  })(),
};

export type Place = keyof typeof places;

/** Wraps one of Node's functions until the end of the test. */
export function before(place: Place, name: string, action: (...args: unknown[]) => void): void {
  const methods = places[place];
  const original = methods[name];
  if (original === undefined) throw new Error(`there is no ${name}`);
  const replaced: Method = function (this: unknown, ...args) {
    action.apply(this, args);
    return original.apply(this, args);
  };
  methods[name] = place === "fs" ? replaced : asPromised(replaced);
  syncBuiltinESMExports();
  onTestFinished(() => {
    methods[name] = original;
    syncBuiltinESMExports();
  });
}

function asPromised(method: Method): Method {
  return function (this: unknown, ...args) {
    return Promise.resolve().then(() => method.apply(this, args));
  };
}

/** Makes the nth close of an open file fail. The file is closed anyway, as the system does. */
export function failAtClose(code: string, nth: number): void {
  const { open } = promises;
  let count = 0;
  promises.open = async (...args) => {
    const handle = await open(...args);
    const close = handle.close.bind(handle);
    handle.close = async () => {
      await close();
      if (++count === nth) throw systemError(code);
    };
    return handle;
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    promises.open = open;
    syncBuiltinESMExports();
  });
}

/** An error as the system reports it. */
export function systemError(code: string, message = `${code}: it cannot be done`): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, errno: -1, syscall: "write" });
}

/** Makes the nth matching call of a function fail, counted from 1. */
export function failAt(
  place: Place,
  name: string,
  code: string,
  nth = 1,
  meant: (...args: unknown[]) => boolean = () => true,
): void {
  let count = 0;
  before(place, name, (...args) => {
    if (meant(...args) && ++count === nth) throw systemError(code);
  });
}
