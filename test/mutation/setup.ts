import fc from "fast-check";
import { seed } from "../support/seed.js";

// The same texts for every mutant. One that is noticed needs no smallest example, and one that is not no second minute.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the plugin in its place cannot be set for all properties
fc.configureGlobal({ seed, endOnFailure: true, interruptAfterTimeLimit: 1000 });
