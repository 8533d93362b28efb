import { decodeFilesResponse } from "files-errors";

/** What the service of accounts says. Its errors are errors of this API. */
export async function usageOf(account: string): Promise<unknown> {
  const response = await fetch(`https://accounts.example.com/${account}`);
  const { status, headers } = response;
  const body = await response.text();
  const error = decodeFilesResponse({ status, headers, body });
  if (error) throw error;
  return JSON.parse(body);
}
