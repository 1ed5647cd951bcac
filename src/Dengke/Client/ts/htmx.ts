import htmx from "htmx.org";
import { toast } from "./toasts";
import { say } from "./words";

/** htmx without anything that a strict content security policy forbids, and with an answer for every failure. */
export function installHtmx(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    scrollBehavior: "auto",
    defaultSwapStyle: "outerHTML",
    timeout: 30_000,
    // 400, 409 and 422 carry the same page with its errors.
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "(400|409|422)", swap: true, error: false },
      { code: "...", swap: false, error: true },
    ],
  });

  document.addEventListener("htmx:sendError", () => toast(say("offline"), "danger"));
  document.addEventListener("htmx:timeout", () => toast(say("offline"), "danger"));
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    toast(say(xhr.status === 401 ? "expired" : "failed"), "danger");
  });
}
