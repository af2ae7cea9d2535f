import type { AttachedPolicy, TrustPolicy } from "../../core/cam";
import type { ExternalIdKnowledge } from "./external-id";
import type { Resource } from "./resource";

/** How something names another resource; the first that is known counts. */
export interface Reference {
  readonly name?: string;
  readonly id?: string;
  /** URNs of the resources that the value comes from. */
  readonly urns?: readonly string[];
  /** A name for people where the value itself is not known. */
  readonly hidden?: string;
}

/** What a resource that declares a role says about it. */
export interface RoleFacts {
  readonly roleName: string;
  readonly trustPolicy: TrustPolicy;
  /** The same as if the grant had no end. */
  readonly trustUntilEnd: TrustPolicy;
  /** ISO 8601 in UTC; "unknown" where only the deployment will know it. Undefined: the grant has no end. */
  readonly expires?: string;
  readonly externalId: ExternalIdKnowledge;
  /** Whether a second external ID is accepted, during a rotation. */
  readonly isRotating: boolean;
  /** Whether the external ID may differ from the previous one, which a preview does not show. */
  readonly mayExternalIdChange: boolean;
  readonly changedOutside: OutsideChanges;
}

/** What was done to a role outside Pulumi, as far as a refresh has seen it. */
export interface OutsideChanges {
  readonly policies: readonly string[];
  /** The trust policy is another one; which one is not kept in a state. */
  readonly isTrustChanged: boolean;
  readonly isConsoleLoginAllowed: boolean;
}

/** What one resource says about access, whichever provider it is of. */
export type AccessFact = { readonly urn: string; readonly accountUin: string } & (
  | ({ readonly kind: "role"; readonly roleId?: string } & RoleFacts)
  | {
      readonly kind: "rolePolicies";
      readonly role: Reference;
      readonly attached: readonly Reference[];
      /** Whether it detaches whatever is not on its list. */
      readonly ownsList: boolean;
      /** Names of policies that were attached outside Pulumi. */
      readonly outside: readonly string[];
    }
  | { readonly kind: "policy"; readonly id?: string; readonly policy: AttachedPolicy }
  | {
      readonly kind: "attachment";
      readonly holder: { readonly kind: "user" | "group"; readonly name: string; readonly id?: string };
      readonly policy: Reference;
    }
  /** An identity, a membership or a key: something that gives a person or a program a way in. */
  | {
      readonly kind: "identity";
      readonly what: "user" | "group" | "membership" | "accessKey";
      readonly name: string;
    }
);

/** Reads one kind of resource; none for a resource that says nothing about access. */
export type AccessReader = (resource: Resource) => readonly AccessFact[];
