import { deflateSync } from 'fflate';
import { crc32 } from './crc32';
import { WorkbookError } from './errors';
import { inflateInSteps, inflatePortably, type Inflate } from './inflate';
import type { Steps } from './steps';

/** Bounds that an honest workbook keeps; sizes in bytes. */
export interface ZipLimits {
  readonly entries: number;
  readonly entrySize: number;
  readonly totalSize: number;
  /** How many times its compressed size an entry above sixteen mebibytes may unfold to. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: ZipLimits = {
  entries: 10_000,
  entrySize: 128 * 2 ** 20,
  totalSize: 512 * 2 ** 20,
  ratio: 400,
};

/** One entry as the central directory tells it; `data` are its compressed bytes, a view into the file. */
export interface ZipEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly madeBy: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
  readonly extra: Uint8Array;
  readonly localExtra: Uint8Array;
  readonly comment: Uint8Array;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const ENCRYPTED = 0x2041;
const DATA_DESCRIPTOR = 0x0008;
const UTF8_NAME = 0x0800;
/** The first day a DOS date can name: new parts carry it, so that equal content gives equal bytes. */
const FIRST_DOS_DATE = 0x21;
const STORED = 0;
const DEFLATED = 8;

const utf8 = new TextDecoder();

/** Reads the directory of a zip file; throws `WorkbookError` for what cannot be an honest package. */
export function readZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new WorkbookError('truncated');
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = end;
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === ZIP64_LOCATOR) {
    const at = Number(view.getBigUint64(locator + 8, true));
    if (at + 56 <= locator && view.getUint32(at, true) === ZIP64_END) {
      count = Number(view.getBigUint64(at + 32, true));
      size = Number(view.getBigUint64(at + 40, true));
      start = Number(view.getBigUint64(at + 48, true));
      directoryEnd = at;
    }
  }
  if (count > limits.entries) throw new WorkbookError('too-large', { limit: limits.entries });
  // Bytes put before the archive shift every offset alike.
  const shift = directoryEnd - size - start;
  if (shift < 0) throw new WorkbookError('truncated');

  const entries: ZipEntry[] = [];
  let total = 0;
  let at = start + shift;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directoryEnd || view.getUint32(at, true) !== CENTRAL_HEADER) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directoryEnd) throw broken();
    const entry = readEntry(bytes, view, at, shift, start + shift);
    total += entry.size;
    if (entry.size > limits.entrySize || exceedsRatio(entry.size, entry.data.length, limits)) {
      throw new WorkbookError('too-large', { part: entry.name });
    }
    if (total > limits.totalSize) throw new WorkbookError('too-large', { limit: limits.totalSize });
    entries.push(entry);
    at = next;
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number, dataEnd: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const sizes = readZip64(extra, {
    size: view.getUint32(at + 24, true),
    compressed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  });
  const name = utf8.decode(rawName);
  if (flags & ENCRYPTED) throw new WorkbookError('encrypted');
  const method = view.getUint16(at + 10, true);
  const local = sizes.offset + shift;
  if (!(local + 30 <= dataEnd) || view.getUint32(local, true) !== LOCAL_HEADER) throw broken(name);
  const localNameEnd = local + 30 + view.getUint16(local + 26, true);
  const from = localNameEnd + view.getUint16(local + 28, true);
  if (!(from + sizes.compressed <= dataEnd)) throw broken(name);
  if (method !== STORED && method !== DEFLATED) throw broken(name);
  if (method === STORED && sizes.size !== sizes.compressed) throw broken(name);
  return {
    name,
    rawName,
    madeBy: view.getUint16(at + 4, true),
    flags,
    method,
    time: view.getUint16(at + 12, true),
    date: view.getUint16(at + 14, true),
    crc: view.getUint32(at + 16, true),
    size: sizes.size,
    data: bytes.subarray(from, from + sizes.compressed),
    extra,
    localExtra: bytes.subarray(localNameEnd, from),
    comment: bytes.subarray(at + 46 + nameLength + extraLength, at + 46 + nameLength + extraLength + commentLength),
    internalAttributes: view.getUint16(at + 36, true),
    externalAttributes: view.getUint32(at + 38, true),
  };
}

interface Sizes {
  readonly size: number;
  readonly compressed: number;
  readonly offset: number;
}

function readZip64(extra: Uint8Array, sizes: Sizes): Sizes {
  const big = 0xffffffff;
  if (sizes.size !== big && sizes.compressed !== big && sizes.offset !== big) return sizes;
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const last = Math.min(field + view.getUint16(at + 2, true), extra.length);
    const take = (value: number): number => {
      if (value !== big || field + 8 > last) return value;
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    const size = take(sizes.size);
    const compressed = take(sizes.compressed);
    return { size, compressed, offset: take(sizes.offset) };
  }
  return sizes;
}

const SUMMED_AT_ONCE = 2 ** 20;

/** The uncompressed content of an entry, never more than it declares; throws where it lies about size or sum. */
export function inflateEntry(entry: ZipEntry, inflate: Inflate = inflatePortably): Uint8Array {
  let content: Uint8Array | null = entry.data;
  if (entry.method !== STORED) {
    try {
      content = inflate(entry.data, entry.size);
    } catch {
      throw broken(entry.name);
    }
  }
  return asDeclared(entry, content, crc32);
}

/** The same in steps, without what a platform may do faster. */
export function* inflateEntryInSteps(entry: ZipEntry): Steps<Uint8Array> {
  let content: Uint8Array | null = entry.data;
  if (entry.method !== STORED) {
    try {
      content = yield* inflateInSteps(entry.data, entry.size);
    } catch {
      throw broken(entry.name);
    }
  }
  let sum = 0;
  for (let at = 0; content !== null && at < content.length; at += SUMMED_AT_ONCE) {
    sum = crc32(content.subarray(at, at + SUMMED_AT_ONCE), sum);
    yield;
  }
  return asDeclared(entry, content, () => sum);
}

/** Content of which more came out than declared is `null`. */
function asDeclared(entry: ZipEntry, content: Uint8Array | null, sumOf: (content: Uint8Array) => number): Uint8Array {
  if (content === null) throw new WorkbookError('too-large', { part: entry.name });
  if (content.length !== entry.size) throw broken(entry.name);
  // Some streaming writers leave the sum at zero.
  if (entry.crc !== 0 && sumOf(content) !== entry.crc) throw broken(entry.name);
  return content;
}

function exceedsRatio(size: number, compressed: number, limits: ZipLimits): boolean {
  return size > 16 * 2 ** 20 && size > compressed * limits.ratio;
}

/** A new entry, or new content for one that was there: its name, place and attributes stay. */
export function deflateEntry(name: string, content: Uint8Array, before?: ZipEntry): ZipEntry {
  const deflated = deflateSync(content, { level: 6 });
  const stored = deflated.length >= content.length;
  return {
    name,
    rawName: before?.rawName ?? new TextEncoder().encode(name),
    madeBy: before?.madeBy ?? 20,
    flags: before ? before.flags & UTF8_NAME : UTF8_NAME,
    method: stored ? STORED : DEFLATED,
    time: before?.time ?? 0,
    date: before?.date ?? FIRST_DOS_DATE,
    crc: crc32(content),
    size: content.length,
    data: stored ? content : deflated,
    extra: before?.extra ?? new Uint8Array(0),
    localExtra: before?.localExtra ?? new Uint8Array(0),
    comment: before?.comment ?? new Uint8Array(0),
    internalAttributes: before?.internalAttributes ?? 0,
    externalAttributes: before?.externalAttributes ?? 0,
  };
}

/** Writes the entries in their order; compressed bytes are copied as they are. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const extras = entries.map((entry) => ({ central: dropZip64(entry.extra), local: dropZip64(entry.localExtra) }));
  let size = 22;
  entries.forEach((entry, index) => {
    size += 76 + 2 * entry.rawName.length + extras[index]!.local.length + entry.data.length;
    size += extras[index]!.central.length + entry.comment.length;
  });
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  const put = (part: Uint8Array): void => {
    bytes.set(part, at);
    at += part.length;
  };
  const putCommon = (entry: ZipEntry, extra: Uint8Array): void => {
    view.setUint16(at, 20, true);
    // Sizes stand in the header, so no descriptor follows the data.
    view.setUint16(at + 2, entry.flags & ~DATA_DESCRIPTOR, true);
    view.setUint16(at + 4, entry.method, true);
    view.setUint16(at + 6, entry.time, true);
    view.setUint16(at + 8, entry.date, true);
    view.setUint32(at + 10, entry.crc, true);
    view.setUint32(at + 14, entry.data.length, true);
    view.setUint32(at + 18, entry.size, true);
    view.setUint16(at + 22, entry.rawName.length, true);
    view.setUint16(at + 24, extra.length, true);
    at += 26;
  };
  entries.forEach((entry, index) => {
    offsets.push(at);
    view.setUint32(at, LOCAL_HEADER, true);
    at += 4;
    putCommon(entry, extras[index]!.local);
    put(entry.rawName);
    put(extras[index]!.local);
    put(entry.data);
  });
  const start = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, CENTRAL_HEADER, true);
    view.setUint16(at + 4, entry.madeBy, true);
    at += 6;
    putCommon(entry, extras[index]!.central);
    view.setUint16(at, entry.comment.length, true);
    view.setUint16(at + 4, entry.internalAttributes, true);
    view.setUint32(at + 6, entry.externalAttributes, true);
    view.setUint32(at + 10, offsets[index]!, true);
    at += 14;
    put(entry.rawName);
    put(extras[index]!.central);
    put(entry.comment);
  });
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - start, true);
  view.setUint32(at + 16, start, true);
  return bytes;
}

function dropZip64(extra: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let dropped = false;
  for (let at = 0; at + 4 <= extra.length;) {
    const next = at + 4 + (extra[at + 2]! | (extra[at + 3]! << 8));
    if (extra[at] === 1 && extra[at + 1] === 0) dropped = true;
    else kept.push(...extra.subarray(at, next));
    at = next;
  }
  return dropped ? Uint8Array.from(kept) : extra;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) {
      return at;
    }
  }
  return -1;
}

function broken(part = 'zip'): WorkbookError {
  return new WorkbookError('broken-package', { part });
}
