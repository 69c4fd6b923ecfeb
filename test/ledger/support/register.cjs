'use strict';

const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

/** Lets a child process of a test run the sources as they are, so that a stale build cannot pass for them. */
require.extensions['.ts'] = (module, filename) => {
	const { code } = transformSync(readFileSync(filename, 'utf8'), {
		filename,
		swcrc: false,
		jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
		module: { type: 'commonjs' },
	});
	module._compile(code, filename);
};
