/* Five codes of the worked example in its two modules, as each tool takes them, and responses that carry them. */

export const codes = [
  {
    module: "common",
    code: 4000,
    name: "InvalidParameter",
    http: 400,
    fault: "client",
    retryable: false,
    text: "The request parameter is invalid.",
  },
  {
    module: "common",
    code: 4400,
    name: "RequestLimitExceeded",
    http: 429,
    fault: "client",
    retryable: true,
    text: "The request exceeds the quota.",
  },
  {
    module: "dsa",
    code: 1000,
    name: "InternalSystemError",
    http: 500,
    fault: "server",
    retryable: true,
    text: "Internal system error. Retry later or contact the vendor.",
  },
  {
    module: "dsa",
    code: 1011,
    name: "InvalidAction",
    http: 400,
    fault: "client",
    retryable: false,
    text: "The requested API is invalid. Check it and retry.",
  },
  {
    module: "dsa",
    code: 2130,
    name: "InvalidProjectId",
    http: 400,
    fault: "client",
    retryable: false,
    text: "The ProjectID parameter is invalid. Check it and retry.",
  },
];

/** The changes whose check is measured: each to the last code. */
export const changes = {
  removed: (list) => list.slice(0, -1),
  renumbered: (list) => list.map((entry, nth) => (nth === list.length - 1 ? { ...entry, code: 2131 } : entry)),
  "now retryable": (list) =>
    list.map((entry, nth) => (nth === list.length - 1 ? { ...entry, retryable: true } : entry)),
  "another text": (list) =>
    list.map((entry, nth) => (nth === list.length - 1 ? { ...entry, text: "The project does not exist." } : entry)),
};

/** What a server or a gateway sends, and what a program must print for it: the error, its codes, whether to retry. */
export const responses = [
  { status: 200, body: '{"code":0,"message":""}', prints: "success" },
  { status: 200, body: '{"code":4400,"message":"over the quota"}', prints: "RequestLimitExceeded 4400 retry" },
  { status: 200, body: '{"code":4000,"message":"(2130)非法ProjectID参数"}', prints: "InvalidProjectId 4000/2130 stop" },
  { status: 200, body: '{"code":4000,"message":"1011: the action"}', prints: "InvalidAction 4000/1011 stop" },
  { status: 200, body: '{"code":5000,"message":"","codeDesc":"1000"}', prints: "InternalSystemError 5000/1000 retry" },
  { status: 200, body: '{"code":4000,"message":"(9999)new"}', prints: "InvalidParameter 4000/9999 stop" },
  { status: 200, body: '{"code":4999,"message":"8080: connection refused"}', prints: "unknown 4999 stop" },
  { status: 502, body: "<html>Bad Gateway</html>", prints: "invalid" },
];
