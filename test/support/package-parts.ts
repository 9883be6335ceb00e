import { OpcPackage } from '../../src/ooxml/package';

/** The bytes of every part of a file, by name. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const pkg = OpcPackage.open(bytes);
  return new Map(pkg.partNames().map((name) => [name, pkg.bytes(name)]));
}

/** Names of the parts that came, went or hold other bytes. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => !sameBytes(old.get(name), now.get(name))).sort();
}

function sameBytes(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left !== undefined && right !== undefined && Buffer.from(left).equals(Buffer.from(right));
}
