import {
  exitCodes,
  gate,
  readStackChange,
  renderJson,
  renderMarkdown,
  renderSvg,
  renderTerminal,
  review,
  type Report,
} from "../../../governance/review";
import { reviewMessages } from "../../../core/messages/catalogue/review";
import { reviewFindingMessages } from "../../../core/messages/catalogue/review-findings";
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
    const report = review(firstGrant, { presets });
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

  test("unpublished policy content is unknown, which fails the gate unless allowed", () => {
    const report = review(firstGrant);
    expect(rulesOf(report)).toContain("content-unknown unknown");
    expect(gate(report)).toBe(exitCodes.unknown);
    expect(gate(report, { allowUnknown: true })).toBe(exitCodes.passed);
  });

  test("before the first deployment, the target's policy refers to a role that only the source's preview knows", () => {
    // Neither stack exists yet.
    const [source, target] = [recorded("first-source"), recorded("undeployed-target")];
    const [together, alone] = [review([source, target], { presets }), review([target], { presets })];
    // Only both previews together show the path.
    expect(together.summary.unknown).toBe(0);
    expect(together.paths).toContainEqual(
      expect.objectContaining({ principal: operator, role: rolePath, change: "added" }),
    );
    expect(gate(together)).toBe(exitCodes.passed);
    expect(alone.findings.map(({ message }) => message.code)).toEqual(["review.finding.contentNotYetKnown"]);
    expect(gate(alone)).toBe(exitCodes.unknown);
  });

  test("out-of-band changes are reported with their reversal", () => {
    // A preview with --refresh after the policy, the trust and the console login were changed in the console
    const report = review([recorded("by-hand-source", "source")], { presets });
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.findings.filter(({ rule }) => /-by-hand$|^console/.test(rule))).toEqual(
      ["trust-by-hand", "console-login", "attached-by-hand"].map((rule) =>
        expect.objectContaining({ rule, isNew: false }),
      ),
    );
    expect(report.permissions).toMatchObject([{ change: "narrowed", lost: [{ action: "*" }] }]);
    // The state does not contain the previous trust, so a gain cannot be ruled out.
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });

  test("a full-access preset in place of read-only ones is both a gain and a loss", () => {
    const report = review([recorded("widened-source", "source")], { presets });
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(rulesOf(report)).toEqual(
      expect.arrayContaining(["wildcard-action violated", "write-access violated"]),
    );
    expect(gate(report)).toBe(exitCodes.violated);
  });

  test("a grant that is removed from the list", () => {
    const report = review([recorded("removed-source", "source")]);
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.summary).toEqual({ gains: 0, losses: 2, unknown: 0, findings: 0 });
    expect(gate(report)).toBe(exitCodes.passed);
  });

  test("no change", () => {
    const report = review([recorded("nochange-source", "source"), recorded("nochange-target", "target")]);
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.paths.map(({ change }) => change)).toEqual(["equal", "equal"]);
    expect(gate(report)).toBe(exitCodes.passed);
  });

  test("a changed external ID is a change, although both values are secret", () => {
    const report = review([recorded("ownid-source", "source")]);
    expect(report.paths.map(({ change }) => change)).toEqual(["changed"]);
  });

  test.each([
    ["begins", "widened", true],
    ["ends", "narrowed", false],
  ])("a rotation of the external ID %s: the way is %s", (phase, change, isTold) => {
    const report = review([recorded(`rotation-${phase}-source`, "source")], { presets });
    // All values are secret, yet each differs from the others.
    expect(report.paths.map((path) => path.change)).toEqual([change]);
    expect(rulesOf(report).includes("two-external-ids violated")).toBe(isTold);
  });

  test("a stack whose state is missing is unknown, not unchanged", () => {
    const report = review([recorded("nochange-source")]);
    expect(rulesOf(report)).toEqual(["state-missing unknown"]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });
});

describe("other contents of a preview", () => {
  const grant = (old: object | null, next: object | null) =>
    written("source", [{ type: "cam:Role", name: "r", old: old as never, new: next as never }]);

  test("an external ID that is known only after the deployment makes the path to the role unknown", () => {
    const report = review([
      grant(null, role("dts-orders", { externalId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })),
    ]);
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });

  test.each([
    ["none", { externalId: undefined }, "external-id-missing violated"],
    ["a weak one", { externalId: "partner-1" }, "external-id-weak violated"],
    ["anyone trusted", { trustedPrincipals: ["*"] }, "anyone-trusted violated"],
  ])("external ID and trust: %s", (_name, overrides, rule) => {
    const report = review([grant(null, role("dts-orders", overrides))]);
    expect(rulesOf(report)).toContain(rule);
  });

  test.each([
    ["a grant gets an end", undefined, "2030-01-01T00:00:00Z", "narrowed"],
    ["an end is put off", "2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "widened"],
    ["an end falls away", "2030-01-01T00:00:00Z", undefined, "widened"],
    ["an end stays", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "equal"],
    ["an end is not known", "2030-01-01T00:00:00Z", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "unknown"],
  ])("%s", (_name, before, after, change) => {
    const report = review([
      grant(role("dts-orders", { expires: before }), role("dts-orders", { expires: after })),
    ]);
    expect(report.paths).toMatchObject([{ change, trust: "withExternalId" }]);
    if (after && change !== "unknown" && change !== "equal")
      expect(renderTerminal(report, "en")).toContain(`until ${after}`);
  });

  test("a removed external ID widens the path to the role", () => {
    const report = review([grant(role("dts-orders"), role("dts-orders", { externalId: undefined }))]);
    expect(report.paths).toMatchObject([{ change: "widened", trust: "always" }]);
    expect(gate(report)).toBe(exitCodes.violated);
  });

  test("with another change of the role, a changed external ID cannot be ruled out", () => {
    // A secret external ID, and a changed description
    const [old, next] = ["old", "new"].map((description) =>
      role("dts-orders", { externalId: "[secret]", description }),
    );
    const report = review([grant(old!, next!)]);
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(rulesOf(report)).toContain("external-id-unseen unknown");
  });

  test("a generated external ID survives a change of another field, and changes with its replacement", () => {
    const from = { externalId: "dts:ExternalId::orders-external-id" };
    const changed = (externalId: string) =>
      review([
        written("source", [
          {
            type: "cam:Role",
            name: "r",
            old: role("dts-orders", { externalId: "[secret]", description: "old" }),
            new: role("dts-orders", { externalId, description: "new" }),
            from,
          },
        ]),
      ]).paths.map(({ change }) => change);
    expect(changed("[secret]")).toEqual(["equal"]);
    expect(changed("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).toEqual(["changed"]);
  });

  test("reordered and reworded documents change nothing", () => {
    const arns = ["a", "b"].map((name) => `qcs::cam::uin/${sourceUin}:roleName/${name}`);
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
    expect(report.summary).toEqual({ gains: 0, losses: 0, unknown: 0, findings: 0 });
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.passed);
  });

  test("a CAM resource of another provider is reported, because it may grant anything", () => {
    const urn = "urn:pulumi:own::p::tencentcloud:index/camRole:CamRole::other";
    const step = { op: "create", urn, newState: { type: "tencentcloud:index/camRole:CamRole", inputs: {} } };
    const state = JSON.stringify({ deployment: { resources: [] } });
    const report = review([readStackChange("own", JSON.stringify({ steps: [step] }), state)]);
    expect(rulesOf(report)).toEqual(["trust-unknown unknown", "external-id-unknown unknown"]);
    expect(gate(report)).toBe(exitCodes.unknown);
  });

  test("a sub-user that may assume any role is found, with the role that it reaches", () => {
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
    const report = review(changes, {
      expected: { [rolePath]: [`qcs::cam::uin/${targetUin}:uin/${targetUin}`] },
    });
    expect(rulesOf(report)).toEqual(
      expect.arrayContaining(["unexpected-access violated", "wildcard-role violated"]),
    );
    expect(gate(report, { failOn: "none" })).toBe(exitCodes.unexpected);
  });

  test("the expected principals pass, and no others", () => {
    const expected = { [rolePath]: [`qcs::cam::uin/${targetUin}:uin/${targetUin}`, operator] };
    const report = review([recorded("first-source"), recorded("first-target")], { presets, expected });
    expect(report.isAsExpected).toBe(true);
    expect(gate(report)).toBe(exitCodes.passed);
  });
});

describe("expected access", () => {
  const mainAccount = `qcs::cam::uin/${targetUin}:uin/${targetUin}`;
  const changes = [recorded("first-source"), recorded("first-target")];

  test("a main account can be listed in either spelling", () => {
    const expected = { [rolePath]: [`qcs::cam::uin/${targetUin}:root`, operator] };
    expect(review(changes, { presets, expected }).isAsExpected).toBe(true);
  });

  test("an unexpected principal is reported with its path and with the line that would allow it", () => {
    const report = review(changes, { presets, expected: { [rolePath]: [mainAccount] } });
    const [finding] = JSON.parse(renderJson(report, "en")).findings as { text: string; fix: string }[];
    expect(finding?.text).toContain("dts-assume-orders allows it, and the role trusts the whole account");
    expect(finding?.fix).toContain(`"${operator}"`);
    expect(gate(report, { failOn: "none", allowUnknown: true })).toBe(exitCodes.unexpected);
  });

  test("a path through another role is found, the shortest one first", () => {
    // A role of the target that a third account may assume, and that may itself assume the source's role
    const thirdUin = "100030000001";
    const broker = `${targetUin}/role/broker`;
    const connection = { accountUin: targetUin };
    const trustedPrincipals = [`qcs::cam::uin/${thirdUin}:root`];
    const withBroker = written("brokers", [
      {
        type: "cam:Role",
        name: "broker",
        old: null,
        new: { ...role("broker", { trustedPrincipals }), connection },
      },
      {
        type: "cam:RolePolicies",
        name: "broker",
        old: null,
        new: { connection, roleName: "broker", policyNames: ["AdministratorAccess"] },
      },
    ]);
    const third = `qcs::cam::uin/${thirdUin}:uin/${thirdUin}`;
    const report = review([...changes, withBroker], {
      presets,
      expected: { [rolePath]: [mainAccount, operator], [broker]: [third] },
    });
    const unexpected = report.findings.filter(({ rule }) => rule === "unexpected-access");
    expect(unexpected.map(({ message: { code, parameters } }) => [code, parameters.principal])).toEqual([
      ["review.finding.unexpectedByPolicy", broker],
      ["review.finding.unexpectedIndirectly", third],
    ]);
    expect(unexpected[1]?.message.parameters.path).toBe(`${third} → ${broker} → ${rolePath}`);
  });

  test("a listed principal that cannot assume the role is reported, and does not fail the gate", () => {
    const expected = { [rolePath]: [mainAccount, operator, `${targetUin}/user/gone`] };
    const report = review(changes, { presets, expected });
    expect(rulesOf(report)).toContain("expected-access-missing violated");
    expect(gate(report)).toBe(exitCodes.passed);
  });
});

describe("many and hostile names", () => {
  test("1,000 grants fit into one comment, and the summary counts all of them", () => {
    const report = review(newGrants(1000));
    const comment = renderMarkdown(report, "en");
    expect(comment.length).toBeLessThanOrEqual(64_000);
    expect(comment).toMatch(/and \d+ more/);
    expect(report.summary.gains).toBe(3001);
  });

  test("no value can inject Markdown, HTML, terminal codes or mentions", () => {
    const hostile = '<img src=x onerror=alert(1)>`![x](http://evil)`\u001b[31m\u202e|@admin\n# big "quote"';
    const changes = newGrants(1, () => hostile);
    const report = review(changes);
    const [markdown, terminal, svg] = [
      renderMarkdown(report, "en"),
      renderTerminal(report, "en"),
      renderSvg(report, "en"),
    ];
    expect(markdown).toMatchSnapshot();
    expect(markdown.replace(/`[^`\n]*`/g, "")).not.toMatch(/<img|\]\(http|@admin|big/);
    for (const text of [markdown, terminal, svg]) {
      expect(text).not.toMatch(/[\u202e\u2067]/);
      expect(text).not.toContain("\u001b");
    }
    expect(markdown).not.toMatch(/^# big/m);
    expect(svg).not.toContain("<img");
  });
});

test("the texts themselves contain no accidental Markdown", () => {
  // Every text of a review, without its values and code
  const words = Object.entries({ ...reviewMessages, ...reviewFindingMessages }).flatMap(
    ([code, { en, zh }]) =>
      [en, zh].map((wording: { text: string; fix?: string }) => ({
        code,
        plain: `${wording.text} ${wording.fix ?? ""}`.replace(/`[^`]*`|\{\w+\}/g, ""),
      })),
  );
  expect(words.filter(({ plain }) => /[<>*_[\]]/.test(plain))).toEqual([]);
});
