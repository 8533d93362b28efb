import { parentPort, workerData } from "node:worker_threads";
import type { Part, ReadOptions } from "../observe/part.js";
import { DiskProblem } from "../disk/problem.js";
import { openForLookup } from "./open.js";
import { partRunner } from "./observe-part.js";
import type { PartJob } from "./observe-part.js";

/** What a thread needs before it can read. A catalog has functions, so each thread reads the spec itself. */
export interface WorkerSetup {
  readonly spec: string;
  readonly options: ReadOptions;
}

/** What a thread says: that it can begin, how much it read, what a part comes to, or what went wrong. */
export type WorkerAnswer =
  | { readonly isReady: true }
  | { readonly bytes: number }
  | { readonly index: number; readonly part: Part }
  | { readonly problem: string };

/** Reads the parts that the main thread sends. */
export async function observeWorker(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("this runs in a thread only");
  const answer = (message: WorkerAnswer): void => {
    port.postMessage(message);
  };
  const { spec, options } = workerData as WorkerSetup;
  const catalog = await openForLookup(spec);
  if (catalog === undefined) throw new Error("the spec cannot be read");
  const read = partRunner(catalog, options);
  port.on("message", ([index, job]: readonly [number, PartJob]) => {
    read(job, (bytes) => {
      answer({ bytes });
    }).then(
      (part) => {
        answer({ index, part });
      },
      (error: unknown) => {
        if (!(error instanceof DiskProblem)) throw error;
        answer({ problem: error.message });
      },
    );
  });
  answer({ isReady: true });
}
