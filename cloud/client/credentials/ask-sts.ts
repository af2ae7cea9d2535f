import { ApiError } from "../api-error";
import { callService, type CloudParts } from "../call-service";
import { problem, ProblemError } from "../../../core/messages";
import type { AskSts } from "./key-source";

/**
 * Requests sessions of a stack's own role from sts. A refusal is about that role, not about the source's grant: it must
 * not be taken for an answer to the call that needed the session.
 */
export function askStsWith(cloud: CloudParts): AskSts {
  return async (action, parameters, { region, origin, credentials }) => {
    try {
      const answer = await callService(cloud, {
        service: "sts",
        action,
        parameters,
        region,
        // A second session does no harm.
        effect: "read",
        holder: origin,
        credentials: () => Promise.resolve(credentials),
        accountUin: "-",
        source: () => origin,
      });
      return answer as Awaited<ReturnType<AskSts>>;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { words = "-", requestId = "-" } = error.problems[0]?.parameters ?? {};
      throw new ProblemError(
        problem("credentials.sessionRefused", {
          source: origin,
          call: `sts:${action}`,
          words,
          code: error.code || error.kind,
          requestId,
        }),
      );
    }
  };
}
