import type * as pulumi from "@pulumi/pulumi";
import { SourceGrant } from "../../components";
import { BaseComponent } from "../../components/base-component";
import { ExternalId } from "../../dynamic-providers";
import { runProgram } from "./program";

/** A component whose author names its part freely. */
class CustomComponent extends BaseComponent {
  constructor(name: string, partName: string, options: pulumi.ComponentResourceOptions = {}) {
    super("CustomComponent", name, options);
    new ExternalId(partName, { keeper: "1" }, this.partOptions());
  }
}

test("a part that is named after its component is created", async () => {
  const { resources } = await runProgram(() => new CustomComponent("orders", "orders-external-id"));
  expect(resources.map(({ name }) => name)).toEqual(["orders", "orders-external-id"]);
});

test.each(["external-id", "orders-external-id", "billing-ordersexternal-id", "billing-external-id"])(
  "a part named %s inside the component billing-orders is refused before it is registered",
  async (partName) => {
    const wrong = runProgram(() => new CustomComponent("billing-orders", partName));
    await expect(wrong).rejects.toThrow(
      `${partName} (pulumi-nodejs:dynamic/dts:ExternalId) is inside the component billing-orders, but is not named after it.`,
    );
    await expect(wrong).rejects.toThrow("Fix: Name it `billing-orders-<suffix>`");
  },
);

test("the rule also holds for resources that a program adds, and for components inside components", async () => {
  const grantArgs = {
    connection: { accountUin: "100018273645", region: "ap-guangzhou", credentials: "environment:SOURCE" },
    targetUin: "100026591483",
    databaseKinds: ["mysql"] as const,
  };
  const added = runProgram(() => {
    const grant = new SourceGrant("orders", grantArgs);
    return new ExternalId("mine", { keeper: "1" }, { parent: grant });
  });
  await expect(added).rejects.toThrow(
    "mine (pulumi-nodejs:dynamic/dts:ExternalId) is inside the component orders",
  );

  const nested = runProgram(() => {
    const outer = new CustomComponent("orders", "orders-external-id");
    return new CustomComponent("orders-inner", "orders-other", { parent: outer });
  });
  await expect(nested).rejects.toThrow(
    "orders-other (pulumi-nodejs:dynamic/dts:ExternalId) is inside the component orders-inner",
  );
});

test("transformations of the user run in addition to the rule", async () => {
  const seen: string[] = [];
  const record: pulumi.ResourceTransformation = ({ name }) => {
    seen.push(name);
    return undefined;
  };
  await runProgram(() => new CustomComponent("orders", "orders-external-id", { transformations: [record] }));
  expect(seen).toEqual(["orders", "orders-external-id"]);
});
