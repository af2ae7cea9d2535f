import {
  exitCodes,
  gate,
  renderMarkdown,
  renderSvg,
  renderTerminal,
  review,
  type Report,
} from "../../../review";
import { attachment, newGrants, permission, recorded, role, sourceUin, targetUin, written } from "./stacks";

const rolePath = `${sourceUin}/role/dts-orders`;
const operator = `${targetUin}/user/dts-operator`;
const presets = {
  QcloudDTSReadOnlyAccess: allow("dts:Describe*"),
  QcloudAccessForMySQLRole: allow("cdb:Describe*", "kms:Decrypt"),
  QcloudCDBFullAccess: allow("cdb:*"),
};

function allow(...action: string[]) {
  return { version: "2.0" as const, statement: [{ effect: "allow" as const, action, resource: "*" }] };
}

const rulesOf = (report: Report) => report.findings.map(({ rule, verdict }) => `${rule} ${verdict}`);

describe("golden reports of the real engine's previews", () => {
  const firstGrant = [recorded("first-source"), recorded("first-target")];

  test("a first grant: the executor gains the role through both accounts", () => {
    // When
    const report = review(firstGrant, { presets });
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(renderMarkdown(report, "zh")).toMatchSnapshot();
    expect(report.paths).toContainEqual({
      principal: operator,
      role: rolePath,
      change: "added",
      trust: "withExternalId",
    });
    expect(gate(report)).toBe(exitCodes.passed);
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.violated);
    expect(gate(report, { failOn: "medium" })).toBe(exitCodes.violated);
  });

  test("content that nobody published is unknown, which fails unless it is allowed", () => {
    // When
    const report = review(firstGrant);
    // Then
    expect(rulesOf(report)).toContain("content-unknown unknown");
    expect(gate(report)).toBe(exitCodes.unknown);
    expect(gate(report, { allowUnknown: true })).toBe(exitCodes.passed);
  });

  test("a full-access preset instead of read-only ones is seen as more and as less", () => {
    // When
    const report = review([recorded("widened-source", "source")], { presets });
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(rulesOf(report)).toEqual(
      expect.arrayContaining(["wildcard-action violated", "write-access violated"]),
    );
    expect(gate(report)).toBe(exitCodes.violated);
  });

  test("a grant that is taken out of the list", () => {
    // When
    const report = review([recorded("removed-source", "source")]);
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.summary).toEqual({ gains: 0, losses: 2, unknown: 0, findings: 0 });
    expect(gate(report)).toBe(exitCodes.passed);
  });

  test("no change", () => {
    // When
    const report = review([recorded("nochange-source", "source"), recorded("nochange-target", "target")]);
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.paths.map(({ change }) => change)).toEqual(["equal", "equal"]);
    expect(gate(report)).toBe(exitCodes.passed);
  });

  test("another external ID: both values are secret, and still it is a change", () => {
    // When
    const report = review([recorded("ownid-source", "source")]);
    // Then
    expect(report.paths.map(({ change }) => change)).toEqual(["changed"]);
  });

  test("a stack whose state is missing is unknown, not unchanged", () => {
    // When
    const report = review([recorded("nochange-source")]);
    // Then
    expect(rulesOf(report)).toEqual(["state-missing unknown"]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });
});

describe("what a preview can hold besides", () => {
  const grant = (old: object | null, next: object | null) =>
    written("source", [{ type: "cam:Role", name: "r", old: old as never, new: next as never }]);

  test("an external ID that only the deployment will know makes the way to the role unknown", () => {
    // When
    const report = review([
      grant(null, role("dts-orders", { externalId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })),
    ]);
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });

  test.each([
    ["none", { externalId: undefined }, "external-id-missing violated"],
    ["a weak one", { externalId: "partner-1" }, "external-id-weak violated"],
    ["anyone trusted", { trustedPrincipals: ["*"] }, "anyone-trusted violated"],
  ])("external ID and trust: %s", (_name, overrides, rule) => {
    // When
    const report = review([grant(null, role("dts-orders", overrides))]);
    // Then
    expect(rulesOf(report)).toContain(rule);
  });

  test("an external ID that falls away widens the way to the role", () => {
    // When
    const report = review([grant(role("dts-orders"), role("dts-orders", { externalId: undefined }))]);
    // Then
    expect(report.paths).toMatchObject([{ change: "widened", trust: "always" }]);
    expect(gate(report)).toBe(exitCodes.violated);
  });

  test("documents in another order, written otherwise, change nothing", () => {
    // Given
    const arns = ["a", "b"].map((name) => `qcs::cam::uin/${sourceUin}:roleName/${name}`);
    // When
    const report = review([
      written("target", [
        {
          type: "cam:Policy",
          name: "p",
          old: permission(arns),
          new: permission([...arns].reverse(), ["sts:AssumeRole"]),
        },
        {
          type: "cam:PolicyAttachment",
          name: "a",
          old: attachment,
          new: attachment,
          from: { policyId: "cam:Policy::p" },
        },
      ]),
    ]);
    // Then
    expect(report.summary).toEqual({ gains: 0, losses: 0, unknown: 0, findings: 0 });
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.passed);
  });

  test("a sub-user that may assume any role is found, with the role it reaches", () => {
    // Given
    const changes = [
      grant(null, role("dts-orders")),
      written("target", [
        {
          type: "cam:Policy",
          name: "p",
          old: null,
          new: permission([`qcs::cam::uin/${sourceUin}:roleName/*`]),
        },
        {
          type: "cam:PolicyAttachment",
          name: "a",
          old: null,
          new: attachment,
          from: { policyId: "cam:Policy::p" },
        },
      ]),
    ];
    // When
    const report = review(changes, {
      expected: { [rolePath]: [`qcs::cam::uin/${targetUin}:uin/${targetUin}`] },
    });
    // Then
    expect(rulesOf(report)).toEqual(
      expect.arrayContaining(["unexpected-access violated", "wildcard-role violated"]),
    );
    expect(gate(report, { failOn: "none" })).toBe(exitCodes.unexpected);
  });

  test("exactly the expected ones, and no others", () => {
    // Given
    const expected = { [rolePath]: [`qcs::cam::uin/${targetUin}:uin/${targetUin}`, operator] };
    // When
    const report = review([recorded("first-source"), recorded("first-target")], { presets, expected });
    // Then
    expect(report.isAsExpected).toBe(true);
    expect(gate(report)).toBe(exitCodes.passed);
  });
});

describe("many and hostile names", () => {
  test("a thousand grants fit into one comment, and the summary counts all", () => {
    // When
    const report = review(newGrants(1000));
    const comment = renderMarkdown(report, "en");
    // Then
    expect(comment.length).toBeLessThanOrEqual(64_000);
    expect(comment).toContain("and 1");
    expect(report.summary.gains).toBe(3001);
  });

  test("no value can write Markdown, HTML, terminal codes or call anybody", () => {
    // Given
    const hostile = '<img src=x onerror=alert(1)>`![x](http://evil)`\u001b[31m\u202e|@admin\n# big "quote"';
    const changes = newGrants(1, () => hostile);
    // When
    const report = review(changes);
    const [markdown, terminal, svg] = [
      renderMarkdown(report, "en"),
      renderTerminal(report, "en"),
      renderSvg(report, "en"),
    ];
    // Then
    expect(markdown).toMatchSnapshot();
    expect(markdown.replace(/`[^`\n]*`/g, "")).not.toMatch(/<img|\]\(http|[^\u2060]@admin/);
    for (const text of [markdown, terminal, svg]) expect(text).not.toMatch(/[\u202e\u2067]/);
    expect(markdown).not.toMatch(/^# big/m);
    expect(svg).not.toContain("<img");
  });
});
