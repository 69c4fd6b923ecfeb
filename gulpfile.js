'use strict';

const { dest, src } = require('gulp');

/** What a compiled node reads beside itself, and what the compiler does not carry over. */
const assets = ['icons/**/*', 'templates/**/*', 'workflows/**/*', 'nodes/**/__schema__/**/*.json'];

// Binary files survive only without an encoding.
const copyAssets = () => src(assets, { base: '.', encoding: false }).pipe(dest('dist'));

exports.default = copyAssets;
