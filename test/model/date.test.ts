import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDate } from "../../generator/model/date.js";

describe("a date", () => {
  it("is any calendar date", () => {
    const day = fc.date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(fc.property(day, (date) => isDate(date.toISOString().slice(0, 10))));
    expect(["2028-02-29", "2000-02-29", "2026-12-31", "2026-04-30"].filter((text) => !isDate(text))).toEqual([]);
  });

  it("does not exist if its month or year lacks the day", () => {
    const days = ["2026-02-31", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00"];
    expect(days.filter(isDate)).toEqual([]);
  });

  it("has only one form", () => {
    const texts = [
      "2026-1-31",
      "20260131",
      "2026/01/31",
      "31.01.2026",
      "26-01-31",
      "+002026-01-31",
      "2026-01-31T00:00:00Z",
      " 2026-01-31",
      "2026-01-31\n",
      "２０２６-０１-３１",
      "next year",
      "",
    ];
    expect(texts.filter(isDate)).toEqual([]);
  });
});
