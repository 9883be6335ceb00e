const { transformSync } = require('esbuild');

/** TypeScript without its types: a run of the mutation test compiles the whole core anew. */
module.exports = {
  process: (source, sourcefile) =>
    transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false },
      sourcemap: 'inline',
      sourcefile,
    }),
};
