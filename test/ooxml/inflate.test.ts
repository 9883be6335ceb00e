import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { inflateNatively } from '../../src/hosts/file/inflate-natively';
import { inflatePortably } from '../../src/ooxml/inflate';

const kinds = [
  ['portably', inflatePortably],
  ['natively', inflateNatively],
] as const;

test.each(kinds)('%s: what was packed comes out, and no more than declared', (_, inflate) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (content) => {
      const packed = deflateSync(content);
      expect(inflate(packed, content.length)).toEqual(content);
      expect(inflate(packed, content.length + 5)).toEqual(content);
      expect(inflate(packed, content.length - 1)).toBeNull();
    }),
  );
});

test.each(kinds)('%s: a large stream comes out whole, and stops where it is more than declared', (_, inflate) => {
  const content = Uint8Array.from({ length: 400_000 }, (_unused, index) => (index * 2_654_435_761) >>> 11);
  const packed = deflateSync(content, { level: 0 });
  expect(Buffer.compare(inflate(packed, content.length)!, content)).toBe(0);
  expect(inflate(packed, 1000)).toBeNull();
});

test.each(kinds)('%s: data that are none throw', (_, inflate) => {
  expect(() => inflate(Uint8Array.of(7, 7, 7), 100)).toThrow();
});
