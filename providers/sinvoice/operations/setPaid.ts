import type { IssuedReference } from '../../eInvoiceProvider';
import { ProviderRefusal } from '../../providerErrors';
import { findErrorRule } from '../errors/findErrorRule';
import { ask, bodyOf } from '../http/ask';
import type { Client } from '../http/client';
import { epochOf, epochOfDay } from '../payload/epoch';
import { findByKey } from './findByKey';

/**
 * Marks an invoice as paid or not. S-Invoice says NOT_FOUND_DATA where it stands so already: the state is asked first, and
 * once more after such an answer. Of an account that never tells the state, the answer itself is believed.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function setPaid(client: Client, query: IssuedReference, paid: boolean): Promise<void> {
	const invoice = await findByKey(client, query);
	if (!invoice) throw notFound(query);
	if (invoice.paid === paid) return;
	const issuedAt = invoice.issuedAt ?? query.issuedAt;
	const form = {
		supplierTaxCode: client.account.settings.taxCode,
		invoiceNo: invoice.number,
		strIssueDate: String(issuedAt === null ? epochOfDay(query.issueDate) : epochOf(issuedAt)),
	};
	const reading = await ask(
		client,
		paid
			? { name: 'updatePaymentStatus', form: { ...form, templateCode: invoice.template.templateCode } }
			: { name: 'cancelPaymentStatus', form },
	);
	const isRepeated = reading.says === 'refused' && reading.error.code === 'NOT_FOUND_DATA';
	if (isRepeated && invoice.issuedAt !== null) {
		const again = await findByKey(client, query);
		if (again && again.paid !== !paid) return;
	}
	bodyOf(reading);
}

function notFound({ number }: IssuedReference): ProviderRefusal {
	const code = 'NOT_FOUND_DATA';
	const message = `S-Invoice does not know invoice ${number} under our key.`;
	return new ProviderRefusal({ code, message, fix: findErrorRule(code).fix, retryable: false });
}
