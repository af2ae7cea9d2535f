/** The account that a resource is in; part of every resource's inputs. */
export type { Connection } from "../client";
