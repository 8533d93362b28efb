import type { Headers } from "../decode/header.js";

/** A response of something between a client and the API. */
export interface GatewayPage {
  readonly name: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const html = "text/html; charset=utf-8";

/** What stands between a client and an API, and how it answers. `sound` is a response of the API. */
export function gatewayPages(sound: string): readonly GatewayPage[] {
  const page = (name: string, status: number, type: string, body: string, ...others: Headers): GatewayPage => {
    return { name, status, headers: [["Content-Type", type], ...others], body };
  };
  return [
    page("nginx 502", 502, "text/html", nginx("502 Bad Gateway"), ["Server", "nginx/1.25.3"]),
    page("nginx 503", 503, "text/html", nginx("503 Service Temporarily Unavailable"), ["Retry-After", "120"]),
    page("nginx 504", 504, "text/html", nginx("504 Gateway Time-out")),
    page(
      "load balancer without a target",
      503,
      "text/html",
      "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
      ["Server", "awselb/2.0"],
    ),
    page(
      "CDN challenge",
      403,
      "text/html; charset=UTF-8",
      '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>',
      ["cf-mitigated", "challenge"],
    ),
    page(
      "CDN rate limit",
      429,
      html,
      "<!doctype html>\n<title>Error 1015</title>\n<p>You are being rate limited\u00a0\u2014 try again\u2028later.</p>",
      ["Retry-After", "Tue, 14 Nov 2023 22:14:20 GMT"],
    ),
    { name: "empty body", status: 502, headers: [["Content-Length", "0"]], body: "" },
    page("truncated JSON", 200, "application/json", sound.slice(0, -1)),
    page("HTML with status 200", 200, html, "<!DOCTYPE html>\n<title>Sign in</title>\n<form action=/login></form>\n"),
    page(
      "service mesh",
      503,
      "text/plain",
      "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
    ),
    page("JSON of a gateway", 403, "application/json", '{"message":"Forbidden"}', ["x-amzn-ErrorType", "Forbidden"]),
    page(
      "XML of an object store",
      403,
      "application/xml",
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>',
    ),
  ];
}

function nginx(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.25.3</center>\r\n</body>\r\n</html>\r\n`;
}
