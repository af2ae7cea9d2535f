import { preflight } from "../../../cloud/preflight";
import { asRole, startGrantBench } from "./grant-bench";

test("a role that may assume it passes", async () => {
  // Given a policy on exactly the source's role, which the bench has made for a sub-user
  const bench = await startGrantBench();
  const account = await asRole(bench, ["QcloudDTSFullAccess", "assume"]);
  const { checks } = await preflight(account, bench.inputs());
  expect(checks.find(({ name }) => name === "role")?.verdict).toBe("passed");
});
