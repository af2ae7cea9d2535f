/** What is wrong with a document; the codes follow CAM's own (`InvalidParameter.VersionError`, `.ActionError`, …). */
export type DocumentProblemCode =
  | "notJson"
  | "notAnObject"
  | "elementMissing"
  | "elementUnknown"
  | "elementRepeated"
  | "wrongType"
  | "versionUnsupported"
  | "statementMissing"
  | "effectInvalid"
  | "actionInvalid"
  | "resourceInvalid"
  | "principalInvalid"
  | "operatorUnknown"
  | "conditionEmpty";

/** One thing that is wrong with a document. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  /** Where: `statement[0].action[1]`; empty for the document as a whole. */
  readonly path: string;
  /** The name or text that is wrong, or the element that is missing. */
  readonly value?: string;
}
