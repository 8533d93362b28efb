/** Shows how much of the input was read, on standard error if that is a terminal. */
export interface ProgressBar {
  readonly add: (bytes: number) => void;
  readonly end: () => void;
}

const width = 30;
/** The shortest time between two pictures in milliseconds. */
const interval = 100;

/** Makes a bar for a number of bytes, or of an unknown number if it is 0. */
export function progressBar(total: number): ProgressBar {
  const stream = process.stderr;
  if (!stream.isTTY) return { add: () => undefined, end: () => undefined };
  const start = Date.now();
  let [read, shown] = [0, start];
  const draw = (now: number): void => {
    const share = total === 0 ? 0 : Math.min(1, read / total);
    const full = Math.round(share * width);
    const bar = total === 0 ? "" : `${"█".repeat(full)}${"░".repeat(width - full)} ${Math.round(share * 100)} %  `;
    const speed = megabytes((read * 1000) / Math.max(1, now - start));
    stream.write(`\r${bar}${megabytes(read)}, ${speed}/s\x1b[K`);
  };
  return {
    add(bytes) {
      read += bytes;
      const now = Date.now();
      if (now - shown < interval) return;
      shown = now;
      draw(now);
    },
    end() {
      if (shown > start) stream.write("\r\x1b[K");
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
