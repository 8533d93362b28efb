/** The longest time between two attempts of a run of repeated requests, in milliseconds: section 6 of the observe contract. */
export const longestGap = 60_000;
