/** Scans content. */
export declare function scan(content: Uint8Array): Promise<number>;
