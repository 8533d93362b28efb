import type { InvalidResponse, Reason } from "../decode/invalid.js";
import { isChinese } from "../model/locale.js";

type Translated = Readonly<Record<"en" | "zh", string>>;

const reasons: Readonly<Record<Reason, Translated>> = {
  not_json: { en: "it is not JSON", zh: "不是 JSON" },
  not_object: { en: "it is not a JSON object", zh: "不是 JSON 对象" },
  no_code: { en: "it has no code", zh: "没有错误码" },
  bad_code: { en: "its code cannot be read", zh: "错误码无法识别" },
  failed_status: {
    en: "it reports success, but its HTTP status reports an error",
    zh: "内容表示成功，但 HTTP 状态码表示出错",
  },
  foreign: { en: "it looks like another server's error", zh: "看起来是其他服务器返回的错误" },
};

const page: Translated = {
  en: "A proxy or gateway answered with a web page. If the status is 408, 429, 502, 503 or 504, try again later.",
  zh: "这是代理或网关返回的网页。如果状态码是 408、429、502、503 或 504，请稍后重试。",
};

/** Explains in sentences why a body is not a response of the API, and what the caller can do. */
export function notResponse({ reason }: InvalidResponse, body: string, locale: string): readonly string[] {
  const language = isChinese(locale) ? "zh" : "en";
  const why = reasons[reason][language];
  const isPage = reason === "not_json" && body.trimStart().startsWith("<");
  return [
    language === "zh" ? `这不是该 API 的响应：${why}。` : `This is not a response of the API: ${why}.`,
    ...(isPage ? [page[language]] : []),
  ];
}
