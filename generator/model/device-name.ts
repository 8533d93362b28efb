/**
 * Whether Windows reserves a file name for a device, such as `nul` or `com1.txt`: case and extension make no difference.
 * Source: "Naming Files, Paths, and Namespaces" in Microsoft's documentation.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:aux|con|nul|prn|com[0-9]|lpt[0-9])(?:\..*)?$/is.test(name);
}
