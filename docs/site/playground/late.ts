/*
 * Parts of errspec that are called as functions but loaded when they are first called: the call fails, the part is loaded, and
 * the question is asked again. So the first output does not wait for what few questions need.
 */

/** A part that is not loaded yet. */
export class NotLoaded extends Error {
  override readonly name = "NotLoaded";
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super("a part is not loaded yet");
    this.load = load;
  }
}

/** Answers a question, again after each part that was missing. */
export async function answered<T>(ask: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await error.load();
    }
  }
}
