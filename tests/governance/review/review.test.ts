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

  test("before anything is deployed: the target's policy names a role that only the source's preview knows", () => {
    // Given two previews of stacks that do not exist yet
    const [source, target] = [recorded("first-source"), recorded("undeployed-target")];
    // When
    const [together, alone] = [review([source, target], { presets }), review([target], { presets })];
    // Then both together say what each alone cannot
    expect(together.summary.unknown).toBe(0);
    expect(together.paths).toContainEqual(
      expect.objectContaining({ principal: operator, role: rolePath, change: "added" }),
    );
    expect(gate(together)).toBe(exitCodes.passed);
    expect(alone.findings.map(({ message }) => message.code)).toEqual(["review.finding.contentNotYetKnown"]);
    expect(gate(alone)).toBe(exitCodes.unknown);
  });

  test("what somebody did by hand is told, and that it is taken back", () => {
    // Given a preview with --refresh after a policy, the trust and console login were changed in the console
    const report = review([recorded("by-hand-source", "source")], { presets });
    // Then
    expect(renderMarkdown(report, "en")).toMatchSnapshot();
    expect(report.findings.filter(({ rule }) => /by-hand|console/.test(rule))).toEqual(
      ["trust-by-hand", "console-login", "attached-by-hand"].map((rule) =>
        expect.objectContaining({ rule, isNew: false }),
      ),
    );
    expect(report.permissions).toMatchObject([{ change: "narrowed", lost: [{ action: "*" }] }]);
    // And whom the role trusted is not in a state, so it may be that somebody gains
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(gate(report)).toBe(exitCodes.unknown);
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

  test.each([
    ["begins", "widened", true],
    ["ends", "narrowed", false],
  ])("a rotation of the external ID %s: the way is %s", (phase, change, isTold) => {
    // When
    const report = review([recorded(`rotation-${phase}-source`, "source")], { presets });
    // Then every value is secret, and still each is told from the other
    expect(report.paths.map((path) => path.change)).toEqual([change]);
    expect(rulesOf(report).includes("two-external-ids violated")).toBe(isTold);
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

  test.each([
    ["a grant gets an end", undefined, "2030-01-01T00:00:00Z", "narrowed"],
    ["an end is put off", "2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "widened"],
    ["an end falls away", "2030-01-01T00:00:00Z", undefined, "widened"],
    ["an end stays", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "equal"],
    ["an end is not known", "2030-01-01T00:00:00Z", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "unknown"],
  ])("%s", (_name, before, after, change) => {
    // When
    const report = review([
      grant(role("dts-orders", { expires: before }), role("dts-orders", { expires: after })),
    ]);
    // Then
    expect(report.paths).toMatchObject([{ change, trust: "withExternalId" }]);
    if (after && change !== "unknown" && change !== "equal")
      expect(renderTerminal(report, "en")).toContain(`until ${after}`);
  });

  test("an external ID that falls away widens the way to the role", () => {
    // When
    const report = review([grant(role("dts-orders"), role("dts-orders", { externalId: undefined }))]);
    // Then
    expect(report.paths).toMatchObject([{ change: "widened", trust: "always" }]);
    expect(gate(report)).toBe(exitCodes.violated);
  });

  test("an external ID beside another change of the role may be another one, which a preview does not show", () => {
    // Given a secret external ID, and a description that changes
    const [old, next] = ["old", "new"].map((description) =>
      role("dts-orders", { externalId: "[secret]", description }),
    );
    // When
    const report = review([grant(old!, next!)]);
    // Then
    expect(report.paths).toMatchObject([{ change: "unknown" }]);
    expect(rulesOf(report)).toContain("external-id-unseen unknown");
  });

  test("a generated external ID stays the same when another field changes, and is another one when it is made again", () => {
    // Given
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
    // Then
    expect(changed("[secret]")).toEqual(["equal"]);
    expect(changed("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).toEqual(["changed"]);
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

  test("a CAM resource of another provider may grant anything, so it is not passed over", () => {
    // Given
    const urn = "urn:pulumi:own::p::tencentcloud:index/camRole:CamRole::other";
    const step = { op: "create", urn, newState: { type: "tencentcloud:index/camRole:CamRole", inputs: {} } };
    const state = JSON.stringify({ deployment: { resources: [] } });
    // When
    const report = review([readStackChange("own", JSON.stringify({ steps: [step] }), state)]);
    // Then
    expect(rulesOf(report)).toEqual(["resource-unread unknown"]);
    expect(gate(report)).toBe(exitCodes.unknown);
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

describe("exactly these and no others", () => {
  const mainAccount = `qcs::cam::uin/${targetUin}:uin/${targetUin}`;
  const changes = [recorded("first-source"), recorded("first-target")];

  test("a main account may be listed in either of its spellings", () => {
    const expected = { [rolePath]: [`qcs::cam::uin/${targetUin}:root`, operator] };
    expect(review(changes, { presets, expected }).isAsExpected).toBe(true);
  });

  test("a counter-example says how it is done, and which line would allow it", () => {
    // When
    const report = review(changes, { presets, expected: { [rolePath]: [mainAccount] } });
    // Then
    const [finding] = JSON.parse(renderJson(report, "en")).findings as { text: string; fix: string }[];
    expect(finding?.text).toContain("dts-assume-orders allows it, and the role trusts the whole account");
    expect(finding?.fix).toContain(`"${operator}"`);
    expect(gate(report, { failOn: "none", allowUnknown: true })).toBe(exitCodes.unexpected);
  });

  test("a way through another role is found, the shortest one first", () => {
    // Given a role of the target that a third account may assume, and that may itself assume the source's role
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
    // When
    const report = review([...changes, withBroker], {
      presets,
      expected: { [rolePath]: [mainAccount, operator], [broker]: [third] },
    });
    // Then
    const unexpected = report.findings.filter(({ rule }) => rule === "unexpected-access");
    expect(unexpected.map(({ message: { code, parameters } }) => [code, parameters.principal])).toEqual([
      ["review.finding.unexpectedByPolicy", broker],
      ["review.finding.unexpectedIndirectly", third],
    ]);
    expect(unexpected[1]?.message.parameters.path).toBe(`${third} → ${broker} → ${rolePath}`);
  });

  test("whoever is listed and cannot assume the role is told, which fails nothing", () => {
    // Given
    const expected = { [rolePath]: [mainAccount, operator, `${targetUin}/user/gone`] };
    // When
    const report = review(changes, { presets, expected });
    // Then
    expect(rulesOf(report)).toContain("expected-access-missing violated");
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
    expect(comment).toMatch(/and \d+ more/);
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
    expect(markdown.replace(/`[^`\n]*`/g, "")).not.toMatch(/<img|\]\(http|@admin|big/);
    for (const text of [markdown, terminal, svg]) {
      expect(text).not.toMatch(/[\u202e\u2067]/);
      expect(text).not.toContain("\u001b");
    }
    expect(markdown).not.toMatch(/^# big/m);
    expect(svg).not.toContain("<img");
  });
});

test("the words themselves write no Markdown by accident", () => {
  // Given every wording of a review without its values and its code
  const words = Object.entries({ ...reviewMessages, ...reviewFindingMessages }).flatMap(
    ([code, { en, zh }]) =>
      [en, zh].map((wording: { text: string; fix?: string }) => ({
        code,
        plain: `${wording.text} ${wording.fix ?? ""}`.replace(/`[^`]*`|\{\w+\}/g, ""),
      })),
  );
  // Then
  expect(words.filter(({ plain }) => /[<>*_[\]]/.test(plain))).toEqual([]);
});
