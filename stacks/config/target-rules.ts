import { type DatabaseKind, databaseKindOfInstance, databaseKinds } from "../../core/dts";
import { duplicates } from "./duplicates";
import { setSecretCommand, type KeyPath } from "./key-path";
import { mistake, type Mistake } from "./mistake";
import { shownValue } from "./shown-value";
import { entriesOf, keyOf, textOf, type Written } from "./written";

/** Rules between the keys of a target stack; a schema checks each key alone. */
export function targetRules(written: Written, isSecret: (path: KeyPath) => boolean): Mistake[] {
  const grantList = keyOf(written, "grants");
  const grants = entriesOf(grantList);
  const jobs = entriesOf(keyOf(written, "jobs"));
  const grantNames = [...new Set(grants.flatMap((grant) => textOf(keyOf(grant, "name")) ?? []))];
  return [
    ...duplicates(grants.map((grant) => keyOf(grant, "name"))),
    ...grants.flatMap(grantOrigin),
    ...duplicates(jobs.map((job) => keyOf(job, "name"))),
    ...jobs.flatMap((job) => [
      ...(Array.isArray(grantList.value) ? grantOfJob(job, grantNames) : []),
      ...endpointOfJob(keyOf(job, "source"), isSecret),
      ...endpointOfJob(keyOf(job, "target"), isSecret),
      ...objectsOfJob(job),
    ]),
  ];
}

function grantOrigin(grant: Written): Mistake[] {
  const isWritten = (key: string) => keyOf(grant, key).value !== undefined;
  const origins = ["stack", "offer", "file"].filter(isWritten);
  if (origins.length !== 1) {
    const found = origins.join(", ") || "–";
    return [mistake(grant.path, "configuration.grantOriginUnclear", { found })];
  }
  const [origin] = origins;
  const pathOf = (key: string) => keyOf(grant, key).path;
  return [
    ...(origin === "file" && isWritten("nameInStack")
      ? [mistake(pathOf("nameInStack"), "configuration.nameInStackWithoutStack", {})]
      : []),
    ...(origin === "offer" && !isWritten("publicKey")
      ? [mistake(pathOf("publicKey"), "configuration.offerWithoutPublicKey", {})]
      : []),
    ...(origin !== "offer" && isWritten("publicKey")
      ? [mistake(pathOf("publicKey"), "configuration.publicKeyWithoutOffer", {})]
      : []),
  ];
}

function grantOfJob(job: Written, grantNames: readonly string[]): Mistake[] {
  const grant = keyOf(job, "grant");
  const allowed = grantNames.join(", ");
  if (grantNames.length === 0) return [mistake(grant.path, "configuration.grantAbsent", {})];
  if (grant.value === undefined) {
    return grantNames.length === 1 ? [] : [mistake(grant.path, "configuration.grantNotNamed", { allowed })];
  }
  if (typeof grant.value !== "string" || grantNames.includes(grant.value)) return [];
  const parameters = { key: "grant", found: shownValue(grant.value), allowed };
  return [mistake(grant.path, "configuration.valueNotAllowed", parameters)];
}

function endpointOfJob(endpoint: Written, isSecret: (path: KeyPath) => boolean): Mistake[] {
  return [
    ...instanceOfKind(endpoint),
    ...childOfCluster(endpoint),
    ...plainPassword(keyOf(endpoint, "password"), isSecret),
  ];
}

function instanceOfKind(endpoint: Written): Mistake[] {
  const { value: instanceId, path } = keyOf(endpoint, "instanceId");
  const { value: kind } = keyOf(endpoint, "databaseKind");
  if (typeof instanceId !== "string" || !isDatabaseKind(kind)) return [];
  const { pattern, example } = databaseKinds[kind].instanceId;
  if (instanceId === "" || pattern.test(instanceId)) return [];
  const otherKind = databaseKindOfInstance(instanceId);
  const parameters = { found: shownValue(instanceId), kind, example };
  return otherKind
    ? [mistake(path, "configuration.instanceOfOtherKind", { ...parameters, otherKind })]
    : [mistake(path, "configuration.instanceIdInvalid", parameters)];
}

/** Only a TDSQL-C cluster has instances inside. */
function childOfCluster(endpoint: Written): Mistake[] {
  const child = keyOf(endpoint, "childInstance");
  const { value: kind } = keyOf(endpoint, "databaseKind");
  if (child.value === undefined || !isDatabaseKind(kind) || kind === "tdsqlC") return [];
  return [mistake(child.path, "configuration.childInstanceOfOtherKind", { kind })];
}

function isDatabaseKind(kind: unknown): kind is DatabaseKind {
  return typeof kind === "string" && Object.hasOwn(databaseKinds, kind);
}

/** Pulumi reports only which top-level keys hold secrets; if a key holds none, every password in it is plain text. */
function plainPassword({ value, path }: Written, isSecret: (path: KeyPath) => boolean): Mistake[] {
  if (value === undefined || isSecret(path)) return [];
  return [mistake(path, "configuration.passwordNotSecret", { command: setSecretCommand(path) })];
}

/** Two databases, or two tables of one database, must not have the same name in the target. */
function objectsOfJob(job: Written): Mistake[] {
  const databases = entriesOf(keyOf(job, "objects", "databases"));
  return [databases, ...databases.map((database) => entriesOf(keyOf(database, "tables")))].flatMap(
    (selections) => [
      ...duplicates(selections.map((selection) => keyOf(selection, "name"))),
      ...duplicates(selections.map(nameInTarget)),
    ],
  );
}

function nameInTarget(selection: Written): Written {
  const renameTo = keyOf(selection, "renameTo");
  return renameTo.value === undefined ? keyOf(selection, "name") : renameTo;
}
