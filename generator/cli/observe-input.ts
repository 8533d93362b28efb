import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DiskProblem } from "../disk/problem.js";
import { packageFolder } from "../disk/package-folder.js";
import { firstBytes, inputFiles, partsOf, sizeOf, standardInput } from "../disk/streams.js";
import type { InputPart } from "../disk/streams.js";
import { visible } from "../diagnostic/visible.js";
import type { Catalog } from "../model/catalog.js";
import type { Counts } from "../observe/counts.js";
import { looksLikeHar } from "../observe/har.js";
import { joiner } from "../observe/part.js";
import type { Part, ReadOptions } from "../observe/part.js";
import { UsageError } from "./exit.js";
import { partRunner } from "./observe-part.js";
import type { PartJob } from "./observe-part.js";
import type { WorkerAnswer, WorkerSetup } from "./observe-worker.js";
import { progressBar } from "./progress.js";

/** Files are cut into parts of at least this many bytes, so that several threads can read one. */
const smallestPart = 16 * 2 ** 20;

interface Input {
  readonly spec: string;
  readonly catalog: Catalog;
  readonly paths: readonly string[];
  readonly options: ReadOptions;
  /** How many threads read. */
  readonly jobs: number;
}

/** Reads all input and adds it up. */
export async function countInput({ spec, catalog, paths, options, jobs }: Input): Promise<Counts> {
  const files = inputFiles(paths);
  if ("missing" in files) throw new UsageError(`there is no ${visible(files.missing)}`);
  const threads = Math.min(jobs, availableParallelism() * 2);
  const parts = files.flatMap((file) =>
    threads > 1 && mayBeCut(file, options) ? partsOf(file, smallestPart) : whole(file),
  );
  const bar = progressBar(files.reduce((total, file) => total + sizeOf(file), 0));
  const joined = joiner();
  const lines = new Map<string, number>();
  const done: (Part | undefined)[] = [];
  let next = 0;
  const finish = (index: number, part: Part): void => {
    done[index] = part;
    for (let ready = done[next]; ready !== undefined; ready = done[next]) {
      const file = parts[next]?.file ?? "";
      joined.add(ready, lines.get(file) ?? 0);
      lines.set(file, (lines.get(file) ?? 0) + ready.lines);
      done[next] = undefined;
      next += 1;
    }
  };
  const work = parts.map((part, index): PartJob => ({ part, isFirst: index === 0 }));
  try {
    if (threads > 1 && parts.length > 1) await inThreads({ spec, options }, work, threads, finish, bar.add);
    else {
      const read = partRunner(catalog, options);
      for (const [index, job] of work.entries()) finish(index, await read(job, bar.add));
    }
  } finally {
    bar.end();
  }
  return joined.counts();
}

const whole = (file: string): readonly InputPart[] => [{ file, start: 0, end: undefined }];

/** Whether any line of a file can be read by itself. */
function mayBeCut(file: string, { format }: ReadOptions): boolean {
  if (file === standardInput || format === "har") return false;
  return (
    format !== "auto" ||
    !looksLikeHar(
      firstBytes(file, 65_536)
        .toString("utf8")
        .replace(/^\ufeff/, ""),
    )
  );
}

/** Reads parts in several threads. The first problem ends all. */
async function inThreads(
  setup: WorkerSetup,
  work: readonly PartJob[],
  threads: number,
  finish: (index: number, part: Part) => void,
  progress: (bytes: number) => void,
): Promise<void> {
  const queue = [...work.entries()];
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(join(packageFolder, "dist", "observe-worker.js"), { workerData: setup });
      const assign = (): void => {
        const job = queue.shift();
        if (job !== undefined) worker.postMessage(job);
        else void worker.terminate().then(() => { resolve(); }, reject); // prettier-ignore
      };
      worker.on("message", (answer: WorkerAnswer) => {
        if ("bytes" in answer) progress(answer.bytes);
        else if ("problem" in answer) reject(new DiskProblem(answer.problem));
        else {
          if ("part" in answer) finish(answer.index, answer.part);
          assign();
        }
      });
      worker.on("error", reject);
    });
  await Promise.all(Array.from({ length: Math.min(threads, work.length) }, run));
}
