'use strict';

const { rooms, outside, forbiddenTargets, explain } = require('./scripts/rooms.cjs');

function arrowsOf(name) {
	const parts = Object.keys(rooms).filter((part) => rooms[part].within === name);
	const from = { path: `^${name}/`, ...(parts.length > 0 && { pathNot: parts.map((part) => `^${part}/`) }) };
	return forbiddenTargets(name).map(({ target, typesAllowed }) => ({
		name: `${name}-to-${target}`,
		comment: explain(name),
		severity: 'error',
		from,
		to: { path: `^${target}/`, ...(typesAllowed && { dependencyTypesNot: ['type-only'] }) },
	}));
}

function packagesOf(name) {
	const { packages } = rooms[name];
	if (!packages) return [];
	const folders = packages.map(
		(entry) => `(?:^|/)node_modules/(?:@types/)?${entry.replaceAll('.', '\\.')}(?:/|$)`,
	);
	return {
		name: `${name}-packages`,
		comment: explain(name),
		severity: 'error',
		from: { path: `^${name}/` },
		to: {
			dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
			pathNot: folders,
		},
	};
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circular',
			comment: 'A circle has no first room to read. Move what both need one room down.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'not-to-unresolvable',
			comment: 'The imported file does not exist.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'shipped-to-dev-dependency',
			comment: 'n8n installs a package without its devDependencies: this import would fail there.',
			severity: 'error',
			from: { path: Object.keys(rooms).map((name) => `^${name}/`) },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
		},
		...Object.keys(rooms).flatMap(arrowsOf),
		...Object.keys(rooms).flatMap(packagesOf),
	],
	options: {
		doNotFollow: { path: ['node_modules'] },
		exclude: {
			path: [
				'^dist/',
				'^\\.o2c',
				'^artifacts/',
				'^host/node_modules/',
				...outside.map((room) => `^${room}/node_modules/`),
			],
		},
		tsConfig: { fileName: 'tsconfig.test.json' },
		// Keeps imports of types apart from imports of values.
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['require', 'node', 'default', 'types', 'import'],
		},
	},
};
