import { longestGap } from "../../model/repeats.js";
import type { Dialect } from "./dialect.js";

/**
 * Marks repeated requests, as `is_repeat`, by the order of time; of the same time, in that of the keys. An attempt that
 * continues a run is a repeat if the one before it or the one after it continues the run too: then there are three. All
 * that takes is in one window, since attempts that are equal may come in another order in another one. `keys` are the
 * columns of a row of counts.
 */
export function repeatSteps(dialect: Dialect, keys: readonly string[]): string {
  const time = dialect.millis("time");
  const neighbours = [
    ["lag", 2, "second"],
    ["lag", 1, "before"],
    ["lead", 1, "after"],
  ] as const;
  const around = neighbours.flatMap(([way, distance, name]) => [
    `${way}(failing, ${distance}) over attempts as failing_${name}`,
    `${way}(${time}, ${distance}) over attempts as at_${name}`,
  ]);
  const continues = (from: string, to: string): string =>
    `failing_${from} = failing_${to} and at_${to} - at_${from} between 0 and ${longestGap}`;
  return `,
attempted as (
  select
${keys.map((key) => `    ${key},`).join("\n")}
    time,
    client,
    upper(method) as method,
    request_target,
    coalesce(request, '') as request,
    case
      when row_result <> 'unread' and time is not null and client is not null and method is not null
        and request_target is not null then 1
      else 0
    end as is_attempt,
    failing
  from worded
),
ordered as (
  select
    *,
    failing as failing_now,
    ${time} as at_now,
${around.map((column) => `    ${column}`).join(",\n")}
  from attempted
  window attempts as (
    partition by is_attempt, client, method, request_target, request
    order by time, ${keys.join(", ")}
  )
),
repeated as (
  select
    *,
    case
      when is_attempt = 1 and failing <> '' and ${continues("before", "now")}
        and (${continues("second", "before")} or ${continues("now", "after")}) then 1
      else 0
    end as is_repeat
  from ordered
)`;
}
