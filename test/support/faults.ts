import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/*
 * What a disk does once in a blue moon, done in this very process: a call of Node's on files fails as the system would
 * make it fail, or is watched. Only for what a real folder cannot be made to do; strace does it to whole runs.
 */

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** The functions of Node's that work on files: with and without promises, and those of an open file. */
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

/** Puts something before a function of Node's, until the test is over. */
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

/** Lets the nth closing of an open file fail: the file is closed all the same, as the system does it. */
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

/** An error as the system gives it. */
export function systemError(code: string, message = `${code}: it cannot be done`): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, errno: -1, syscall: "write" });
}

/** Lets the nth call of a function fail, counted from 1 among those that are meant. */
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
