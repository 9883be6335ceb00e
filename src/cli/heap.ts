import { setFlagsFromString } from 'node:v8';

/** More than a city has; for these the tenth of time that a small heap costs is well spent. */
const MANY_FILES = 64;

/**
 * Keeps memory flat over a long batch: V8 otherwise lets garbage grow to a multiple of what is alive before it
 * collects, which on an office machine looks like a leak and ends like one.
 */
export function fitHeapTo(files: number): void {
  if (files > MANY_FILES) setFlagsFromString('--optimize-for-size');
}
