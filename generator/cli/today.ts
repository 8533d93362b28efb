import { InvalidArgumentError, Option } from "commander";
import { isDate } from "../model/date.js";

/** The `--today` option. The clock is read only here, so that the output of a command can be reproduced on any day. */
export function todayOption(): Option {
  return new Option("--today <date>", "the date of the run, as 2027-01-31")
    .argParser(readDate)
    .default(today(), "today");
}

function readDate(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError("A date must be a calendar day such as 2027-01-31.");
  return text;
}

/** The current date in the local time zone. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
