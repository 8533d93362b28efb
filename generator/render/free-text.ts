/**
 * Text from a spec on its way to a template. A template can print it only through a helper that encodes it and is named
 * after the place where it lands. Printing it without a helper throws.
 */
export class FreeText {
  /** The text itself, for an encoder. */
  readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
  }

  toString(): never {
    throw new Error(`free text without an encoder: ${JSON.stringify(this.raw.slice(0, 60))}`);
  }
}

/** Marks text as coming from a spec. */
export function freeText(raw: string): FreeText {
  return new FreeText(raw);
}
