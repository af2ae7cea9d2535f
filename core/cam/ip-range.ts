/** An address or a CIDR block. */
export interface IpRange {
  /** Length of an address in bits. */
  readonly bits: 32 | 128;
  /** First address of the range. */
  readonly first: bigint;
  /** Leading bits that all addresses of the range share. */
  readonly prefixLength: number;
}

/** Reads IPv4 and IPv6. Host bits are masked away: vendor samples write `10.217.182.3/24`. */
export function parseIpRange(text: string): IpRange | undefined {
  const [address = "", length, ...surplus] = text.split("/");
  const parsed = address.includes(":") ? parseVersion6(address) : parseVersion4(address);
  if (!parsed || surplus.length > 0) return undefined;

  const prefixLength = length === undefined ? parsed.bits : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  if (!(prefixLength <= parsed.bits)) return undefined;
  const hostBits = BigInt(parsed.bits - prefixLength);
  return { bits: parsed.bits, first: (parsed.value >> hostBits) << hostBits, prefixLength };
}

export function formatIpRange({ bits, first, prefixLength }: IpRange): string {
  const address = bits === 32 ? formatVersion4(first) : formatVersion6(first);
  return prefixLength === bits ? address : `${address}/${prefixLength}`;
}

/** Whether every address of `inner` lies in `outer`. */
export function isInRange(inner: IpRange, outer: IpRange): boolean {
  const hostBits = BigInt(outer.bits - outer.prefixLength);
  return (
    inner.bits === outer.bits &&
    inner.prefixLength >= outer.prefixLength &&
    inner.first >> hostBits === outer.first >> hostBits
  );
}

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function parseVersion4(text: string): Address | undefined {
  const numbers = text.split(".");
  if (numbers.length !== 4 || !numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) < 256)) {
    return undefined;
  }
  return { bits: 32, value: join(numbers.map(BigInt), 8n) };
}

function parseVersion6(text: string): Address | undefined {
  const [head = "", tail, ...surplus] = text.split("::");
  if (surplus.length > 0) return undefined;
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;

  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return {
    bits: 128,
    value: join(
      groups.map((group) => BigInt(`0x${group}`)),
      16n,
    ),
  };
}

const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));

const join = (digits: readonly bigint[], width: bigint): bigint =>
  digits.reduce((value, digit) => (value << width) | digit, 0n);

const formatVersion4 = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 255n).toString()).join(".");

const formatVersion6 = (value: bigint): string =>
  [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((value >> shift) & 65535n).toString(16)).join(":");
