import { createRequire } from 'node:module';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const { shippedRooms } = require('./scripts/rooms.cjs');
const { roomImportConfigs } = require('./scripts/lint/roomImports.cjs');
const { roomSyntaxConfigs } = require('./scripts/lint/roomSyntax.cjs');

const community = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;
const shipped = shippedRooms.map((room) => `${room}/**/*.ts`);
const everywhere = {
	'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
	eqeqeq: ['error', 'always', { null: 'ignore' }],
	'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
};
const base = { 'n8n-nodes-base': n8nBase };

export default tseslint.config(
	{
		ignores: ['**/node_modules/', 'dist/', 'coverage/', 'artifacts/', '.o2c*/'],
	},
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
	},
	{
		name: 'typescript',
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		languageOptions: {
			parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			...everywhere,
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
		},
	},
	{
		name: 'javascript',
		files: ['**/*.{js,cjs,mjs}'],
		extends: [tseslint.configs.recommended],
		rules: {
			...everywhere,
			'@typescript-eslint/no-require-imports': 'off',
		},
	},
	{ ...community, name: 'n8n/community', files: ['nodes/**/*.ts', 'credentials/**/*.ts'] },
	{
		// The rooms below nodes/ know nothing of n8n; of its rules they keep those about safety.
		name: 'n8n/safety',
		files: shipped,
		plugins: community.plugins,
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'error',
			'@n8n/community-nodes/no-hardcoded-secrets': 'error',
		},
	},
	{
		name: 'n8n/package',
		files: ['package.json'],
		plugins: { ...community.plugins, ...base },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: {
			...community.rules,
			...n8nBase.configs.community.rules,
			// The package is for self-hosted n8n: it keeps a ledger, talks to PostgreSQL and prints, with
			// libraries that n8n installs beside it. They are declared, not hidden in a bundle.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	{
		name: 'n8n/credentials',
		files: ['credentials/**/*.ts'],
		plugins: base,
		rules: {
			...n8nBase.configs.credentials.rules,
			// Both are off in n8n's own set: the first wants n8n's own documentation slugs, the second is
			// replaced by credential-password-field.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		name: 'n8n/nodes',
		files: ['nodes/**/*.ts'],
		plugins: base,
		rules: {
			...n8nBase.configs.nodes.rules,
			// Off in n8n's own set: the first two do not know NodeConnectionTypes, the third forbids the
			// Max Value that a list search needs.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			// The type INodeProperties asks for a default already; the rule does not see a computed one.
			'n8n-nodes-base/node-param-default-missing': 'off',
		},
	},
	...roomImportConfigs(),
	...roomSyntaxConfigs(),
);
