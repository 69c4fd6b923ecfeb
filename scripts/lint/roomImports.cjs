'use strict';

const { rooms, forbiddenTargets, explain } = require('../rooms.cjs');

const RULE = '@typescript-eslint/no-restricted-imports';
const N8N_PACKAGES = '^(?:n8n-[^/]+|@n8n/[^/]+)(?:/|$)';
const DEEPEST = 6;

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * `level` is the number of folders between the file and the root. Counting them exactly lets a room have
 * a subfolder that is named like another room.
 */
function importRule(name, level) {
	const { packages, n8n } = rooms[name];
	const message = explain(name);
	const patterns = forbiddenTargets(name).map(({ target, typesAllowed }) => ({
		regex: `^(?:\\./)?(?:\\.\\./){${level}}${escape(target)}(?:/|$)`,
		allowTypeImports: typesAllowed,
		message,
	}));
	if (packages) {
		patterns.push({ regex: `^(?!\\.|(?:${packages.map(escape).join('|')})$)`, message });
	} else if (!n8n) {
		patterns.push({ regex: N8N_PACKAGES, message });
	}
	return { [RULE]: ['error', { patterns }] };
}

function configsOf(name) {
	const parts = Object.keys(rooms).filter((part) => rooms[part].within === name);
	const base = name.split('/').length;
	return Array.from({ length: DEEPEST }, (_, extra) => ({
		name: `rooms/${name}/${extra}`,
		files: [`${name}/${'*/'.repeat(extra)}*.ts`],
		ignores: parts.map((part) => `${part}/**`),
		rules: importRule(name, base + extra),
	}));
}

/** Flat ESLint configs, one for each room and depth. */
const roomImportConfigs = () => Object.keys(rooms).flatMap(configsOf);

module.exports = { roomImportConfigs };
