import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { host, requestOwnTypes } from './host';

const packageFolder = join(host.userFolder, '.n8n', 'nodes', 'node_modules', host.packageName);

describe('the installed package', () => {
	it('offers every node that its manifest declares, under its own name', async () => {
		const declared = declaredNodes();
		const listed = await requestOwnTypes();
		expect(declared).not.toEqual([]);
		expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(declared));
	});

	it('stays within 250 MB', () => {
		console.log(`package: ${host.megabytes} MB in ${host.seconds} s (budget: 250 MB, 60 s)`);
		expect(host.megabytes).toBeLessThanOrEqual(250);
	});

	it('brings no package that n8n itself provides', () => {
		const installed = readdirSync(join(packageFolder, 'node_modules'));
		expect(installed.filter((name) => name.startsWith('n8n-'))).toEqual([]);
	});
});

function declaredNodes(): string[] {
	const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	return manifest.n8n.nodes.map((file) => {
		const name = basename(file, '.node.js');
		return `${host.packageName}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
	});
}
