import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const envelopeDomainChanged: BreakingRule = {
  id: "envelope-domain-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The domain of gRPC errors changed.",
  why: "Clients take an ErrorInfo of another domain for one of another service, and read no code from it.",
  *check({ before, after }) {
    const [from, to] = [before, after].map(({ envelopes }) => envelopes.find(({ id }) => id === "grpc")?.domain);
    if (from === undefined || to === undefined || from === to) return;
    yield {
      subject: "envelope",
      detail: `domain ${step(from, to)}`,
      span: after.at("envelopes", "grpc", "domain"),
      previousSpan: before.at("envelopes", "grpc", "domain"),
      previously: `it was ${from}`,
      message: `the domain of gRPC errors changed from ${from} to ${to}`,
      help: `write \`grpc: { domain: ${from} }\``,
    };
  },
};
