'use strict';

const IN_TX = ':function:has(> .params[name="tx"])';

const onlyTx = 'Inside ledger work only the given tx may be used: no outer handle, no I/O, no timer.';

const insideTx = [
	{
		selector: `${IN_TX} CallExpression[callee.name=/^(fetch|setTimeout|setInterval|setImmediate|sleep)$/]`,
		message: onlyTx,
	},
	{
		selector: `${IN_TX} CallExpression[callee.property.name=/^(httpRequest|httpRequestWithAuthentication)$/]`,
		message: onlyTx,
	},
	{ selector: `${IN_TX} MemberExpression[object.name="ledger"]`, message: onlyTx },
	{ selector: `${IN_TX} MemberExpression[object.property.name="ledger"]`, message: onlyTx },
];

const awaitsTx = [
	{
		// onStep is the hook by which crash tests get their points; it is allowed to stop a transaction.
		selector: `${IN_TX} AwaitExpression:not(:has(Identifier[name=/^(tx|onStep)$/]))`,
		message: `${onlyTx} An await in here names tx.`,
	},
];

const rawSql = [
	{
		selector:
			'CallExpression[callee.object.name="sql"][callee.property.name="raw"] > :matches(TemplateLiteral, BinaryExpression).arguments',
		message:
			'Text put together never reaches SQL: bind values with sql`…${value}`, name columns with sql.ref.',
	},
];

const noClock = 'domain/ has no clock: take the date or the instant as an argument.';
const noChance = 'domain/ is deterministic: take the random value or the id as an argument.';

const pure = [
	{ selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: noClock },
	{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: noClock },
	{ selector: 'CallExpression[callee.name="Date"]', message: noClock },
	{ selector: 'CallExpression[callee.object.name="DateTime"][callee.property.name="now"]', message: noClock },
	{
		selector:
			'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(local|utc)$/][arguments.length=0]',
		message: noClock,
	},
	{ selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: noChance },
];

const noIo = 'domain/ does no I/O and knows no process: take what is needed as an argument.';
const pureGlobals = [
	...['process', 'fetch', 'console', 'crypto', 'performance'],
	...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
	...['globalThis', 'global', 'require', '__dirname', '__filename'],
].map((name) => ({ name, message: noIo }));

/** One config a room: ESLint replaces, and does not merge, the options of a rule that is set twice. */
const roomSyntaxConfigs = () => [
	{
		name: 'house/domain',
		files: ['domain/**/*.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...pure],
			'no-restricted-globals': ['error', ...pureGlobals],
		},
	},
	{
		name: 'house/ledger',
		files: ['ledger/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', ...insideTx, ...rawSql] },
	},
	{
		name: 'house/services',
		files: ['services/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', ...insideTx, ...awaitsTx, ...rawSql] },
	},
];

module.exports = { roomSyntaxConfigs };
