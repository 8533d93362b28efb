import { Help } from "commander";
import type { HelpConfiguration, Option } from "commander";

/** Help without the defaults that say nothing: `(default: false)` for a flag, `(default: [])` for a list. */
export const plainHelp: HelpConfiguration = {
  optionDescription(option: Option): string {
    const standard: unknown = option.defaultValue;
    const saysNothing = standard === false || (Array.isArray(standard) && standard.length === 0);
    const shown = saysNothing ? Object.assign(Object.create(option) as Option, { defaultValue: undefined }) : option;
    return new Help().optionDescription(shown);
  },
};
