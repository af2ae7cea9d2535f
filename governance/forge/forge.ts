/** An open issue. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

/** A comment on a pull request or merge request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
}

/** The operations on GitHub or GitLab, independent of either. */
export interface Forge {
  /** All open issues, oldest first. */
  openIssues(): Promise<Issue[]>;
  openIssue(title: string, body: string): Promise<Issue>;
  changeIssue(number: number, title: string, body: string): Promise<void>;
  closeIssue(number: number): Promise<void>;
  /** The comments on the pipeline's pull request, oldest first. */
  comments(): Promise<Comment[]>;
  addComment(body: string): Promise<void>;
  changeComment(id: number, body: string): Promise<void>;
}
