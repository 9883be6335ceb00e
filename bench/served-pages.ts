import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/** What an address gives: its content, read when first asked for, and the ending that names its kind. */
export interface Served {
  /** The same key, the same content: it is packed once. */
  readonly key: string;
  readonly kind: string;
  read(): Uint8Array | string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
};

/** A browser for the time of some work, and a server on this machine that answers it, packed as a site would be. */
export async function withServedPages(
  serve: (path: string) => Served | null,
  work: (browser: Browser, origin: string) => Promise<void>,
): Promise<void> {
  const packed = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const served = serve(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (served === null) return void response.writeHead(404).end();
    const { key, kind } = served;
    let body = packed.get(key);
    if (body === undefined) packed.set(key, (body = gzipSync(served.read())));
    const type = TYPES[kind] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await work(browser, origin);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
