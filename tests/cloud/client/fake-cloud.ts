import { Cloud, type Transport, type WireRequest } from "../../../cloud/client";
import type { Connection } from "../../../core/state/connection";
import { VirtualClock } from "./virtual-clock";

export const connection: Connection = {
  accountUin: "100000000001",
  region: "ap-guangzhou",
  credentials: "environment:TENCENTCLOUD",
};

export const environment: NodeJS.ProcessEnv = {
  TENCENTCLOUD_SECRET_ID: "AKIDexample-of-a-key",
  TENCENTCLOUD_SECRET_KEY: "example-of-a-secret-key",
  DTS_CROSS_ACCOUNT_LANGUAGE: "en",
};

/** What the SDK throws when the service refuses. */
export function refusal(code: string, message = "no"): Error {
  return Object.assign(new Error(message), { code, requestId: "request-1" });
}

/** What the SDK throws when the network fails: an error without a code. */
export function networkFailure(message: string): Error {
  return new Error(message);
}

export type Answer = object | Error | ((request: WireRequest) => object | Error | Promise<object>);

/** A cloud that answers from a list, the last answer again and again, and remembers what it was asked. */
export function fakeCloud(answers: readonly Answer[], settings: NodeJS.ProcessEnv = environment) {
  const clock = new VirtualClock();
  const requests: (WireRequest & { at: number })[] = [];
  const transport: Transport = async (request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ ...request, at: clock.now() });
    const given = await (typeof answer === "function"
      ? (answer as (asked: WireRequest) => unknown)(request)
      : answer);
    if (given instanceof Error) throw given;
    return given;
  };
  const cloud = new Cloud({ environment: settings, clock, transport });
  return { cloud, clock, requests, account: cloud.account(connection) };
}
