'use strict';

/**
 * The rooms and their arrows, once, as data. ESLint, dependency-cruiser, jest and the tests of the
 * arrows read this table, so that a rule and its proof cannot drift apart.
 *
 *   rooms     rooms whose files may be imported
 *   types     rooms of which only types may be imported
 *   packages  the only npm packages allowed; absent: any package, n8n's own excepted
 *   n8n       may import n8n's own packages
 *   within    a part of another room that has arrows of its own
 */
const rooms = {
	domain: { rooms: [], packages: ['big.js', 'ibantools', 'luxon', 'zod/v4'] },
	ledger: { rooms: ['domain'] },
	formats: { rooms: ['domain'] },
	providers: { rooms: ['domain'] },
	intake: { rooms: ['domain', 'formats'] },
	services: { rooms: ['domain', 'ledger', 'formats', 'providers', 'intake'] },
	nodes: { rooms: ['services'], types: ['domain'], n8n: true },
	// It opens the ledger and builds the clients that a node hands to a service.
	'nodes/shared': {
		rooms: ['services', 'ledger', 'providers'],
		types: ['domain'],
		n8n: true,
		within: 'nodes',
	},
	credentials: { rooms: [], n8n: true },
	// The command line runs without n8n, from the folder in which n8n installed the package.
	cli: { rooms: ['services', 'ledger', 'domain'] },
};

/** Folders that try and prove the package. They may import anything; no shipped room imports them. */
const outside = ['sandbox', 'host', 'bench', 'test', 'scripts'];

const shippedRooms = Object.keys(rooms).filter((name) => !rooms[name].within);

/** The folders that `name` must not reach, each with what is still allowed of it. */
function forbiddenTargets(name) {
	const { rooms: allowed, types = [], within } = rooms[name];
	return [...shippedRooms, ...outside]
		.filter((target) => target !== name && target !== within && !allowed.includes(target))
		.map((target) => ({ target, typesAllowed: types.includes(target) }));
}

/** What a person reads when an arrow is broken. */
function explain(name) {
	const { rooms: allowed, types = [], packages, n8n } = rooms[name];
	const may = allowed.map((room) => `${room}/`);
	if (types.length > 0) may.push(`types of ${types.map((room) => `${room}/`).join(' and ')}`);
	const own = may.length > 0 ? may.join(', ') : 'no other room';
	const npm = packages
		? `of npm only ${packages.join(', ')}`
		: n8n
			? 'any package'
			: 'any package but those of n8n';
	return `${name}/ may import ${own}; ${npm}. Arrows point one way: what a document means never depends on how it is kept, sent or shown.`;
}

module.exports = { rooms, outside, shippedRooms, forbiddenTargets, explain };
