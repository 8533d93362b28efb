/** The options of a retry decision in a row: times in milliseconds. */
export interface RowRetry {
  readonly idempotent: boolean;
  readonly attempt: number;
  readonly elapsed: number;
  readonly random: number;
  readonly maxAttempts?: number;
  readonly maxElapsed?: number;
}

const usual: RowRetry = { idempotent: true, attempt: 1, elapsed: 0, random: 0.5 };

/** Options that decide on each step of the contract, for a failure that can be repeated. */
export const retryOptions: readonly RowRetry[] = [
  usual,
  ...[0, 0.125, 0.001, 0.25, 0.3, 0.7, 0.999_999_999_999_999_9].map((random) => ({ ...usual, random })),
  ...[-1, 0, 2, 3, 4, 5, 6].map((attempt) => ({ ...usual, attempt, random: 0.1234567890123 })),
  ...[6, 7, 8, 64, 1000, 1100, 5000].map((attempt) => ({ ...usual, attempt, maxAttempts: 5001, random: 0.75 })),
  ...[-1, 0, 1, 2].map((maxAttempts) => ({ ...usual, attempt: 0, maxAttempts })),
  // The delay is 750 ms, or 1,500 ms, or what the server asks for.
  ...[-5000, 1, 1500, 240_000, 270_000, 297_000, 298_500, 298_501, 299_250, 299_251, 300_000, 300_001].map(
    (elapsed) => ({ ...usual, elapsed }),
  ),
  ...[0, 749, 750, 1499, 1500, 2999, 3000, 30_000, 31_536_000_000].map((maxElapsed) => ({ ...usual, maxElapsed })),
  ...[-250, 4000, 4250, 4251, 123_456].map((elapsed) => ({ ...usual, elapsed, maxElapsed: 5000 })),
];

/** Options that show whether a failure can be repeated at all. */
export const retryBasics: readonly RowRetry[] = [
  { ...usual, idempotent: false },
  usual,
  { ...usual, idempotent: false, attempt: 5, elapsed: 400_000 },
];
