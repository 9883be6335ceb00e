const { join } = require('node:path');
const { EsbuildPlugin } = require('esbuild-loader');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const CssPlugin = require('mini-css-extract-plugin');
const { ChunkListPlugin } = require('./scripts/chunk-list-plugin.cjs');
const { OFFICE_JS, officeFiles } = require('./scripts/office-js.cjs');

/** The address that manifest.xml names; a build for a server puts the server's own in its place. */
const DEVELOPMENT_BASE = 'https://localhost:3000';
/** Evergreen web views of Office 2021 and later, and what Safari had at that time. */
const TARGET = 'es2021';

function baseOf(env) {
  const base = (env.base ?? DEVELOPMENT_BASE).replace(/\/+$/, '');
  if (URL.parse(base)?.protocol !== 'https:') {
    throw new Error(`--env base 须为 https:// 开头的地址，实为 ${base}。 --env base must be an https:// address.`);
  }
  return base;
}

/** The two style elements that Univer puts into the page, an empty one among them, by what they hold. */
const UNIVER_STYLES = [
  `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
  `'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='`,
];

/**
 * Nothing from anywhere else, nothing inline but the styles that are named; office.js from a content network brings
 * its origin along.
 */
function policyOf({ origin: from }, styles = []) {
  const origin = from === null ? '' : ` ${from}`;
  return [
    `default-src 'none'`,
    `script-src 'self'${origin}`,
    [`style-src 'self'`, ...styles].join(' '),
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${origin}`,
    `worker-src 'self' blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

const esbuild = (which = {}) =>
  new EsbuildPlugin({ target: TARGET, css: true, charset: 'utf8', legalComments: 'none', ...which });

/**
 * `--env base=https://server/path` rewrites the manifest; `--env office=self|cdn|china` says where office.js
 * comes from: this site (default, for intranets), Microsoft, or Microsoft in China.
 */
module.exports = async (env, { mode = 'production' }) => {
  const isProduction = mode === 'production';
  const base = baseOf(env);
  const office = OFFICE_JS[env.office ?? 'self'];
  if (!office) throw new Error(`--env office: ${Object.keys(OFFICE_JS).join(', ')}`);
  const common = {
    mode,
    devtool: isProduction ? false : 'source-map',
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: 'esbuild-loader', options: { target: TARGET, jsx: 'automatic' } },
        { test: /\.css$/, use: [CssPlugin.loader, { loader: 'css-loader', options: { url: false } }] },
        // Only style sheets do something by being imported.
        { test: /[\\/]src[\\/].*\.tsx?$/, sideEffects: false },
        { test: /[\\/]src[\\/].*[\\/]main\.ts$/, sideEffects: true },
      ],
    },
    optimization: {
      minimizer: [esbuild()],
    },
    performance: false,
    stats: 'errors-warnings',
  };
  const cache = (name) =>
    isProduction || env.WEBPACK_SERVE
      ? { type: 'filesystem', name: `${name}-${mode}`, buildDependencies: { config: [__filename] } }
      : true;
  const output = (folder, clean) => ({
    path: join(__dirname, 'dist', 'site'),
    filename: isProduction ? `${folder}[name].[contenthash:10].js` : `${folder}[name].js`,
    chunkFilename: isProduction ? `${folder}[name].[contenthash:10].js` : `${folder}[name].js`,
    publicPath: 'auto',
    clean,
  });
  const styles = (folder) =>
    new CssPlugin({
      filename: `${folder}[name].[contenthash:10].css`,
      chunkFilename: `${folder}[id].[contenthash:10].css`,
    });
  const taskpane = {
    ...common,
    name: 'taskpane',
    entry: { taskpane: './src/taskpane/main.ts' },
    output: output('', { keep: isOfWorkbench }),
    cache: cache('taskpane'),
    // Webpack's own minimizer (Terser) makes what the pane loads some 4 % smaller than esbuild; it is four times as
    // slow, so SheetJS, which is loaded last, and the workbench with Univer are left to esbuild.
    optimization: { minimizer: [esbuild({ include: /\.css$|sheetjs/ }), '...'] },
    plugins: [
      styles(''),
      new HtmlPlugin({
        filename: 'taskpane.html',
        template: './src/taskpane/taskpane.html',
        chunks: ['taskpane'],
        inject: false,
        minify: false,
        templateParameters: { policy: policyOf(office), officeJs: office.address },
      }),
      new CopyPlugin({
        patterns: [
          {
            from: 'manifest.xml',
            transform: (content) => content.toString().replaceAll(DEVELOPMENT_BASE, base),
          },
          { from: 'assets/icons/*.png' },
          { from: 'deployment/help.html', to: 'help.html' },
          ...(office.origin === null ? officeFiles() : []),
        ],
      }),
      new ChunkListPlugin(join(__dirname, 'dist', 'chunks.json')),
    ],
    devServer: {
      host: 'localhost',
      port: 3000,
      static: false,
      hot: false,
      liveReload: false,
      client: false,
      ...(env.excel && { server: { type: 'https', options: await developmentCertificate() } }),
    },
  };
  // Apart from the pane's scripts: what the two have in common would else be cut into other pieces for both.
  const workbench = {
    ...common,
    name: 'workbench',
    entry: { workbench: './src/workbench/main.ts' },
    output: output('workbench/', { keep: (file) => !isOfWorkbench(file) }),
    cache: cache('workbench'),
    plugins: [
      styles('workbench/'),
      new HtmlPlugin({
        filename: 'workbench.html',
        template: './src/workbench/workbench.html',
        chunks: ['workbench'],
        inject: false,
        minify: false,
        templateParameters: { policy: policyOf({ origin: null }, UNIVER_STYLES) },
      }),
      new CopyPlugin({ patterns: [{ from: 'samples/city-2021Q3.xlsx', to: 'workbench/samples/city-2021Q3.xlsx' }] }),
      new ChunkListPlugin(join(__dirname, 'dist', 'workbench-chunks.json')),
    ],
  };
  return [taskpane, workbench];
};

/** Each of the two builds cleans up after itself alone. */
function isOfWorkbench(file) {
  return /^workbench[./\\]/.test(file);
}

/** Made and trusted on this machine by Microsoft's own tool: Excel opens nothing without https. */
async function developmentCertificate() {
  const { getHttpsServerOptions } = require('office-addin-dev-certs');
  return getHttpsServerOptions();
}
