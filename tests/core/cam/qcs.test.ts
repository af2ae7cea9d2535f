import fc from "fast-check";
import { canonicalQcs, formatQcs, parseQcs, roleArn, rootPrincipal, userPrincipal } from "../../../core/cam";

describe("names of the grant", () => {
  test("a role's ARN is what the permission error of the service prints", () => {
    expect(roleArn("100000000001", "DTS-role")).toBe("qcs::cam::uin/100000000001:roleName/DTS-role");
  });

  test("a main account and a sub-user are principals of its own account", () => {
    expect(rootPrincipal("200000000001")).toBe("qcs::cam::uin/200000000001:root");
    expect(userPrincipal("200000000001", "200000000011")).toBe("qcs::cam::uin/200000000001:uin/200000000011");
  });
});

describe("parseQcs", () => {
  test.each([
    ["", "no text"],
    ["*", "a wildcard"],
    ["qcs::cam:uin/1:root", "five segments"],
    ["arn::cam::uin/1:root", "another prefix"],
    ["qcs::sts:200000000001:assumed-role/1", "the five-segment ARN of a caller identity"],
  ])("%p is no six-segment name: %s", (text) => {
    expect(parseQcs(text)).toBeUndefined();
  });

  test("reads what formatQcs writes", () => {
    const segment = fc.string().map((text) => text.replaceAll(":", ""));
    const name = fc.record({ service: segment, region: segment, account: segment, resource: fc.string() });

    fc.assert(fc.property(name, (parts) => expect(parseQcs(formatQcs(parts))).toEqual(parts)));
  });
});

describe("canonicalQcs", () => {
  test.each([
    ["qcs:id/0:cvm:ap-guangzhou:uin/1:instance/i", "qcs::cvm:ap-guangzhou:uin/1:instance/i"],
    ["qcs::::uin/1:*", "qcs::*::uin/1:*"],
    ["qcs::cdb:*:uin/1:instanceId/*", "qcs::cdb::uin/1:instanceId/*"],
    ["qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/1"],
    ["qcs::cam:::root", "qcs::cam:::root"],
    ["qcs::cos::uid/1:root", "qcs::cos::uid/1:root"],
    ["*", "*"],
  ])("%s is %s", (written, canonical) => {
    expect(canonicalQcs(written)).toBe(canonical);
    expect(canonicalQcs(canonical)).toBe(canonical);
  });
});
