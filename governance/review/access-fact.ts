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

/** What one resource says about access, whichever provider it is of. */
export type AccessFact = { readonly urn: string; readonly accountUin: string } & (
  | {
      readonly kind: "role";
      readonly roleName: string;
      readonly roleId?: string;
      readonly trustPolicy: TrustPolicy;
      readonly trustUntilEnd: TrustPolicy;
      readonly expires?: string;
      readonly externalId: ExternalIdKnowledge;
      readonly isRotating: boolean;
      readonly mayExternalIdChange: boolean;
      readonly changedOutside: {
        readonly policies: readonly string[];
        readonly isTrustChanged: boolean;
        readonly isConsoleLoginAllowed: boolean;
      };
    }
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
