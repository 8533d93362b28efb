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

/** Where a part of a template is. Both are undefined for templates that errspec ships: they have no mistakes to report. */
export interface TemplatePlace {
  /** The text of the template. */
  readonly text: string | undefined;
  readonly line: number | undefined;
}

/** Calls a function. What it throws gets the place in the template, unless it has one. */
export function atPlace<T>({ text, line }: TemplatePlace, act: () => T): T {
  if (text === undefined || line === undefined) return act();
  try {
    return act();
  } catch (error) {
    if (error instanceof TemplateProblem) throw error;
    throw new TemplateProblem(text, line, (error as Error).message);
  }
}
