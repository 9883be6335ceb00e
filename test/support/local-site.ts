import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../..');
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
  xml: 'text/xml; charset=utf-8',
};

/** What a page is given; the kind is the ending of a file's name. `null`: there is nothing. */
export type Answer = readonly [body: string | Uint8Array, kind: string] | null;

/** A site on this machine alone. */
export interface LocalSite {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves answers by their path, each with these headers. */
export async function serve(
  answer: (path: string) => Answer | Promise<Answer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<LocalSite> {
  const reply = async (url: string) => answer(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const server = createServer((request, response) => {
    void reply(request.url ?? '/').then((found) => {
      if (found === null) return void response.writeHead(404).end();
      const [body, kind] = found;
      response.writeHead(200, { ...headers, 'content-type': TYPES[kind] ?? 'application/octet-stream' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page's program of `test/e2e/harness`, bundled: answers by their path. */
export async function bundleHarness(file: string): Promise<ReadonlyMap<string, NonNullable<Answer>>> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/e2e/harness', file)],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/bundle',
    write: false,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [path.replace('/bundle', ''), [contents, path.split('.').at(-1)!]]),
  );
}
