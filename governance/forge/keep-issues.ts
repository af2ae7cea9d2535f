import type { Forge, Issue } from "./forge";

/** An issue that must be open. */
export interface WantedIssue {
  /** Identifies the subject of the issue across runs. */
  readonly fingerprint: string;
  readonly title: string;
  readonly body: string;
}

export interface IssueScope {
  /** Owner of the issues, such as `<project>/<stack>`. Issues of other owners are not touched. */
  readonly scope: string;
  readonly wanted: readonly WantedIssue[];
  /** Whether `wanted` is complete. If not, no issue is closed. */
  readonly isWhole: boolean;
}

/** What was done with an issue. */
export interface KeptIssue {
  readonly done: "opened" | "updated" | "kept" | "closed";
  readonly number: number;
  readonly title: string;
}

/**
 * Keeps exactly one open issue for each wanted one, and closes the others of the same scope. Issues are found by a marker in
 * their body, so users can change title and labels. An unchanged issue is not written.
 */
export async function keepIssues(forge: Forge, { scope, wanted, isWhole }: IssueScope): Promise<KeptIssue[]> {
  const open = (await forge.openIssues()).flatMap((issue) => {
    const fingerprint = fingerprintIn(issue.body, scope);
    return fingerprint === undefined ? [] : [{ issue, fingerprint }];
  });
  const kept: KeptIssue[] = [];
  const used = new Set<Issue>();
  for (const want of wanted) {
    const known = open.find(({ fingerprint }) => fingerprint === want.fingerprint)?.issue;
    if (known) used.add(known);
    kept.push(await keep(forge, scope, want, known));
  }
  for (const { issue, fingerprint } of open.filter((each) => !used.has(each.issue))) {
    const isDouble = wanted.some((want) => want.fingerprint === fingerprint);
    if (!isDouble && !isWhole) continue;
    await forge.closeIssue(issue.number);
    kept.push({ done: "closed", number: issue.number, title: issue.title });
  }
  return kept;
}

async function keep(
  forge: Forge,
  scope: string,
  { fingerprint, title, body }: WantedIssue,
  known: Issue | undefined,
): Promise<KeptIssue> {
  const marked = `${body.trimEnd()}\n\n${markOf(scope, fingerprint)}\n`;
  if (!known) {
    const { number } = await forge.openIssue(title, marked);
    return { done: "opened", number, title };
  }
  const { number } = known;
  if (known.body.trim() === marked.trim()) return { done: "kept", number, title: known.title };
  await forge.changeIssue(number, title, marked);
  return { done: "updated", number, title };
}

function markOf(scope: string, fingerprint: string): string {
  return `<!-- dts-cross-account drift of ${scope}: ${fingerprint} -->`;
}

function fingerprintIn(body: string, scope: string): string | undefined {
  const found = [...body.matchAll(/<!-- dts-cross-account drift of (\S+): ([0-9a-f]+) -->/g)];
  return found.find(([, marked]) => marked === scope)?.[2];
}
