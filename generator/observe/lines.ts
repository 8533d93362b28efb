/** The longest line in bytes. */
const longestLine = 2 ** 24;

/** Cuts bytes into lines. */
export interface LineSplitter {
  readonly push: (bytes: Buffer) => void;
  readonly end: () => void;
}

/** A line: the bytes from one place to another, without its end. They are valid until the next one. */
export type TakeLine = (bytes: Buffer, from: number, to: number) => void;

/** Makes a splitter; `isStart` if the bytes start a file, which may have a byte order mark. */
export function lineSplitter(isStart: boolean, line: TakeLine, longLine: () => void): LineSplitter {
  let parts: Buffer[] = [];
  let size = 0;
  let isTooLong = false;
  let mayHaveMark = isStart;
  const keep = (bytes: Buffer): void => {
    if (isTooLong || bytes.length === 0) return;
    size += bytes.length;
    if (size > longestLine) [isTooLong, parts] = [true, []];
    else parts.push(Buffer.from(bytes));
  };
  const take = (bytes: Buffer, from: number, end: number): void => {
    line(bytes, from, end > from && bytes[end - 1] === 0x0d ? end - 1 : end);
  };
  const lines = (bytes: Buffer): void => {
    let start = mayHaveMark && hasMark(bytes) ? 3 : 0;
    mayHaveMark = false;
    for (let end = bytes.indexOf(0x0a, start); end !== -1; end = bytes.indexOf(0x0a, start)) {
      take(bytes, start, end);
      start = end + 1;
    }
    if (start < bytes.length) take(bytes, start, bytes.length);
  };
  const flush = (bytes: Buffer): void => {
    if (isTooLong) longLine();
    else lines(parts.length === 0 ? bytes : Buffer.concat([...parts, bytes]));
    [parts, size, isTooLong] = [[], 0, false];
  };
  return {
    push(bytes) {
      let rest = bytes;
      if (size > 0) {
        const end = bytes.indexOf(0x0a);
        if (end === -1 || size + end > longestLine) {
          keep(end === -1 ? bytes : bytes.subarray(0, end));
          if (end === -1) return;
        }
        flush(bytes.subarray(0, end + 1));
        rest = bytes.subarray(end + 1);
      }
      const last = rest.lastIndexOf(0x0a);
      if (last >= 0) lines(rest.subarray(0, last + 1));
      keep(rest.subarray(last + 1));
    },
    end() {
      if (size > 0) flush(Buffer.alloc(0));
    },
  };
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
