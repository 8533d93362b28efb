/** `unique-code` as `uniqueCode`. */
export const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** `unique-code` as `UniqueCode`. */
export const pascalCase = (name) => camelCase(`-${name}`);
