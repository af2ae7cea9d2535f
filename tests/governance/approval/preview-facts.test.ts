import { comparePreviews, previewFacts } from "../../../governance/approval";
import { recordedPreview, untouchedPreview } from "./previews";

const facts = (text: string) => [{ stack: "source", ...previewFacts(text) }];
const codes = (approved: string, present: string) =>
  comparePreviews(facts(approved), facts(present)).map(
    ({ code, parameters }) => `${code} ${parameters.resource}`,
  );

test("the same preview has no differences", () => {
  expect(
    codes(recordedPreview("trust-and-policy-by-hand"), recordedPreview("trust-and-policy-by-hand")),
  ).toEqual([]);
});

test("only the out-of-band changes after the approval are reported", () => {
  const found = codes(untouchedPreview(), recordedPreview("trust-and-policy-by-hand"));

  expect(found).toEqual([
    "approval.liveDiffers cam:Role orders-role",
    "approval.liveDiffers cam:RolePolicies orders-policies",
  ]);
});

test("another out-of-band change of the trust policy is reported", () => {
  const again = recordedPreview("trust-and-policy-by-hand", ({ steps }) => {
    for (const { oldState } of steps) {
      if (oldState?.outputs?.foreignTrustPolicy) oldState.outputs.foreignTrustPolicy = "0123456789ab";
    }
  });

  const found = codes(recordedPreview("trust-and-policy-by-hand"), again);

  expect(found).toEqual(["approval.liveDiffers cam:Role orders-role"]);
});

test("a deleted role is reported", () => {
  expect(codes(untouchedPreview(), recordedPreview("role-gone"))).toEqual([
    "approval.liveDiffers cam:Role orders-role",
    "approval.liveDiffers cam:RolePolicies orders-policies",
  ]);
});

test("another plan for the same account is reported", () => {
  const other = recordedPreview("trust-and-policy-by-hand", ({ steps }) => {
    for (const { op, newState } of steps) {
      if (op === "update" && newState?.inputs?.policyNames)
        newState.inputs.policyNames = ["AdministratorAccess"];
    }
  });

  const found = codes(recordedPreview("trust-and-policy-by-hand"), other);

  expect(found).toEqual(["approval.planDiffers cam:RolePolicies orders-policies"]);
});

test("the progress of a job is no difference", () => {
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

  expect(codes(job(1), job(7))).toEqual([]);
});
