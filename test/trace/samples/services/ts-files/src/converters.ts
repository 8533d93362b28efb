import { files } from "files-errors/server";

export interface Converter {
  convert(content: Uint8Array): Promise<Uint8Array>;
}

const registry = new Map<string, Converter>();

export function register(format: string, converter: Converter): void {
  registry.set(format, converter);
}

export async function convert(content: Uint8Array, format: string): Promise<Uint8Array> {
  const converter = registry.get(format);
  if (!converter) throw files.notConvertible({ log: { format } });
  return converter.convert(content);
}

class TextConverter implements Converter {
  async convert(content: Uint8Array): Promise<Uint8Array> {
    return new TextEncoder().encode(this.decode(content));
  }

  protected decode(content: Uint8Array): string {
    const text = new TextDecoder().decode(content);
    if (text.includes("\uFFFD")) throw files.contentCorrupt();
    return text;
  }
}

class MarkdownConverter extends TextConverter {
  protected override decode(content: Uint8Array): string {
    return super.decode(content).replaceAll("*", "");
  }
}

register("text", new TextConverter());
register("markdown", new MarkdownConverter());
register("pdf", {
  async convert(content) {
    const response = await fetch("https://pdf.example.com", { method: "POST", body: content.slice() });
    if (response.status >= 500) return Promise.reject(files.conversionFailed());
    return new Uint8Array(await response.arrayBuffer());
  },
});
