/** A mistake in a template that a user has overridden. The message says what is wrong. */
export class TemplateProblem extends Error {
  override readonly name = "TemplateProblem";
  /** The text of the template, which identifies it. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;

  constructor(text: string, line: number, message: string) {
    super(message);
    this.text = text;
    this.line = line;
  }
}
