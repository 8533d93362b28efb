/** The text of a file with its syntax marked, as nodes of the page. */
export function highlighted(path: string, text: string): Promise<readonly (string | HTMLElement)[]>;
