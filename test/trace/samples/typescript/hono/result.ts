export type Result<Value, Problem extends Error = Error> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem };

export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw result.error;
  return result.value;
}
