import { inflateRawSync } from 'node:zlib';
import type { Inflate } from '../../ooxml/inflate';

/** Node's own zlib: a fresh process spends a third of its time in a portable one. */
export const inflateNatively: Inflate = (data, size) => {
  try {
    const { buffer, byteOffset, length } = inflateRawSync(data, { maxOutputLength: size + 1 });
    return length > size ? null : new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
};
