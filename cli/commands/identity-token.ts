import { type AddCommand, run } from "./command";

export const addIdentityToken: AddCommand = (program) => {
  program
    .command("identity-token")
    .description("Write the GitHub Actions OIDC token to a file, for credentials by OIDC")
    .requiredOption("--out <file>", "File for PREFIX_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE")
    .option("--audience <text>", "Audience of the identity provider in CAM", "sts.tencentcloudapi.com")
    .action(run(() => require("../forge/write-identity-token").writeIdentityToken));
};
