import type { Engine, Reply, Request } from "./protocol.js";

/** Starts errspec in a worker. Its URL is relative to the page. */
export function startEngine(script: string): Engine {
  // A worker from a blob has the policy of the page: it cannot send anything anywhere either.
  const url = new URL(script, location.href).href;
  const blob = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const question = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) question?.reject(new Error(data.error));
    else question?.resolve(data.value);
  });
  let last = 0;
  const ask = (method: keyof Engine, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const request: Request = { id: last, method, args };
      worker.postMessage(request);
    });
  return new Proxy({} as Engine, {
    get:
      (_, method) =>
      (...args: readonly unknown[]) =>
        ask(method as keyof Engine, args),
  });
}

/** Runs a task again and again, but once at a time: what is asked for while it runs is done once, afterwards. */
export function oneAtATime(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await task();
      }
    } catch (error) {
      failed(error);
    } finally {
      isRunning = false;
    }
  };
  return () => void run();
}

/** Calls a function once nothing has asked for it for some milliseconds. */
export function after(delay: number, action: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay) as unknown as number;
  };
}
