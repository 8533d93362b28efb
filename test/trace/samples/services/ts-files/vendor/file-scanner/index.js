import { files } from "files-errors/server";

export async function scan(content) {
  if (content.includes(0x58)) throw files.infected();
  return content.length;
}
