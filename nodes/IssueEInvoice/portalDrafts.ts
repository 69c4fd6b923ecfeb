import { confirmDraftDeleted } from '../../services/einvoice/confirmDraftDeleted';
import { pushEInvoiceDraft } from '../../services/einvoice/pushEInvoiceDraft';
import { callingProvider } from '../shared/callProvider';
import { documentField } from '../shared/documentFields';
import { draftFields, memberText } from '../shared/eInvoiceFields';
import { text } from '../shared/fieldBuilders';
import type { ProviderOperation } from '../shared/operation';
import { withTemplate } from '../shared/templateField';

const onInvoice = {
	definedBelow: [documentField('searchInvoices', 'Invoice')],
	output: 'customerDocument',
	changes: true,
} as const;

export const PORTAL_DRAFTS: readonly ProviderOperation[] = [
	callingProvider({
		...onInvoice,
		name: 'push',
		displayName: 'Push',
		action: 'Push draft to portal',
		description:
			"Leave it on the provider's portal, where a person signs it; from here it cannot be issued any more",
		sample: { id: 'inv_0192f3c4-…' },
		fields: draftFields,
		prepare: withTemplate,
		service: pushEInvoiceDraft,
	}),
	callingProvider({
		...onInvoice,
		name: 'confirmDeleted',
		displayName: 'Confirm Deleted',
		action: 'Confirm that draft was deleted from portal',
		description: 'Say that you deleted the draft on the portal; the document can be issued from here again',
		sample: { id: 'inv_0192f3c4-…', reason: 'Deleted on the portal by Claire' },
		fields: [
			text('Reason', 'reason', {
				placeholder: 'e.g. Deleted on the portal by Claire',
				description: 'Stays in the audit trail',
			}),
			memberText,
		],
		service: confirmDraftDeleted,
	}),
];
