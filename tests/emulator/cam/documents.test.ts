import cases from "../../matrix/cam-document-refusals.json";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly document: unknown;
  /** Absent if the document is accepted. */
  readonly code?: string;
}

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator();
});

afterEach(() => emulator.stop());

function write(kind: string, PolicyDocument: string): Promise<unknown> {
  const { cam } = emulator.source.root;
  return kind === "trust"
    ? cam.CreateRole({ RoleName: "written", PolicyDocument })
    : cam.CreatePolicy({ PolicyName: "written", PolicyDocument });
}

function outcomeOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    ({ code }: { code: string }) => code,
  );
}

test.each(cases as readonly Case[])("$kind: $name", async ({ kind, document, code }) => {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const outcome = await outcomeOf(write(kind, text));
  expect(outcome).toBe(code);
});

test.each([
  ["policy", { resource: "*" }],
  ["trust", { principal: { qcs: "qcs::cam::uin/100026591483:root" } }],
])("a %s document above 6144 characters is refused; white space is not counted", async (kind, subject) => {
  const statement = { effect: "allow", action: Array(300).fill("sts:AssumeRole"), ...subject };
  const small = JSON.stringify({ version: "2.0", statement: [statement] });
  const large = JSON.stringify({ version: "2.0", statement: [statement, statement] });
  const refused = await outcomeOf(write(kind, large));
  const accepted = await outcomeOf(write(kind, small + " ".repeat(7000)));
  expect(refused).toBe("InvalidParameter.PolicyDocumentLengthOverLimit");
  expect(accepted).toBeUndefined();
});

test("accounts of different sites cannot trust each other", async () => {
  const account = (uin: string, site: "china" | "international") => ({
    uin,
    site,
    name: site,
    secretId: `AKIDsite${site}`,
    secretKey: "emulator-only",
  });
  const twoSites = await startTestEmulator({
    accounts: { accounts: [account("100000000001", "china"), account("200000000002", "international")] },
  });
  const statement = {
    action: "sts:AssumeRole",
    effect: "allow",
    principal: { qcs: "qcs::cam::uin/200000000002:root" },
  };
  const outcome = await outcomeOf(
    twoSites.source.root.cam.CreateRole({
      RoleName: "across",
      PolicyDocument: JSON.stringify({ version: "2.0", statement: [statement] }),
    }),
  );
  await twoSites.stop();
  expect(outcome).toBe("InvalidParameter.PrincipalQcsCrossError");
});
