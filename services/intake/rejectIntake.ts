import { z } from 'zod/v4';
import { nextIntakeState } from '../../domain/received/intakeState';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import type { UseCase } from '../useCase';
import type { IntakeView } from './intakeView';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';

const schema = z.object({ ...envelope, id: intakeId, reason: text(500).optional() });

/** No invoice, or none of ours. It stays with its file: the same bytes are not asked about again. */
export const rejectIntake: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.reject',
	schema,
	...onIntake,
	async work(tx, { id, reason }, context) {
		const record = await openIntake(tx, id);
		if (record.state === 'rejected') return { ids: [id], reused: true };
		const state = nextIntakeState(record.state, 'reject', nameOfIntake(record));
		const details = reason === undefined ? {} : { reason };
		const rejected = await tx.intakes.change(id, { state, details });
		auditIntake(tx, context, 'rejected', rejected, details);
		return { ids: [id] };
	},
};
