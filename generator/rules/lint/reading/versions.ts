import { isDate } from "../../../model/date.js";

/** Whether the first date or numeric version is later than the second. Names of editions are not compared. */
export function isLater(a = "", b = ""): boolean {
  if (isDate(a) && isDate(b)) return a > b;
  const [x, y] = [a, b].map((text) => /^v?(\d{1,6}(?:\.\d{1,6}){1,3})$/.exec(text)?.[1]?.split(".").map(Number));
  if (x === undefined || y === undefined) return false;
  for (let index = 0; index < Math.max(x.length, y.length); index++) {
    const difference = (x[index] ?? 0) - (y[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
