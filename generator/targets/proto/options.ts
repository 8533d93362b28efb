import * as v from "valibot";

export const category = "SRC_PROTO";

/** The largest number of an enum value: an int32. */
export const largestNumber = 2 ** 31 - 1;

/** The options under `targets: proto:` in a spec, with the category of changes that break code which uses the enums. */
export const protoOptions = v.pipe(
  v.optional(
    v.strictObject({
      package: v.optional(
        v.pipe(
          v.string("a package of Protocol Buffers must be text"),
          v.regex(
            /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/,
            "a package of Protocol Buffers is words in small letters joined by dots, such as shop.errors.v1",
          ),
          v.maxLength(100, "a package of Protocol Buffers has 100 characters at most here"),
          v.description(
            "The package of the enums, and so the folder of the files. Default: the catalog's ID and `.v1`.",
          ),
        ),
      ),
      numbers: v.optional(
        v.pipe(
          v.record(
            v.string(),
            v.record(
              v.string(),
              v.pipe(
                v.number("the number of an enum value is a whole number"),
                v.integer("the number of an enum value is a whole number"),
                v.minValue(-largestNumber - 1, "the number of an enum value has 32 bits"),
                v.maxValue(largestNumber, "the number of an enum value has 32 bits"),
                v.check((number) => number !== 0, "0 means that no error is given; use another number"),
              ),
            ),
          ),
          v.description(
            "Numbers of enum values, by module and code, such as those of an enum that there already is. Default: the code if it is a number of 32 bits other than 0, or else a hash of it.",
          ),
        ),
        {},
      ),
    }),
    {},
  ),
  v.description("Protocol Buffers: an enum for each module, whose values are reasons in google.rpc.ErrorInfo."),
  v.metadata({ category }),
);
