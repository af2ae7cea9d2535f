import { comparePreviews, previewFacts } from "../../../governance/approval";
import { recordedPreview, untouchedPreview } from "./previews";

const facts = (text: string) => [{ stack: "source", ...previewFacts(text) }];
const codes = (approved: string, present: string) =>
  comparePreviews(facts(approved), facts(present)).map(
    ({ code, parameters }) => `${code} ${parameters.resource}`,
  );

test("the same preview again differs in nothing", () => {
  expect(
    codes(recordedPreview("trust-and-policy-by-hand"), recordedPreview("trust-and-policy-by-hand")),
  ).toEqual([]);
});

test("what was changed by hand after the approval is named, and only that", () => {
  // When
  const found = codes(untouchedPreview(), recordedPreview("trust-and-policy-by-hand"));

  // Then
  expect(found).toEqual([
    "approval.liveDiffers cam:Role orders-role",
    "approval.liveDiffers cam:RolePolicies orders-policies",
  ]);
});

test("a trust policy that was changed once more by hand is not the one that was seen", () => {
  // Given
  const again = recordedPreview("trust-and-policy-by-hand", ({ steps }) => {
    for (const { oldState } of steps) {
      if (oldState?.outputs?.foreignTrustPolicy) oldState.outputs.foreignTrustPolicy = "0123456789ab";
    }
  });

  // When
  const found = codes(recordedPreview("trust-and-policy-by-hand"), again);

  // Then
  expect(found).toEqual(["approval.liveDiffers cam:Role orders-role"]);
});

test("a role that somebody deleted", () => {
  expect(codes(untouchedPreview(), recordedPreview("role-gone"))).toEqual([
    "approval.liveDiffers cam:Role orders-role",
    "approval.liveDiffers cam:RolePolicies orders-policies",
  ]);
});

test("another plan for the same account", () => {
  // Given
  const other = recordedPreview("trust-and-policy-by-hand", ({ steps }) => {
    for (const { op, newState } of steps) {
      if (op === "update" && newState?.inputs?.policyNames)
        newState.inputs.policyNames = ["AdministratorAccess"];
    }
  });

  // When
  const found = codes(recordedPreview("trust-and-policy-by-hand"), other);

  // Then
  expect(found).toEqual(["approval.planDiffers cam:RolePolicies orders-policies"]);
});

test("how far a job has come is no difference", () => {
  // Given
  const job = (lagSeconds: number) =>
    JSON.stringify({
      steps: [
        {
          op: "update",
          urn: "urn:pulumi:target::p::pulumi-nodejs:dynamic/dts:SyncJob::orders-job",
          oldState: {
            inputs: {},
            outputs: { report: { status: "Running", lagSeconds, progress: lagSeconds } },
          },
          newState: { inputs: { instanceClass: "large" } },
        },
      ],
    });

  // When it is read twice, then
  expect(codes(job(1), job(7))).toEqual([]);
});
