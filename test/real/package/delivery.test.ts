import { expect, test } from "vitest";
import { DECLARED, type DeliveryResources, deliveryOf } from "../../support/delivery/declared.ts";
import { resolveTemplate } from "./resolve-template.ts";
import { packageTemplate } from "./template.ts";

test("readers and browsers are tried with what is deployed: osls changes nothing of the delivery", async () => {
  const { Resources } = resolveTemplate(await packageTemplate());
  expect(deliveryOf(Resources as unknown as DeliveryResources)).toEqual(DECLARED);
});
