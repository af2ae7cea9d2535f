import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { connectEngine } from "../../../dynamic-providers/host/engine";

test("an engine that was killed before it was connected counts as gone", async () => {
  // Given a port where no engine listens any more
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");

  const { gone } = connectEngine(`127.0.0.1:${port}`);

  // Then the provider learns it, which ends its process
  if (!gone.aborted) await once(gone, "abort");
  expect(gone.aborted).toBe(true);
});
