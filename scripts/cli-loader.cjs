#!/usr/bin/env node
// Runs program.js with the code that V8 compiled when it was built: a third of a short run is compiling otherwise.
// Another version of Node rejects the cache and compiles as ever.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'program.js');
const cache = join(__dirname, 'program.cache');

function cachedCode() {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

// The bundle is ASCII, so that V8 keeps one byte for each character.
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
const script = new Script(source, { filename, cachedData: cachedCode() });
if (process.env.INDICATOR_REPORTS_WRITE_CACHE) {
  process.on('exit', () => writeFileSync(cache, script.createCachedData()));
}
script.runInThisContext()(exports, createRequire(filename), module, filename, __dirname);
