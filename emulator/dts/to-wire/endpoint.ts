import type { Endpoint, Endpoints } from "../schemas/endpoint";

/** An endpoint as DTS returns it: omitted fields are empty; password and temporary keys always are. */
export function toWireEndpoint(endpoint: Partial<Endpoint> = {}) {
  const given = (field: keyof Endpoint) => endpoint[field] ?? "";
  return {
    Account: given("Account"),
    AccountMode: given("AccountMode"),
    AccountRole: given("AccountRole"),
    CcnId: given("CcnId"),
    CcnOwnerUin: given("CcnOwnerUin"),
    ChildInstanceId: given("ChildInstanceId"),
    ChildInstanceType: given("ChildInstanceType"),
    CvmInstanceId: given("CvmInstanceId"),
    DatabaseNetEnv: given("DatabaseNetEnv"),
    DbKernel: given("DbKernel"),
    DbName: given("DbName"),
    EncryptConn: given("EncryptConn"),
    EngineVersion: given("EngineVersion"),
    InstanceId: given("InstanceId"),
    Ip: given("Ip"),
    Password: "",
    Port: endpoint.Port ?? 0,
    Region: given("Region"),
    Role: given("Role"),
    RoleExternalId: given("RoleExternalId"),
    SetId: given("SetId"),
    SubnetId: given("SubnetId"),
    Supplier: given("Supplier"),
    TmpSecretId: "",
    TmpSecretKey: "",
    TmpToken: "",
    UniqDcgId: given("UniqDcgId"),
    UniqVpnGwId: given("UniqVpnGwId"),
    User: given("User"),
    VpcId: given("VpcId"),
  };
}

export function toWireEndpoints(endpoints: Endpoints | undefined) {
  return {
    AccessType: endpoints?.AccessType ?? "",
    DatabaseType: endpoints?.DatabaseType ?? "",
    Info: endpoints?.Info.map(toWireEndpoint) ?? null,
    Region: endpoints?.Region ?? "",
  };
}
