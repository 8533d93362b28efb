/** Words in one text, separated by bars. */
export const words = (text: string): readonly string[] => text.split("|");
