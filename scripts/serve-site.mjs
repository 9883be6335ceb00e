// A server for the built site on this machine alone: `await serveSite('dist/site', 3100)`.
import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'text/xml; charset=utf-8',
};
const PAGE = '/workbench.html';
const DIGEST = /\.[0-9a-f]{10}\.(js|css)$/;
/** So many ports are tried before giving up. */
const TRIES = 50;

/** The file of an address within the site; `null` for everything that is no file there. */
export function fileOf(site, address) {
  let path;
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0')) return null;
  try {
    const file = realpathSync(join(site, path === '/' ? PAGE : path));
    return file.startsWith(site + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** The page's own policy, as a header: there it counts before anything of the page is read. */
function policyOf(html) {
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "default-src 'self'";
}

function answer(site, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const file = fileOf(site, request.url ?? '/');
  if (file === null) {
    response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('404\n');
    return;
  }
  const type = extname(file);
  response.writeHead(200, {
    'content-type': TYPES[type] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    'cache-control': DIGEST.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(type === '.html' && { 'content-security-policy': policyOf(readFileSync(file, 'utf8')) }),
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** Listens on the first free port from `port` on, for this machine alone. */
export async function serveSite(folder, port) {
  const site = realpathSync(folder);
  for (let tried = port; ; tried++) {
    const server = createServer((request, response) => answer(site, request, response));
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(tried, '127.0.0.1', resolve);
      });
      return { server, port: tried };
    } catch (error) {
      if (!['EADDRINUSE', 'EACCES'].includes(error.code) || tried === port + TRIES) throw error;
    }
  }
}
