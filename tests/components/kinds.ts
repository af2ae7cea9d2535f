import { databaseKinds, type DatabaseKind } from "../../core/dts/database-kinds";

/** Every kind of database that can be granted. */
export const databaseKindNames = Object.keys(databaseKinds) as DatabaseKind[];
