import { Help } from "commander";
import type { HelpConfiguration, Option } from "commander";

/** Help without trivial defaults: `(default: false)` for a flag, `(default: [])` for a list. */
export const plainHelp: HelpConfiguration = {
  optionDescription(option: Option): string {
    const value: unknown = option.defaultValue;
    const isTrivial = value === false || (Array.isArray(value) && value.length === 0);
    const shown = isTrivial ? Object.assign(Object.create(option) as Option, { defaultValue: undefined }) : option;
    return new Help().optionDescription(shown);
  },
};
