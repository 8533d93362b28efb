import * as v from "valibot";

/**
 * A mapping whose keys its author chooses. Valibot's `record` silently drops the keys `constructor`, `prototype` and
 * `__proto__`, which a group or a rule may well be called; this one keeps every own key.
 */
export function record<
  const Key extends v.BaseSchema<string, string, v.BaseIssue<unknown>>,
  const Value extends v.GenericSchema,
>(key: Key, value: Value): v.RecordSchema<Key, Value, undefined> {
  const schema = v.record(key, value);
  const original = schema["~run"].bind(schema);
  const run: typeof original = (dataset, config) => {
    const input = dataset.value;
    if (typeof input !== "object" || input === null) return original(dataset, config);
    const issues: v.BaseIssue<unknown>[] = [];
    const entries: [string, unknown][] = [];
    let typed = true;
    for (const [name, inner] of Object.entries(input)) {
      const item = (origin: "key" | "value") =>
        ({
          type: "object",
          origin,
          input: input as Record<string, unknown>,
          key: name,
          value: inner as unknown,
        }) as const;
      const keyResult = key["~run"]({ value: name }, config);
      const valueResult = value["~run"]({ value: inner as unknown }, config);
      for (const issue of keyResult.issues ?? []) issues.push({ ...issue, path: [item("key")] });
      for (const issue of valueResult.issues ?? [])
        issues.push({ ...issue, path: [item("value"), ...(issue.path ?? [])] });
      typed &&= keyResult.typed && valueResult.typed;
      entries.push([name, valueResult.value]);
    }
    const result = { typed, value: Object.fromEntries(entries), issues: issues.length === 0 ? undefined : issues };
    return result as ReturnType<typeof original>;
  };
  return Object.assign(schema, { "~run": run });
}
