import { refusedVariables } from "../../../governance/approval";

test.each([
  ["NODE_OPTIONS", "--require /tmp/other.js"],
  ["NODE_PATH", "/tmp/modules"],
  ["NODE_TLS_REJECT_UNAUTHORIZED", "0"],
  ["LD_PRELOAD", "/tmp/other.so"],
  ["LD_LIBRARY_PATH", "/tmp"],
  ["DYLD_INSERT_LIBRARIES", "/tmp/other.dylib"],
  ["PULUMI_NODEJS_TYPESCRIPT", "true"],
  ["PULUMI_ENABLE_LEGACY_APPLY", "true"],
  ["PULUMI_DEBUG_PROVIDERS", "command:1234"],
])("%s is refused", (name, value) => {
  expect(refusedVariables({ PATH: "/bin", [name]: value })).toEqual([name]);
});

test("what a pipeline needs is accepted", () => {
  const environment = {
    ...{ PULUMI_ACCESS_TOKEN: "t", PULUMI_BACKEND_URL: "file:///tmp", PULUMI_HOME: "/tmp" },
    ...{ PULUMI_CONFIG_PASSPHRASE: "p", PULUMI_SKIP_UPDATE_CHECK: "true", NODE_OPTIONS: "" },
    ...{ NODE_EXTRA_CA_CERTS: "/etc/ssl/company.pem", HTTPS_PROXY: "http://proxy:3128" },
  };
  expect(refusedVariables(environment)).toEqual([]);
});
