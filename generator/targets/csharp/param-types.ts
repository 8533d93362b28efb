/** The types of params. */
export const types = { string: "string", int: "long", float: "double", bool: "bool" } as const;
