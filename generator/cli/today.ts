import { InvalidArgumentError, Option } from "commander";
import { isDate } from "../model/date.js";

/** `--today`. The clock is read here and nowhere else, so that what a command says can be said again on any other day. */
export function todayOption(): Option {
  return new Option("--today <date>", "the date of the run, as 2027-01-31")
    .argParser(readDate)
    .default(today(), "today");
}

function readDate(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError("A date is a day of the calendar, written as 2027-01-31.");
  return text;
}

/** The date where the user is. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
