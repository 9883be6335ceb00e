/** Bytes are rather over- than underestimated: a request of this size is well below the 5 MB that Excel on the web refuses. */
const BYTES_IN_REQUEST = 3_500_000;

/** One thing to ask of Excel, with about how much it adds to a request. */
export interface Work {
  readonly bytes: number;
  run(context: Excel.RequestContext): void;
}

/** What calls on one object cost beyond the data that they carry. */
export const CALL_BYTES = 450;

export function work(bytes: number, run: Work['run']): Work {
  return { bytes: bytes + CALL_BYTES, run };
}

/** Work in its order, as few requests as its size allows. */
export function requestsOf(works: readonly Work[]): Work[][] {
  const requests: Work[][] = [];
  let open: Work[] = [];
  let bytes = 0;
  for (const each of works) {
    if (open.length > 0 && bytes + each.bytes > BYTES_IN_REQUEST) {
      requests.push(open);
      open = [];
      bytes = 0;
    }
    open.push(each);
    bytes += each.bytes;
  }
  if (open.length > 0) requests.push(open);
  return requests;
}

/** About how many bytes a list of values takes; a number has up to seventeen digits. */
export function bytesOf(values: readonly (readonly unknown[])[]): number {
  let bytes = 0;
  for (const row of values) {
    for (const value of row) {
      bytes += typeof value === 'string' ? 3 + bytesOfText(value) : value === null ? 5 : 20;
    }
  }
  return bytes;
}

/** In UTF-8, where a Chinese character takes three bytes; quotes and line breaks are escaped. */
function bytesOfText(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes += code > 0x7f ? 3 : code === 0x22 || code === 0x5c || code < 0x20 ? 2 : 1;
  }
  return bytes;
}
