import type { Steps } from './steps';

const DECODED_AT_ONCE = 2 ** 20;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return 'utf-8';
}

const decoders = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
};

/** The text of a part, without its byte order mark. */
export function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return encoding === 'utf-16be' ? decoders['utf-16le'].decode(swapBytes(bytes)) : decoders[encoding].decode(bytes);
}

/** As `decode`, in steps. */
export function* decodeInSteps(bytes: Uint8Array): Steps<string> {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-16be') return decode(bytes);
  const decoder = new TextDecoder(encoding);
  let text = '';
  for (let at = 0; at < bytes.length; at += DECODED_AT_ONCE) {
    text += decoder.decode(bytes.subarray(at, at + DECODED_AT_ONCE), { stream: true });
    yield;
  }
  return text + decoder.decode();
}

/** The bytes of a part, in the encoding that it had before. */
export function encode(text: string, before: Uint8Array | undefined): Uint8Array {
  const encoding = before ? encodingOf(before) : 'utf-8';
  if (encoding === 'utf-8') {
    const marked = before?.[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
    return new TextEncoder().encode(marked ? `\ufeff${text}` : text);
  }
  const marked = before![0] === 0xff || before![0] === 0xfe;
  const units = marked ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(2 * units.length);
  for (let index = 0; index < units.length; index += 1) {
    bytes[2 * index] = units.charCodeAt(index) & 255;
    bytes[2 * index + 1] = units.charCodeAt(index) >> 8;
  }
  return encoding === 'utf-16be' ? swapBytes(bytes) : bytes;
}

function swapBytes(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1]!;
    swapped[at + 1] = bytes[at]!;
  }
  return swapped;
}
