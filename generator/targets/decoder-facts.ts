import type { DecodePlan, SuccessPlan } from "../sdk/decode-plan.js";

/** Whether the success of a call depends on what the body has. */
const needsBody = ({ absent, present }: SuccessPlan): boolean => absent !== undefined || present !== undefined;

/** What the decoders of several languages ask of a plan. */
export function decoderFacts({ success, headers, foreignKeys, hasForms }: DecodePlan) {
  const codeHeaders = headers.code.length > 0;
  return {
    codeHeaders,
    /** Whether a header with a code refutes a success. */
    refutable: codeHeaders && needsBody(success) && success.code === undefined,
    foreign: foreignKeys.length > 0,
    forms: hasForms,
    requestIdHeaders: headers.requestId.length > 0,
  };
}

/** The parts of an argument list for the condition of success: for the body, and for the code of the response. */
export function successParts<Part>({ success }: DecodePlan, body: readonly Part[], code: readonly Part[]): Part[] {
  return [...(needsBody(success) ? body : []), ...(success.code === undefined ? [] : code)];
}

/** The first digit of the status that an error comes with, as an expression; empty if any may come. */
export function expectedClass({ status }: DecodePlan, ofEntry: string): string {
  if (status === undefined) return "";
  return status === "entry" ? `${ofEntry} / 100` : String(Math.floor(status / 100));
}

/** `FORMS`, `FORMS2`, `FORMS3`. */
export const numbered = (name: string, index: number): string => (index === 0 ? name : `${name}${index + 1}`);

/** The sources of the module's own code, by the names of the constants with their places and forms. */
export function sourceViews({ sources }: DecodePlan, at: string, formsName: string) {
  return sources.map(({ forms }, index) => ({
    at: numbered(at, index),
    formsName: numbered(formsName, index),
    name: numbered(forms.length > 0 ? "text" : "own", index),
    forms: forms.length > 0,
  }));
}
