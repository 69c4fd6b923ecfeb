import { z } from 'zod/v4';
import { nextIntakeState } from '../../domain/received/intakeState';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { Refusal, refuse } from '../../domain/refusal';
import { text } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { readReceived, type ReadOptions } from '../../intake';
import type { ServiceContext } from '../context';
import { assertSameLedger, runUseCase, type Outcome, type UseCase } from '../useCase';
import { getIntakeFile } from './getIntakeFile';
import type { IntakeView } from './intakeView';
import { auditIntake, getIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { placeAnew } from './placeAnew';

const schema = z.object({ ledger: text(60).optional(), id: intakeId });

/** Reads the files of intakes again, as the reader of today does it; what was rejected waits again. Corrections go. */
export async function reprocessIntakes(
	context: ServiceContext,
	inputs: readonly object[],
	reading: ReadOptions = {},
): Promise<Array<Outcome<IntakeView>>> {
	const outcomes: Array<Outcome<IntakeView>> = [];
	for (const input of inputs) {
		try {
			const given = parseInput(schema, input);
			assertSameLedger(context, given);
			const invoice = await readAgain(context, given.id, reading);
			outcomes.push(...(await runUseCase(placeReading(invoice), context, [given])));
		} catch (error) {
			outcomes.push({ ok: false, error });
		}
	}
	return outcomes;
}

async function readAgain(
	context: ServiceContext,
	id: string,
	reading: ReadOptions,
): Promise<ReceivedInvoice> {
	const record = await getIntake(context.ledger.read, id);
	nextIntakeState(record.state, 'reprocess', nameOfIntake(record));
	const file = await getIntakeFile(context, id);
	if (file === undefined) return refuseNone(nameOfIntake(record));
	const files = await context.ledger.read.intakes.filesOf([id]);
	const place = files.find(({ sha256 }) => sha256 === file.sha256)?.place ?? 1;
	const [read] = await readReceived({ name: file.name, bytes: file.bytes }, reading);
	if (read === undefined) return refuseNone(file.name);
	if ('refusal' in read) throw new Refusal(read.refusal);
	return read.reading.invoices[place - 1] ?? refuseNone(file.name);
}

function placeReading(invoice: ReceivedInvoice): UseCase<typeof schema, IntakeView> {
	return {
		operation: 'intake.reprocess',
		schema,
		...onIntake,
		async work(tx, { id }, context) {
			const record = await openIntake(tx, id);
			const state = nextIntakeState(record.state, 'reprocess', nameOfIntake(record));
			const columns = await placeAnew(tx, record, invoice, {}, context.now);
			const changed = await tx.intakes.change(id, { ...columns, state, asRead: invoice, corrected: null });
			if (record.corrected !== null)
				context.hint(`What was corrected of ${nameOfIntake(record)} is gone: it says what its file says.`);
			auditIntake(tx, context, 'reprocessed', changed, { before: record.state });
			return { ids: [id] };
		},
	};
}

function refuseNone(name: string): never {
	refuse({
		...{ rule: 'file.noInvoice', field: 'id', message: `No invoice is found in '${name}' any more.` },
		fix: 'Correct the intake by hand.',
	});
}
