// npm start: the workbench on this machine. Builds it where that is missing or older than its sources, serves it to
// this machine alone and opens a browser. `-- --no-open` opens none, `-- --port 8080` begins to look for a free port there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveSite } from './serve-site.mjs';

const SITE = join('dist', 'site');
const PAGE = join(SITE, 'workbench.html');
const SOURCES = ['src', 'assets', 'deployment', 'samples', 'manifest.xml', 'package-lock.json', 'webpack.config.js'];
const FIRST_PORT = '3100';

function options() {
  try {
    const { values } = parseArgs({
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: FIRST_PORT },
        site: { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_000) throw new Error(`--port ${values.port}`);
    return { port, opens: !values['no-open'], site: values.site };
  } catch (error) {
    console.error(`命令有误 Wrong call: ${error.message}`);
    process.exit(2);
  }
}

/** When anything within was last written, in milliseconds. */
function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build() {
  const reason = existsSync(PAGE) ? '源文件有更新 the sources are newer' : '首次运行 first run';
  console.log(`正在构建（${reason}），约需一分钟… Building, about a minute…`);
  const webpack = createRequire(import.meta.url).resolve('webpack-cli/bin/cli.js');
  const { status } = spawnSync(process.execPath, [webpack, '--mode', 'production'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error('构建没有完成，见上面的说明。 The build did not finish; see above.');
    process.exit(1);
  }
  // A page that came out the same is not written again, and would look older than the sources for ever.
  const now = new Date();
  utimesSync(PAGE, now, now);
}

/** Where there is no browser nobody misses it: the address is on the screen. */
function openBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform] ?? ['xdg-open', address];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}

const { port: wanted, opens, site } = options();
if (site === undefined && (!existsSync(PAGE) || SOURCES.some((path) => newest(path) > statSync(PAGE).mtimeMs))) build();

try {
  const { server, port } = await serveSite(site ?? SITE, wanted);
  const address = `http://localhost:${port}/workbench.html`;
  console.log(
    `工作台 Workbench:  ${address}\n数据只在这台电脑上处理；按 Ctrl+C 结束。 Nothing leaves this machine; Ctrl+C ends it.`,
  );
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (opens) openBrowser(address);
} catch (error) {
  console.error(`没有启动 It did not start: ${error.message}`);
  process.exit(1);
}
