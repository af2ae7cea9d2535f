import {
  evaluateAssumeRole,
  expiredGrants,
  expiryOf,
  parseTrustPolicy,
  sameMeaning,
  sourceTrustPolicy,
} from "../../../core/cam";

const now = Date.parse("2027-06-30T00:00:00Z");

test.each([
  ["2027-07-14T00:00:00Z", "open", 14],
  ["2027-07-13T23:59:59Z", "soon", 13],
  ["2027-06-30T00:00:01Z", "soon", 0],
  ["2027-06-30T00:00:00Z", "expired", 0],
  ["2027-06-29T23:59:59Z", "expired", -1],
  ["2027-06-30T08:00:00+08:00", "expired", 0],
])("a grant until %s is %s with %d days left", (expires, state, daysLeft) => {
  // Given a moment; when it is compared with now
  const expiry = expiryOf(expires, now);

  expect(expiry).toEqual({ state, daysLeft });
});

test("the expired ones of many grants are found; one without an end never is", () => {
  const grants = [
    { name: "never" },
    { name: "past", expires: "2027-06-29T00:00:00Z" },
    { name: "future", expires: "2028-01-01T00:00:00Z" },
  ];

  expect(expiredGrants(grants, now)).toEqual([grants[1]]);
});

describe("the trust policy of a time-boxed grant", () => {
  const trustPolicy = sourceTrustPolicy({
    targetUin: "200000000001",
    externalId: "the-external-id",
    expires: "2027-06-30T00:00:00Z",
  });
  const ask = (time: string, externalId?: string) =>
    evaluateAssumeRole({
      caller: { kind: "root", accountUin: "200000000001", uin: "200000000001" },
      role: { accountUin: "100000000001", roleName: "dts-orders", roleId: "1", trustPolicy },
      requestedArn: "qcs::cam::uin/100000000001:roleName/dts-orders",
      externalId,
      callerPolicies: [],
      context: { "qcs:current_time": time },
    }).verdict;

  test.each([
    ["a second before its end", "2027-06-29T23:59:59Z", "the-external-id", "allowed"],
    ["at its end", "2027-06-30T00:00:00Z", "the-external-id", "refused"],
    ["in time without the external ID", "2027-06-29T00:00:00Z", undefined, "refused"],
  ])("%s", (_when, time, externalId, verdict) => {
    expect(ask(time, externalId)).toBe(verdict);
  });

  test("is read again as what it was, and means something else than without an end", () => {
    const read = parseTrustPolicy(JSON.stringify(trustPolicy));

    const endless = sourceTrustPolicy({ targetUin: "200000000001", externalId: "the-external-id" });

    expect(read.ok && sameMeaning(read.document, trustPolicy)).toBe(true);
    expect(sameMeaning(endless, trustPolicy)).toBe(false);
  });
});
