import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const PAGE = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'">';

let folder: string;
let busy: Server;
let busyPort: number;
let child: ChildProcess;
let port: number;
let said = '';

/** Starts the script as `npm start` does, over a small site, and waits for its address. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  mkdirSync(join(folder, 'site/workbench'), { recursive: true });
  writeFileSync(join(folder, 'site/workbench.html'), PAGE);
  writeFileSync(join(folder, 'site/workbench/main.0123456789.js'), 'let x;');
  writeFileSync(join(folder, 'site/甲 乙.xlsx'), 'PK');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const address = busy.address();
  busyPort = typeof address === 'object' && address !== null ? address.port : 0;
  const args = ['scripts/start.mjs', '--no-open', '--port', String(busyPort), '--site', join(folder, 'site')];
  child = spawn(process.execPath, args, { cwd: root });
  port = await new Promise((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /http:\/\/localhost:(\d+)\/workbench\.html/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    child.on('exit', (status) => reject(new Error(`ended with ${status}`)));
  });
});
afterAll(async () => {
  child.kill('SIGKILL');
  await new Promise((resolve) => busy.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The path goes out as it is: no client of ours tidies it up. */
function get(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('a busy port is passed by, and the address is said in both languages', () => {
  expect(port).toBeGreaterThan(busyPort);
  expect(said).toMatch(/工作台 Workbench: +http:\/\/localhost/);
  expect(said).toContain('Ctrl+C');
});

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache', PAGE],
  ['/workbench.html?lang=en', 'text/html; charset=utf-8', 'no-cache', PAGE],
  ['/workbench/main.0123456789.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'let x;'],
  [
    '/%E7%94%B2%20%E4%B9%99.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'no-cache',
    'PK',
  ],
])('%s is served as %s', async (path, type, cache, body) => {
  const answer = await get(path);
  expect([answer.status, answer.body]).toEqual([200, body]);
  expect(answer.headers).toMatchObject({
    'content-type': type,
    'cache-control': cache,
    'x-content-type-options': 'nosniff',
  });
});

test('the policy of a page is a header too', async () => {
  const { headers } = await get('/workbench.html');
  expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'");
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/workbench/../../secret.txt',
  '/link.txt',
  '/workbench',
  '/workbench/',
  '/nothing.html',
  '/%00',
  '/%E0%A4%A',
  '//etc/passwd',
])('%s is not found', async (path) => {
  const answer = await get(path);
  expect([answer.status, answer.body]).toEqual([404, '404\n']);
});

test('it only gives', async () => {
  expect((await get('/workbench.html', 'POST')).status).toBe(405);
  expect(await get('/workbench.html', 'HEAD')).toMatchObject({ status: 200, body: '' });
});

test('a wrong call is refused', async () => {
  const wrong = spawn(process.execPath, ['scripts/start.mjs', '--port', 'x'], { cwd: root });
  const status = await new Promise((resolve) => wrong.on('exit', resolve));
  expect(status).toBe(2);
});

test('SIGTERM ends it with 0', async () => {
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve([status, signal])));
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
