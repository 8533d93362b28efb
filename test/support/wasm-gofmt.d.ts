declare module "@wasm-fmt/gofmt/gofmt_binding.js" {
  export function format(exports: WebAssembly.Exports, source: string): string;
}
