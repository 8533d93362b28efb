import type { TextBuilder } from "./text-builder.js";

/** A long text of a view, which a template prints piece by piece. */
export class LongText {
  readonly print: (out: TextBuilder) => void;

  constructor(print: (out: TextBuilder) => void) {
    this.print = print;
  }
}
