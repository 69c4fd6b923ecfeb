import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureFolder } from './measureFolder.mjs';
import { reportProgress } from './reportProgress.mjs';
import { runCommand } from './runCommand.mjs';

const stampName = '.installed-dependencies';

/**
 * Installs a built package as n8n installs a community package: from its tarball, in a folder of its own,
 * without development, peer and optional dependencies, and without running any script.
 * @param {{ packageFolder: string, userFolder: string, keepDependencies?: boolean }} options
 *   keepDependencies leaves what is installed in place while the list of dependencies is the same
 */
export async function installPackage({ packageFolder, userFolder, keepDependencies = false }) {
	const stopReporting = reportProgress('installing the package', 'usually under a minute');
	const unpacked = mkdtempSync(join(tmpdir(), 'o2c-package-'));
	try {
		const manifest = await unpack(packageFolder, unpacked);
		const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
		// On the same disk: a rename cannot cross to the temporary folder's.
		const aside = join(userFolder, '.n8n', 'nodes', '.kept');
		const stamp = hashOf([manifest.dependencies ?? {}, process.platform, process.arch]);
		rmSync(aside, { recursive: true, force: true });
		const kept = keepDependencies && readStamp(folder) === stamp;
		if (kept) renameSync(join(folder, 'node_modules'), aside);

		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		cpSync(join(unpacked, 'package'), folder, { recursive: true });
		if (kept) renameSync(aside, join(folder, 'node_modules'));
		else await installDependencies(folder);
		writeFileSync(join(folder, stampName), stamp);
		return { name: manifest.name, folder, kept, megabytes: measureFolder(folder), seconds: stopReporting() };
	} finally {
		stopReporting();
		rmSync(unpacked, { recursive: true, force: true });
	}
}

/**
 * @param {string} packageFolder
 * @param {string} target
 * @returns {Promise<{ name: string, dependencies?: Record<string, string> }>}
 */
async function unpack(packageFolder, target) {
	const { stdout } = await runCommand(
		'npm',
		['pack', '--ignore-scripts', '--json', '--pack-destination', target],
		{
			cwd: packageFolder,
		},
	);
	const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')));
	await runCommand('tar', ['-xzf', filename, '-C', target], { cwd: target });
	const file = join(target, 'package', 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(
		readFileSync(file, 'utf8'),
	);
	writeFileSync(file, JSON.stringify(manifest, null, 2));
	return manifest;
}

/** @param {string} folder */
async function installDependencies(folder) {
	const flags = ['--audit=false', '--fund=false', '--bin-links=false', '--install-strategy=shallow'];
	await runCommand('npm', ['install', ...flags, '--ignore-scripts=true', '--package-lock=false'], {
		cwd: folder,
	});
}

/** @param {string} folder */
function readStamp(folder) {
	const file = join(folder, stampName);
	return existsSync(file) && existsSync(join(folder, 'node_modules'))
		? readFileSync(file, 'utf8')
		: undefined;
}

/** @param {unknown} value */
function hashOf(value) {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
