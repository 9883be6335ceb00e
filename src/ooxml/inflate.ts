import { Inflate as Stream, inflateSync } from 'fflate';
import { finish, type Steps } from './steps';

/** Unpacks raw deflate data; `null` where more than `size` bytes come out. Throws whatever for data that are none. */
export type Inflate = (data: Uint8Array, size: number) => Uint8Array | null;

/** Below this, unpacking into a fixed buffer is bounded enough; above, it goes piece by piece. */
const AT_ONCE = 2 ** 18;
const STEP = 2 ** 16;

/** Unpacks anywhere; hosts may bring what their platform does faster. */
export const inflatePortably: Inflate = (data, size) => {
  if (data.length > AT_ONCE) return finish(inflateInSteps(data, size));
  const content = inflateSync(data, { out: new Uint8Array(size + 1) });
  return content.length > size ? null : content;
};

/** The same piece by piece. */
export function* inflateInSteps(data: Uint8Array, size: number): Steps<Uint8Array | null> {
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Stream((piece) => {
    if (length + piece.length <= size) out.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < data.length && length <= size; at += STEP) {
    stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
    yield;
  }
  return length > size ? null : out.subarray(0, length);
}
