import { checkSetup as check, isReady } from '../../services/checkSetup';
import { BOOKS_OPTIONS, withLedger } from '../chooseBooks';
import { textOf, type Command } from '../command';
import { table } from '../table';

export const checkSetup: Command = {
	usage: '[--company CODE]',
	summary: 'Lists what is missing before you can quote, order and invoice.',
	options: { ...BOOKS_OPTIONS, company: { type: 'string' } },
	run: (task) =>
		withLedger(task, async (ledger) => {
			const checks = await check({ ledger }, { company: textOf(task, 'company') });
			const ready = isReady(checks);
			const rows = checks.map(({ ok, required, company, what }) => [
				ok ? 'ok' : required ? 'MISSING' : 'advised',
				company ?? '-',
				what,
			]);
			const fixes = checks.flatMap(({ fix, what }) => (fix === null ? [] : `${what}\n    ${fix}`));
			return {
				code: ready ? 0 : 1,
				json: { ledger: ledger.id, ready, checks },
				text: [
					table(['', 'company', 'what'], rows),
					...fixes,
					ready ? 'Ready to quote, order and invoice.' : 'Not ready yet.',
				].join('\n\n'),
			};
		}),
};
