import { deflateSync } from 'fflate';

/** One entry of a zip file in a test; every field may lie. */
export interface ZipSource {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  /** Sizes and sum follow the data, as streaming writers do. */
  readonly descriptor?: boolean;
  /** Sizes stand in zip64 fields. */
  readonly zip64?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly declaredSize?: number;
  readonly crc?: number;
  /** Bytes of a file comment, an extra field, … */
  readonly extra?: Uint8Array;
  readonly comment?: string;
}

const encoder = new TextEncoder();

/** A zip file written plainly, apart from the one in `src`, so that each can judge the other. */
export function buildZip(
  sources: readonly ZipSource[],
  options: { prefix?: Uint8Array; comment?: string } = {},
): Uint8Array {
  const out: number[] = [];
  const chunks: Uint8Array[] = [];
  let length = 0;
  const flush = (): void => {
    if (out.length === 0) return;
    chunks.push(Uint8Array.from(out));
    out.length = 0;
  };
  const u16 = (value: number): void => void (out.push(value & 255, (value >>> 8) & 255), (length += 2));
  const u32 = (value: number): void => (u16(value & 0xffff), u16(value >>> 16));
  const u64 = (value: number): void => (u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32)));
  const put = (bytes: Uint8Array): void => {
    flush();
    chunks.push(bytes);
    length += bytes.length;
  };
  if (options.prefix) put(options.prefix);
  const base = length;

  const entries = sources.map((source) => {
    const content = typeof source.content === 'string' ? encoder.encode(source.content) : source.content;
    const data = source.stored ? content : deflateSync(content);
    const size = source.declaredSize ?? content.length;
    const crc = source.crc ?? sumOf(content);
    const flags = (source.flags ?? 0x0800) | (source.descriptor ? 8 : 0);
    const entry = { source, name: encoder.encode(source.name), data, size, crc, flags, offset: length - base };
    const method = source.method ?? (source.stored ? 0 : 8);
    u32(0x04034b50);
    u16(20);
    u16(flags);
    u16(method);
    u16(0);
    u16(0x21);
    const late = source.descriptor === true;
    u32(late ? 0 : crc);
    u32(source.zip64 ? 0xffffffff : late ? 0 : data.length);
    u32(source.zip64 ? 0xffffffff : late ? 0 : size);
    u16(entry.name.length);
    u16(source.zip64 ? 20 : 0);
    put(entry.name);
    if (source.zip64) {
      u16(1);
      u16(16);
      u64(size);
      u64(data.length);
    }
    put(data);
    if (late) {
      u32(0x08074b50);
      u32(crc);
      u32(data.length);
      u32(size);
    }
    return { ...entry, method };
  });

  const start = length - base;
  for (const { source, name, data, size, crc, flags, method, offset } of entries) {
    const extra = source.extra ?? new Uint8Array(0);
    const comment = encoder.encode(source.comment ?? '');
    u32(0x02014b50);
    u16(20);
    u16(20);
    u16(flags);
    u16(method);
    u16(0);
    u16(0x21);
    u32(crc);
    u32(source.zip64 ? 0xffffffff : data.length);
    u32(source.zip64 ? 0xffffffff : size);
    u16(name.length);
    u16(extra.length + (source.zip64 ? 28 : 0));
    u16(comment.length);
    u16(0);
    u16(0);
    u32(0);
    u32(source.zip64 ? 0xffffffff : offset);
    put(name);
    put(extra);
    if (source.zip64) {
      u16(1);
      u16(24);
      u64(size);
      u64(data.length);
      u64(offset);
    }
    put(comment);
  }
  const size = length - base - start;
  const comment = encoder.encode(options.comment ?? '');
  const zip64 = sources.some((source) => source.zip64);
  if (zip64) {
    const at = length - base;
    u32(0x06064b50);
    u64(44);
    u16(45);
    u16(45);
    u32(0);
    u32(0);
    u64(entries.length);
    u64(entries.length);
    u64(size);
    u64(start);
    u32(0x07064b50);
    u32(0);
    u64(at);
    u32(1);
  }
  u32(0x06054b50);
  u16(0);
  u16(0);
  u16(zip64 ? 0xffff : entries.length);
  u16(zip64 ? 0xffff : entries.length);
  u32(zip64 ? 0xffffffff : size);
  u32(zip64 ? 0xffffffff : start);
  u16(comment.length);
  put(comment);
  flush();

  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const sums = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function sumOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ sums[(crc ^ byte) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
}
