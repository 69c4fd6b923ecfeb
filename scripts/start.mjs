// npm start: from a fresh clone to the n8n editor, with nodes, sample data and workflows in place.
// Runs on plain Node 20 with nothing installed: no import from node_modules in here.
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './host/buildPackage.mjs';
import { isPortFree } from './host/findFreePort.mjs';
import { importCredentials } from './host/importCredentials.mjs';
import { installHost } from './host/install.mjs';
import { installPackage } from './host/installPackage.mjs';
import { repositoryFolder } from './host/locateHost.mjs';
import { importChangedWorkflows, makeDemoFolder, runOnce } from './host/prepareDemo.mjs';
import { setUpOwner } from './host/setUpOwner.mjs';
import { setUpTools } from './host/setUpTools.mjs';
import { startN8n } from './host/startN8n.mjs';
import { withAccounts } from './sandboxes/accounts.mjs';
import { spawnSandboxes } from './sandboxes/spawnSandboxes.mjs';

const { values: options } = parseArgs({
	options: {
		port: { type: 'string', default: '5678' },
		'exit-after-ready': { type: 'boolean', default: false },
	},
});
const port = Number(options.port);
const demoFolder = join(repositoryFolder, '.o2c-demo');
const pdfFolder = join(demoFolder, 'pdf');
const workflowFolder = join(repositoryFolder, 'workflows');

// The login of a demo that listens on this machine only.
const owner = {
	email: 'demo@example.com',
	password: 'OrderToCash1',
	firstName: 'Demo',
	lastName: 'Owner',
};

let number = 0;
const say = (/** @type {string} */ text) => console.log(`[${++number}/8] ${text}`);
const seconds = (/** @type {{ seconds: number }} */ result) =>
	result.seconds ? `, ${result.seconds} s` : '';

async function start() {
	if (!(await isPortFree(port))) {
		throw new Error(
			`Port ${port} is taken, perhaps by an n8n that runs already. Stop it, or: npm start -- --port=${port + 1}`,
		);
	}
	await setUpTools();
	say('tools are in place');

	const stampFile = join(demoFolder, 'built');
	const build = await buildPackage(stampFile);
	say(build.built ? `package built${seconds(build)}` : 'package is built already');

	const host = await installHost();
	say(host.installed ? `n8n installed${seconds(host)}` : 'n8n is installed already');

	makeDemoFolder(demoFolder);
	const installed = await installPackage({
		packageFolder: repositoryFolder,
		userFolder: demoFolder,
		keepDependencies: true,
	});
	say(`package installed into n8n: ${installed.megabytes} MB${seconds(installed)}`);

	// They listen on other ports with each start, and have forgotten what they issued: for the books a new account.
	const sandboxes = await spawnSandboxes({
		sendEventsTo: `http://localhost:${port}/webhook/order-to-cash/stripe`,
	});
	await importCredentials({ userFolder: demoFolder }, [
		sandboxes.sinvoice.credential,
		sandboxes.misa.credential,
		sandboxes.stripe.credential,
	]);
	const urls = [sandboxes.sinvoice, sandboxes.misa, sandboxes.stripe].map(({ url }) => url);
	say(`sandboxes of S-Invoice, MISA and Stripe listen, with a credential each: ${urls.join(', ')}`);

	const imported = await importChangedWorkflows(demoFolder, workflowFolder, (workflow) =>
		withAccounts(workflow, sandboxes),
	);
	say(imported.length > 0 ? `workflows imported: ${imported.join(', ')}` : 'workflows are in place already');

	const pdfs = await runOnce({
		demoFolder,
		pdfFolder,
		workflowFile: join(workflowFolder, 'quote-to-cash.json'),
		builtAt: statSync(stampFile).mtimeMs,
	});
	say(`quote-to-cash has run: ${pdfs.length} PDFs`);

	const n8n = await startN8n({ userFolder: demoFolder, port });
	stopOnSignal(n8n.stop);
	await setUpOwner(n8n.url, owner);
	say('n8n is ready');
	console.log(summary(n8n.url, n8n.logFile, pdfs));

	if (options['exit-after-ready']) await n8n.stop();
	await n8n.closed;
}

/**
 * @param {string} url
 * @param {string} logFile
 * @param {Array<{ name: string, node: string }>} pdfs
 */
function summary(url, logFile, pdfs) {
	const here = (/** @type {string} */ path) => relative(process.cwd(), path) || '.';
	return `
  Editor     ${url}
  Login      ${owner.email} / ${owner.password}   (this demo only, on this machine only)
  E-invoices the workflow "issue e-invoice" runs on a sandbox of S-Invoice, without an account
  PDFs       ${here(pdfFolder)}
${pdfs.map(({ name, node }) => `               ${name.padEnd(40)} ${node}`).join('\n')}
  Log        ${here(logFile)}
  Data       ${here(demoFolder)}   (kept between starts; delete the folder to begin anew)
  Stop       Ctrl-C
`;
}

/** @param {() => Promise<void>} stop */
function stopOnSignal(stop) {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.once(signal, () => {
			console.log('\nstopping n8n');
			void stop();
		});
	}
}

start().catch((error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
