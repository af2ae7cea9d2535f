import { jobStatuses } from "../../../core/dts/job-status";
import { problem, renderProblem } from "../../../core/messages";

test.each(jobStatuses)("the state %s is written as the Chinese console writes it", (status) => {
  const waited = problem("service.waitedTooLong", { jobId: "sync-eivc87yk", status, seconds: 60 });

  const [english, chinese] = [renderProblem(waited, "en"), renderProblem(waited, "zh")];

  expect(english).toContain(status);
  expect(chinese).not.toContain(status);
});

test("Chinese labels end in their colon, without a space around it", () => {
  const invalid = problem("role.nameInvalid", { roleName: "a b" }, "roleName");

  const [, place, fix] = renderProblem(invalid, "zh").split("\n");

  expect(place).toBe("  位置：roleName");
  expect(fix).toMatch(/^ {2}处理：\S/);
});
