'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { shippedRooms } = require('./scripts/rooms.cjs');

// Published as ES modules only; jest runs CommonJS, so these are compiled like our own code.
const esModules = ['kysely'];

const roots = [...shippedRooms, 'sandbox', 'test'].filter((folder) => existsSync(join(__dirname, folder)));

const shared = {
	rootDir: __dirname,
	// Not the whole repository: the pinned n8n under host/ alone has more files than jest can index quickly.
	roots: roots.map((folder) => `<rootDir>/${folder}`),
	testEnvironment: 'node',
	transform: {
		'^.+\\.(?:ts|js|mjs)$': [
			'@swc/jest',
			{
				swcrc: false,
				jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
	transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
	globalSetup: '<rootDir>/test/postgres/globalSetup.mjs',
	globalTeardown: '<rootDir>/test/postgres/globalTeardown.mjs',
};

const counts = process.env.O2C_TEST_COUNTS;

/** @type {import('jest').Config} */
module.exports = {
	// A loaded machine is no failure; a test that hangs still ends.
	testTimeout: 30_000,
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
		},
		'<rootDir>/test/e2e/jest.config.js',
	],
	reporters: [
		'default',
		...(counts ? [['<rootDir>/test/support/countReporter.cjs', { folder: counts }]] : []),
	],
};
