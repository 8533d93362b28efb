import { StringDecoder } from "node:string_decoder";
import { BrokenInput, readPart } from "../disk/streams.js";
import type { InputPart } from "../disk/streams.js";
import type { Catalog } from "../model/catalog.js";
import { lineSplitter } from "../observe/lines.js";
import { partReader } from "../observe/part.js";
import type { Part, PartReader, ReadOptions } from "../observe/part.js";

/** A part of the input and its place. */
export interface PartJob {
  readonly part: InputPart;
  /** Whether no part of the input comes before. */
  readonly isFirst: boolean;
}

/** Reads one part after another. `progress` gets the number of bytes that were read. */
export type ReadOne = (job: PartJob, progress: (bytes: number) => void) => Promise<Part>;

/** Makes a function that reads parts with a catalog. */
export function partRunner(catalog: Catalog, options: ReadOptions): ReadOne {
  const readerFor = partReader(catalog, options);
  return async ({ part, isFirst }, progress) => {
    const reader = readerFor(part.file, isFirst);
    let take: Taker | undefined;
    let isBroken = false;
    try {
      for await (const chunk of readPart(part, progress)) {
        take ??= taker(reader, part, chunk);
        take.push(chunk);
      }
    } catch (error) {
      if (!(error instanceof BrokenInput)) throw error;
      isBroken = true;
    }
    // The line at which the data breaks is the damaged one.
    if (!isBroken) take?.end();
    return reader.end(isBroken);
  };
}

interface Taker {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => void;
}

/** How many bytes decide the format of a file. */
const sampleSize = 65_536;

/** Passes bytes on as lines, or as the text of an archive. */
function taker(reader: PartReader, { start }: InputPart, first: Buffer): Taker {
  const sample = first
    .subarray(0, sampleSize)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  if (start > 0 || reader.start(sample) === "lines") {
    return lineSplitter(start === 0, reader.line, reader.longLine);
  }
  const decoder = new StringDecoder("utf8");
  let isStart = true;
  return {
    push(chunk) {
      const text = decoder.write(chunk);
      reader.piece(isStart ? text.replace(/^\ufeff/, "") : text);
      isStart = false;
    },
    end() {
      reader.piece(decoder.end());
    },
  };
}
