import { attachIntake } from '../../services/intake/attachIntake';
import { confirmIntake } from '../../services/intake/confirmIntake';
import { correctIntake } from '../../services/intake/correctIntake';
import { keepBoth } from '../../services/intake/keepBoth';
import { rejectIntake } from '../../services/intake/rejectIntake';
import { replaceFile } from '../../services/intake/replaceFile';
import { voidIntake } from '../../services/intake/voidIntake';
import { flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { OperationTable } from '../shared/operation';
import { corrections, intakeField } from './fields';
import { READING } from './reading';
import { extracting } from './receiving';

const onIntake = {
	does: 'write',
	output: 'intake',
	definedBelow: [intakeField()],
	sample: { id: 'int_0192f3c4-…' },
} as const;

const fileField = text('File', 'file', {
	placeholder: 'e.g. inf_0192f3c4-…',
	description: 'Which one, by ID or hash, where several files wait',
});

export const OPERATIONS: OperationTable = {
	receivedInvoice: [
		extracting,
		...READING,
		{
			...onIntake,
			name: 'correct',
			displayName: 'Correct',
			action: 'Correct received invoice',
			description: 'Give right values for what was read wrongly; the whole is checked again',
			sample: { id: 'int_0192f3c4-…', number: 'FA-2026-17', issueDate: '2026-03-04', gross: 120 },
			fields: [corrections],
			useCase: () => correctIntake,
		},
		{
			...onIntake,
			name: 'confirm',
			displayName: 'Confirm',
			action: 'Confirm received invoice',
			description:
				'Fix its number for good: a purchase becomes a payable, a sale made elsewhere a receivable or credit',
			fields: [
				text('Account', 'account', {
					placeholder: 'e.g. MOULIN',
					description: 'Code of the supplier or customer; the one that was found when empty',
				}),
				flag(
					'Create Missing Account',
					'createMissingAccount',
					'Whether to make the supplier or customer from what the invoice says, where none is known',
				),
				flag(
					'Accept Problems',
					'acceptProblems',
					'Whether to confirm although sums, numbers or dates do not fit: the invoice itself is so, and the trail keeps it',
				),
			],
			useCase: () => confirmIntake,
		},
		{
			...onIntake,
			name: 'reject',
			displayName: 'Reject',
			action: 'Reject received invoice',
			description: 'It is no invoice, or none of ours; the same file is not asked about again',
			fields: [text('Reason', 'reason', { placeholder: 'e.g. Order confirmation' })],
			useCase: () => rejectIntake,
		},
		{
			...onIntake,
			name: 'attach',
			displayName: 'Attach',
			action: 'Attach received file to what is there',
			description:
				'Link the file that waits to its invoice, or the file of this intake to another one or to a document, without any check',
			fields: [
				locator('searchDocuments', {
					name: 'document',
					displayName: 'Document',
					by: 'ID',
					description:
						'Invoice or other document whose file this is; the file that waits is linked when empty',
				}),
				text('Other Intake', 'intake', {
					placeholder: 'e.g. int_0192f3c4-…',
					description: 'Received invoice whose file this is',
				}),
				fileField,
			],
			useCase: () => attachIntake,
		},
		{
			...onIntake,
			name: 'replaceFile',
			displayName: 'Replace File',
			action: 'Replace file of received invoice',
			description: 'Let the file that waits take the place of the first one, which stays with its hash',
			fields: [fileField],
			useCase: () => replaceFile,
		},
		{
			...onIntake,
			name: 'keepBoth',
			displayName: 'Keep Both',
			action: 'Keep both received invoices',
			description: 'Both are real: the file that waits, or what looks the same, is another invoice',
			fields: [fileField],
			useCase: () => keepBoth,
		},
		{
			...onIntake,
			name: 'void',
			displayName: 'Void',
			action: 'Void received invoice',
			description:
				'Take a confirmed one back, never renumbered: its document is cancelled, and the same file may come again',
			sample: { id: 'int_0192f3c4-…', reason: 'Wrong number' },
			fields: [
				text('Reason', 'reason', {
					required: true,
					placeholder: 'e.g. Wrong number',
					description: 'Stays in the audit trail',
				}),
			],
			useCase: () => voidIntake,
		},
	],
};
