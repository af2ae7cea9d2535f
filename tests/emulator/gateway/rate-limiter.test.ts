import { startTestEmulator } from "../../support/emulator";
import { createRateLimiter } from "../../../emulator/gateway/rate-limiter";
import type { Caller, Operation, Service } from "../../../emulator/service";

const caller: Caller = { kind: "root", accountUin: "1", uin: "1" };
const other: Caller = { kind: "root", accountUin: "2", uin: "2" };

function routeOf(requestsPerSecond?: number) {
  const operation = { requestsPerSecond } as Operation;
  return { service: { name: "cam" } as Service, action: "Any", operation };
}

test("a second's requests pass at once; the next is refused until time has passed", () => {
  let now = 0;
  const limit = createRateLimiter(() => now);
  const pass = () => limit(caller, routeOf(2));
  pass();
  pass();
  expect(pass).toThrow(expect.objectContaining({ code: "RequestLimitExceeded" }));
  now = 500;
  expect(pass).not.toThrow();
  expect(pass).toThrow(expect.objectContaining({ code: "RequestLimitExceeded" }));
});

test("accounts do not share a limit, and unused requests do not accumulate", () => {
  let now = 0;
  const limit = createRateLimiter(() => now);
  now = 60_000;
  for (let count = 0; count < 20; count += 1) limit(caller, routeOf());
  expect(() => limit(caller, routeOf())).toThrow(expect.objectContaining({ code: "RequestLimitExceeded" }));
  expect(() => limit(other, routeOf())).not.toThrow();
});

test("the emulator limits CreateRole to two a second unless the limit is off", async () => {
  const emulator = await startTestEmulator({ rateLimit: true });
  const { cam } = emulator.source.root;
  const create = () =>
    cam.CreateRole({ RoleName: "a", PolicyDocument: "{}" }).catch(({ code }) => code as string);
  const codes = await Promise.all(Array.from({ length: 4 }, create));
  await emulator.stop();
  expect(codes.filter((code) => code === "RequestLimitExceeded")).toHaveLength(2);
});
