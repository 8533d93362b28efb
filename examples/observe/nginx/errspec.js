// Collects the body of a response for the access log, and passes it on unchanged. It is JavaScript of nginx (njs).

/** The longest body that is logged, in characters. A longer one is logged as `-`: not read. */
const longest = 16384;

function collect(r, data, flags) {
  const before = r.variables.response_text;
  if (before !== "-") {
    r.variables.response_text = before.length + data.length > longest ? "-" : before + data;
  }
  r.sendBuffer(data, flags);
}

export default { collect };
