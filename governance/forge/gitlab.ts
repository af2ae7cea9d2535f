import { allItems, callForge, type ForgeConnection } from "./call-forge";
import type { Comment, Forge, Issue } from "./forge";
import { required } from "./required";

interface GitlabIssue {
  readonly iid: number;
  readonly title: string;
  readonly description: string | null;
}

/**
 * GitLab over its REST API, version 4. Reads `GITLAB_TOKEN` and the variables that GitLab CI sets. The token of the CI job
 * itself cannot write issues.
 *
 * @throws {ProblemError} `forge.settingMissing`
 */
export function gitlab(environment: NodeJS.ProcessEnv): Forge {
  const token = required(
    environment,
    "GITLAB_TOKEN",
    "a project access token with the scope `api` and the role Reporter",
    "Create it under Settings → Access tokens and store it as a masked CI/CD variable.",
  );
  const project = required(environment, "CI_PROJECT_ID", "ID of the project", "GitLab CI sets it.");
  const connection: ForgeConnection = {
    name: "GitLab",
    api: environment.CI_API_V4_URL || "https://gitlab.com/api/v4",
    headers: { "PRIVATE-TOKEN": token },
  };
  const issues = `/projects/${encodeURIComponent(project)}/issues`;
  const notes = () => {
    const how = "Run it in a merge request pipeline.";
    const number = required(environment, "CI_MERGE_REQUEST_IID", "number of the merge request", how);
    return `/projects/${encodeURIComponent(project)}/merge_requests/${number}/notes`;
  };
  return {
    openIssues: async () => {
      const path = `${issues}?state=opened&order_by=created_at&sort=asc`;
      return (await allItems<GitlabIssue>(connection, path)).map(toIssue);
    },
    openIssue: async (title, body) =>
      toIssue(
        await callForge<GitlabIssue>(connection, "POST", issues, {
          title,
          description: body,
          labels: "drift",
        }),
      ),
    changeIssue: async (number, title, body) => {
      await callForge(connection, "PUT", `${issues}/${number}`, { title, description: body });
    },
    closeIssue: async (number) => {
      await callForge(connection, "PUT", `${issues}/${number}`, { state_event: "close" });
    },
    comments: async () => {
      const found = await allItems<Comment>(connection, `${notes()}?sort=asc&order_by=created_at`);
      return found.map(({ id, body }) => ({ id, body }));
    },
    addComment: async (body) => {
      await callForge(connection, "POST", notes(), { body });
    },
    changeComment: async (id, body) => {
      await callForge(connection, "PUT", `${notes()}/${id}`, { body });
    },
  };
}

function toIssue({ iid, title, description }: GitlabIssue): Issue {
  return { number: iid, title, body: description ?? "" };
}
