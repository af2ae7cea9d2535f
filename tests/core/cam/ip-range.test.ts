import { BlockList } from "node:net";
import fc from "fast-check";
import { formatIpRange, isInRange, parseIpRange, type IpRange } from "../../../core/cam/ip-range";

const read = (text: string): IpRange => parseIpRange(text) as IpRange;
const inRange = (inner: string, outer: string): boolean => isInRange(read(inner), read(outer));

test.each([
  "",
  "10.0.0",
  "10.0.0.0.0",
  "10.0.0.256",
  "10.0.0.0/33",
  "10.0.0.0/",
  "10.0.0.0/-1",
  "10.0.0.0/8/8",
])("%p is no IPv4 range", (text) => {
  expect(parseIpRange(text)).toBeUndefined();
});

test.each([
  ":",
  "1::2::3",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::8",
  "g::",
  "::/129",
  ":::1",
])("%p is no IPv6 range", (text) => {
  expect(parseIpRange(text)).toBeUndefined();
});

test.each([
  ["10.217.182.3/24", "10.217.182.0/24"],
  ["10.217.182.3/32", "10.217.182.3"],
  ["10.217.182.3/0", "0.0.0.0/0"],
  ["2402:4e00::9", "2402:4e00:0:0:0:0:0:9"],
  ["2402:4e00:FFFF::/32", "2402:4e00:0:0:0:0:0:0/32"],
  ["::", "0:0:0:0:0:0:0:0"],
  ["1::", "1:0:0:0:0:0:0:0"],
])("%s is written %s", (text, canonical) => {
  expect(formatIpRange(read(text))).toBe(canonical);
  expect(formatIpRange(read(canonical))).toBe(canonical);
});

test("a range holds itself and what is narrower, and no other family", () => {
  expect(inRange("10.1.0.0/16", "10.0.0.0/8")).toBe(true);
  expect(inRange("10.0.0.0/8", "10.0.0.0/8")).toBe(true);
  expect(inRange("10.0.0.0/8", "10.1.0.0/16")).toBe(false);
  expect(inRange("::a00:1", "10.0.0.0/8")).toBe(false);
});

test("agrees with Node on addresses of both families", () => {
  const families = [
    { address: fc.ipV4(), bits: 32, family: "ipv4" as const },
    { address: fc.ipV6().filter((text) => !text.includes(".")), bits: 128, family: "ipv6" as const },
  ];
  for (const { address, bits, family } of families) {
    fc.assert(
      fc.property(
        address,
        address,
        fc.integer({ min: 0, max: bits }),
        fc.boolean(),
        (one, other, length, isSame) => {
          const network = isSame ? one : other;
          const node = new BlockList();
          node.addSubnet(network, length, family);

          expect(inRange(one, `${network}/${length}`)).toBe(node.check(one, family));
        },
      ),
    );
  }
});
