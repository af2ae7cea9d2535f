import {
  assumeRolePolicy,
  parsePolicyDocument,
  parseTrustPolicy,
  sameMeaning,
  sourceTrustPolicy,
  unknownValue,
  userPrincipal,
} from "../../../core/cam";

test("a trust without external ID is the vendor's sample, to the letter", () => {
  expect(JSON.parse(JSON.stringify(sourceTrustPolicy({ targetUin: "67890" })))).toEqual({
    version: "2.0",
    statement: [
      { action: "name/sts:AssumeRole", effect: "allow", principal: { qcs: ["qcs::cam::uin/67890:root"] } },
    ],
  });
});

test("a trust with external ID asks for it in one condition", () => {
  expect(sourceTrustPolicy({ targetUin: "67890", externalId: "the-id" })).toEqual({
    version: "2.0",
    statement: [
      {
        action: "name/sts:AssumeRole",
        effect: "allow",
        principal: { qcs: ["qcs::cam::uin/67890:root"] },
        condition: { string_equal: { "sts:external_id": "the-id" } },
      },
    ],
  });
});

test("a trust may name narrower principals", () => {
  const principals = [userPrincipal("67890", "67891")];

  const [statement] = sourceTrustPolicy({ principals }).statement;

  expect(statement?.principal).toEqual({ qcs: ["qcs::cam::uin/67890:uin/67891"] });
});

test("the sub-user's policy is the procedure's sample, to the letter", () => {
  expect(assumeRolePolicy({ sourceUin: "10000000008", roleName: "DTS-role" })).toEqual({
    version: "2.0",
    statement: [
      {
        effect: "allow",
        action: ["name/sts:AssumeRole"],
        resource: ["qcs::cam::uin/10000000008:roleName/DTS-role"],
      },
    ],
  });
});

test("what is built can be read, and means the same afterwards", () => {
  const policy = assumeRolePolicy({ sourceUin: "10000000008", roleName: "DTS-role" });
  const trust = sourceTrustPolicy({ targetUin: "67890", externalId: "the-id" });

  const readPolicy = parsePolicyDocument(JSON.stringify(policy));
  const readTrust = parseTrustPolicy(JSON.stringify(trust));

  expect(readPolicy.ok && sameMeaning(readPolicy.document, policy)).toBe(true);
  expect(readTrust.ok && sameMeaning(readTrust.document, trust)).toBe(true);
});

test("an external ID that is not known yet keeps its place", () => {
  const trust = sourceTrustPolicy({ targetUin: "67890", externalId: unknownValue });

  expect(parseTrustPolicy(trust).ok).toBe(true);
  expect(sameMeaning(trust, trust)).toBe(false);
});
