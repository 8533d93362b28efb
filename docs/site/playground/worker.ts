import "./buffer.js";
import { engine } from "./engine.js";
import type { Reply, Request } from "./protocol.js";

/* The thread in which errspec runs, so that typing never waits for it. Answers come in the order of the questions. */

let last: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  last = last.then(() => answer(data));
});

async function answer({ id, method, args }: Request): Promise<void> {
  const ask = engine[method] as (...args: readonly unknown[]) => Promise<unknown>;
  let reply: Reply;
  try {
    reply = { id, value: await ask(...args) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  postMessage(reply);
}
