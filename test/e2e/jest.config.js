'use strict';

const { join } = require('node:path');

const compile = (syntax) => [
	'@swc/jest',
	{ swcrc: false, jsc: { target: 'es2023', parser: { syntax } }, module: { type: 'commonjs' } },
];

/** @type {import('jest').Config} */
module.exports = {
	displayName: 'e2e',
	rootDir: join(__dirname, '..', '..'),
	roots: ['<rootDir>/test/e2e', '<rootDir>/scripts/host'],
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
	// The host scripts are ES modules; jest runs CommonJS, so they are compiled like the tests.
	transform: {
		'^.+\\.ts$': compile('typescript'),
		'^.+\\.m?js$': compile('ecmascript'),
	},
	// Published as an ES module only; the ledger is opened beside n8n to look at what was written.
	transformIgnorePatterns: ['/node_modules/(?!kysely/)'],
	// One n8n for all files: installing and starting it takes longer than all tests together.
	globalSetup: '<rootDir>/test/e2e/startHost.mjs',
	globalTeardown: '<rootDir>/test/e2e/stopHost.mjs',
	setupFilesAfterEnv: ['<rootDir>/test/e2e/allowTime.js'],
};
