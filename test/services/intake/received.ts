import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { receiveFiles } from '../../../services/intake/receiveFiles';
import type { ReceivedView } from '../../../services/intake/receivedView';
import { saveMaster } from '../../../services/saveMaster';
import type { Stage } from '../stage';
import { run, type Story } from '../../support/stories';

const worker = join(__dirname, '..', '..', '..', 'dist', 'intake', 'worker.js');
// The worker is compiled code: without it the run must fail, and say what to do.
if (!existsSync(worker)) throw new Error('dist/ has no intake worker: run npm run build first.');

export const KISTE = { name: 'Kiste & Fils SARL', vat: 'FR83404833048' };
export const US = { name: 'Dupont & Fils', vat: 'FR40303265045' };
export const MARTIN = { name: 'Épicerie Martin', vat: 'FR44732829320' };

export interface Sample {
	readonly number?: string;
	readonly type?: 'Invoice' | 'CreditNote';
	readonly seller?: { readonly name: string; readonly vat: string };
	readonly buyer?: { readonly name: string; readonly vat?: string };
	readonly date?: string;
	readonly due?: string | null;
	readonly net?: string;
	readonly tax?: string;
	readonly gross?: string;
	readonly note?: string;
	/** What is still to pay; the gross where it is missing. */
	readonly payable?: string;
}

/** An e-invoice of one line at 20 %, whose amounts add up unless a test gives others. */
export function eInvoice(sample: Sample = {}): Buffer {
	const { type = 'Invoice', seller = KISTE, buyer = US, date = '2026-03-02', due = '2026-04-01' } = sample;
	const {
		number = 'K-1',
		net = '100.00',
		tax = '20.00',
		gross = '120.00',
		note = '',
		payable = gross,
	} = sample;
	const quantity = type === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
	const party = (role: string, { name, vat }: { readonly name: string; readonly vat?: string }) =>
		`<cac:Accounting${role}Party><cac:Party>${
			vat === undefined
				? ''
				: `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`
		}<cac:PartyLegalEntity><cbc:RegistrationName>${name.replace('&', '&amp;')}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:Accounting${role}Party>`;
	const category = '<cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent>';
	const money = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
	return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<${type} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${type}-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
	<cbc:ID>${number}</cbc:ID><cbc:IssueDate>${date}</cbc:IssueDate>
	${type === 'Invoice' && due !== null ? `<cbc:DueDate>${due}</cbc:DueDate>` : ''}
	<cbc:${type}TypeCode>${type === 'Invoice' ? '380' : '381'}</cbc:${type}TypeCode>
	${note === '' ? '' : `<cbc:Note>${note}</cbc:Note>`}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
	${party('Supplier', seller)}${party('Customer', buyer)}
	<cac:TaxTotal>${money('TaxAmount', tax)}<cac:TaxSubtotal>${money('TaxableAmount', net)}${money('TaxAmount', tax)}<cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
	<cac:LegalMonetaryTotal>${money('LineExtensionAmount', net)}${money('TaxExclusiveAmount', net)}${money('TaxInclusiveAmount', gross)}${payable === gross ? '' : money('PrepaidAmount', String(Number(gross) - Number(payable)))}${money('PayableAmount', payable)}</cac:LegalMonetaryTotal>
	<cac:${type}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">1</cbc:${quantity}>${money('LineExtensionAmount', net)}<cac:Item><cbc:Name>Boxes</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item><cac:Price>${money('PriceAmount', net)}</cac:Price></cac:${type}Line>
</${type}>`);
}

export const fromMartin = (sample: Sample = {}) =>
	eInvoice({ seller: US, buyer: MARTIN, number: 'SHOP-1', ...sample });

/** Takes one file in; what is refused fails the test. */
export async function receive(
	story: Story,
	bytes: Uint8Array,
	input: object = {},
	name = 'invoice.xml',
): Promise<ReceivedView & { readonly id: string }> {
	const [view] = await receiveAll(story, bytes, input, name);
	return view as ReceivedView & { readonly id: string };
}

export async function receiveAll(story: Story, bytes: Uint8Array, input: object = {}, name = 'invoice.xml') {
	const [outcome] = await receiveFiles(story, [{ name, bytes, input }]);
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value.views;
}

/** The supplier Kiste beside those of the wholesaler, and the number of its customer Martin. */
export async function knowParties({ story }: Stage): Promise<void> {
	await run(story, saveMaster('party'), {
		...{ code: 'KISTE', name: 'Kiste et Fils', company: 'DUPONT', isCustomer: false, isSupplier: true },
		vatNumber: KISTE.vat,
	});
	await run(story, saveMaster('party'), {
		code: 'SHOP',
		name: 'Épicerie Martin',
		company: 'DUPONT',
		paymentDays: 30,
	});
}
