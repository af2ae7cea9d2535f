import { hostOf, header, type HttpRequest } from "../gateway/envelope";
import type { HttpAnswer } from "../gateway/http-server";
import { answer } from "../gateway/pipeline";
import { renderPage } from "../page/page";
import { pictureOf } from "../page/picture";
import { controlRoot, control } from "./control";
import type { Controlled } from "./controlled";

/** Serves the emulated APIs, the page at `/` for browsers, and the control interface. */
export function serveEmulator(controlled: Controlled): (request: HttpRequest) => Promise<HttpAnswer> {
  return async (request) => {
    const isControl = request.path.startsWith(controlRoot);
    if (!isControl && !wantsPage(request)) return answer(controlled.gateway, request);
    if (!isFromHere(request)) return text(403, "Only pages of the emulator itself may request this.\n");
    if (isControl) return control(controlled, request);
    controlled.emulator.clock.catchUp();
    return {
      kind: "document",
      status: 200,
      type: "text/html; charset=utf-8",
      text: renderPage(pictureOf(controlled.emulator)),
    };
  };
}

function wantsPage({ method, path, headers }: HttpRequest): boolean {
  return method === "GET" && path === "/" && (headers.accept ?? "").includes("text/html");
}

const ownNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Keeps websites out: neither a cross-origin request nor a DNS name for 127.0.0.1 gets through a user's browser. */
function isFromHere({ headers }: HttpRequest): boolean {
  const { origin } = headers;
  const isOwn = origin === undefined || ownNames.has(hostOf(origin));
  return isOwn && ownNames.has(hostOf(header(headers, "host") ?? ""));
}

function text(status: number, content: string): HttpAnswer {
  return { kind: "document", status, type: "text/plain; charset=utf-8", text: content };
}
