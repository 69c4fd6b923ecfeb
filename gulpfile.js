'use strict';

const { join } = require('node:path');
const { dest, series, src } = require('gulp');
const { writeOutputSchemas } = require('./scripts/writeOutputSchemas.cjs');

/** What a compiled node reads beside itself, and what the compiler does not carry over. */
const assets = ['icons/**/*', 'templates/**/*', 'workflows/**/*'];

// Binary files survive only without an encoding.
const copyAssets = () => src(assets, { base: '.', encoding: false }).pipe(dest('dist'));

const writeSchemas = async () => writeOutputSchemas(join(__dirname, 'dist'));

exports.default = series(copyAssets, writeSchemas);
