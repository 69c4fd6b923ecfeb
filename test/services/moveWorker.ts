import { moveLedger, type MoveContext } from '../../services/moveLedger';
import { NOW } from '../support/ledgers';

/** A process that moves books and ends itself, without a chance to tidy up, at a named step. */
interface Job extends Pick<MoveContext, 'sourcePath' | 'target'> {
	readonly killAt: string;
}

async function main(): Promise<void> {
	const { sourcePath, target, killAt } = JSON.parse(process.argv[2] ?? '{}') as Job;
	const onStep = (step: string) => {
		if (step === killAt) process.kill(process.pid, 'SIGKILL');
	};
	const { outcome } = await moveLedger({ sourcePath, target, now: () => NOW, onStep });
	process.stdout.write(outcome);
}

main().catch((error: unknown) => {
	process.stderr.write(String(error instanceof Error ? error.stack : error));
	process.exitCode = 1;
});
