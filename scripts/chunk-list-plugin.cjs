const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, relative, resolve, sep } = require('node:path');

/**
 * Writes which scripts each `import()` of ours loads: `{ entry: { name: [file] }, lazy: { "module path": [file] } }`,
 * the module's path from the root without its extension.
 */
class ChunkListPlugin {
  constructor(path) {
    this.path = path;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap('ChunkListPlugin', (compilation) => {
      const scriptsOf = (group) => group.getFiles().filter((file) => file.endsWith('.js'));
      const entry = {};
      for (const [name, point] of compilation.entrypoints) entry[name] = scriptsOf(point);
      const lazy = {};
      for (const group of compilation.chunkGroups) {
        for (const { module, request } of group.origins) {
          if (!module?.context || !request?.startsWith('.')) continue;
          const imported = relative(compiler.context, resolve(module.context, request)).replaceAll(sep, '/');
          lazy[imported] = [...new Set([...(lazy[imported] ?? []), ...scriptsOf(group)])].sort();
        }
      }
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(this.path, `${JSON.stringify({ entry, lazy }, null, 2)}\n`);
    });
  }
}

module.exports = { ChunkListPlugin };
