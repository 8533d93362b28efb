const months: readonly string[] = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const pattern = /^[A-Za-z]{3}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT$/;

/** The days of 400 years are the same in each era of the Gregorian calendar. */
const eraMilliseconds = 146_097 * 86_400_000;

/**
 * A date as RFC 9110 requires senders to write it, in milliseconds since 1970; undefined if the text is none or there is no
 * such day. The day of the week is not compared. Section 4 of the response contract.
 */
export function readHttpDate(text: string): number | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const month = months.indexOf(found[2] ?? "");
  const [day, year, hour, minute, second] = [1, 3, 4, 5, 6].map((group) => Number(found[group])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  // An era later, because `Date.UTC` reads a year below 100 as one of the twentieth century.
  const midnight = new Date(Date.UTC(year + 400, month, day));
  if (midnight.getUTCDate() !== day) return undefined;
  return midnight.getTime() - eraMilliseconds + ((hour * 60 + minute) * 60 + second) * 1000;
}
