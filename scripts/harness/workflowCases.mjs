import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, receivedXml } from './receivedSample.mjs';

/**
 * The runs of shipped workflows whose output is pinned in test/workflows/expected/. Each starts with an empty ledger,
 * on which the runs named in `after` come first.
 *
 * @typedef {{
 *   workflow: string, after?: string[], start?: object[], answers?: Record<string, object>,
 *   trigger?: string,
 *   settings?: Record<string, object>, enabled?: string[], at?: string, atProvider?: boolean,
 * }} Case settings: members that a person changes in an Edit Fields node; enabled: nodes that are shipped disabled; at: the
 *   time of the run where it is another; atProvider: it talks to the sandboxes of e-invoices
 */

/** Not a round hour in any time zone of the samples, and the same calendar day in all of them. */
export const CASE_TIME = '2026-03-10T09:10:11.000Z';

export function readWorkflow(root, name) {
	return JSON.parse(readFileSync(join(root, 'workflows', `${name}.json`), 'utf8'));
}

const companyAnswers = {
	'Company name': 'Dupont & Fils',
	'Short code': 'DUPONT',
	Country: 'FR',
	Currency: 'EUR',
	'Time zone': 'Europe/Paris',
	Language: 'fr',
	'Street and number': '12 rue des Halles',
	'Post code': '75001',
	City: 'Paris',
	'SIREN or tax code': '303265045',
	'VAT number': '',
	'Standard VAT rate in percent': 20,
	'Who gives invoices their number': 'Our own series',
};

const customerAnswers = {
	'IBAN printed on invoices': 'FR76 3000 6000 0112 3456 7890 189',
	BIC: 'AGRIFRPP',
	'First customer: name': 'Épicerie Martin',
	'First customer: short code': 'MARTIN',
	'First customer: street and number': '4 place du Marché',
	'First customer: post code': '69002',
	'First customer: city': 'Lyon',
	'First customer: country': 'FR',
	'First customer: e-mail': '',
	'First customer: days to pay': '30',
};

/** Two customers, of whom one has no name and the other an e-mail address that is none. */
const brokenCustomers = [
	'Code client;Raison sociale;E-mail;Couleur',
	'HALLES;;compta@halles.example;bleu',
	'LEROY;Leroy SARL;leroy <at> example;vert',
].join('\n');

/** The import form, filled in and sent with a file. */
const sending = (file, answers = {}) => ({
	workflow: 'import-master-data',
	after: ['setup-company'],
	start: [
		{
			json: {
				'What the rows are': 'Customers',
				File: { filename: 'customers.csv', mimetype: 'text/csv', size: file.length },
				'Company code': '',
				'Date format': 'As usual in the country of the company',
				'Decimal sign': 'Found by the file',
				'Missing customers and products': 'Refuse the row',
				'Only check': 'Yes, write nothing',
				...answers,
			},
			binary: {
				File: { data: Buffer.from(file).toString('base64'), mimeType: 'text/csv', fileName: 'customers.csv' },
			},
		},
	],
});

/** Corrections of e-invoices follow rules that began on the first of July. */
const E_INVOICE_TIME = '2026-08-10T02:10:11.000Z';
const eInvoices = { at: E_INVOICE_TIME, atProvider: true };

/** The form of a correction, filled in. */
const correcting = (answers, decision = 'Issue it') => ({
	...eInvoices,
	workflow: 'replace-einvoice',
	after: ['issue-einvoice.oneRate'],
	start: [
		{
			Invoice: 'FA2026-00001',
			'What is wrong': 'Amount',
			Line: 1,
			'Right quantity': 10,
			Reason: 'Ten boxes were delivered, not twelve',
			Agreement: 'BB-2026-014',
			'Agreement signed on': '2026-08-07',
			...answers,
		},
	],
	answers: { 'Look at it': { Decision: decision, 'Your name': 'lan' } },
});

/** The upload form, sent with a file, and what a person answers on the pages after it. */
const uploading = (answers, changes = {}, after = ['setup-company']) => ({
	workflow: 'intake-upload',
	after,
	start: [
		{ json: { File: {}, company: '', title: 'Boxes' }, binary: { File: fileOf(receivedXml(changes)) } },
	],
	answers: {
		Review: {
			...{ direction: 'Purchase', kind: 'Invoice', number: 'KI-2026-7', account: '' },
			...{ missing: 'Make it from the invoice', decision: 'Confirm', reason: '', name: 'claire' },
			...answers,
		},
		'Which is it?': { decision: 'Link the new file to it', name: 'claire', ...answers },
	},
});

/** A mail as n8n's triggers give it, with the files that it brings. */
const mail = {
	json: {
		from: { value: [{ address: 'compta@kiste.example', name: 'Kiste' }] },
		subject: 'Votre facture KI-2026-7',
		messageId: '<1@kiste.example>',
		date: '2026-03-09T08:00:00.000Z',
		text: 'Ci-joint notre facture.',
	},
	binary: {
		attachment_0: fileOf('GIF89a', 'logo.gif', 'image/gif'),
		attachment_1: fileOf(receivedXml(), 'KI-2026-7.xml'),
	},
};
const mailing = (start, after = ['setup-company']) => ({
	workflow: 'intake-process',
	after,
	start: [start],
	enabled: ['Send code', 'Tell the reviewer'],
});
const forwarding = {
	from: 'forwarding-noreply@google.com',
	subject: '(#123456789) Gmail Forwarding Confirmation - Receive Mail from compta@dupont.example',
	text: 'Confirmation code: 123456789',
};

/**
 * @param {string} root
 * @returns {Record<string, Case>}
 */
export function workflowCases(root) {
	const [{ json: post }] = readWorkflow(root, 'webhook-billing').pinData['Order received'];
	const { externalReference: _left, ...unnamed } = post.body;
	const [line] = post.body.lines;
	const [{ json: draft }] = readWorkflow(root, 'approve-documents').pinData['Draft comes in'];
	const deciding = (answer, body = draft.body) => ({
		workflow: 'approve-documents',
		after: ['setup-company'],
		start: [{ ...draft, body }],
		answers: { Approval: { 'Your name': 'claire', Decision: 'Approve', Reason: '', ...answer } },
	});
	const [{ json: toIssue }] = readWorkflow(root, 'issue-einvoice').pinData['Invoice comes in'];
	const issuing = (answer, body = toIssue.body) => ({
		...eInvoices,
		workflow: 'issue-einvoice',
		start: [{ ...toIssue, body }],
		answers: { Approval: { 'Your name': 'lan', Decision: 'Approve', Reason: '', ...answer } },
		enabled: ['Send preview', 'Send invoice'],
	});
	const posting = (body) => ({
		workflow: 'webhook-billing',
		after: ['setup-company'],
		start: [{ ...post, body }],
	});
	const example = (name) => readFileSync(join(root, 'templates/imports', `${name}.fr.csv`));
	return {
		'approve-documents': deciding({}),
		'approve-documents.byTheAuthor': deciding({ 'Your name': 'assistant' }),
		'approve-documents.rejected': deciding({ Decision: 'Reject', Reason: 'Discount too high' }),
		'approve-documents.tooMuch': deciding(
			{},
			{ ...draft.body, lines: draft.body.lines.map((line) => ({ ...line, discountPercent: 20 })) },
		),
		'import-master-data': sending(example('customers')),
		'import-master-data.bringIn': sending(example('customers'), { 'Only check': 'No, bring it in' }),
		'import-master-data.brokenRows': sending(brokenCustomers),
		'import-master-data.notCsv': sending(Buffer.from('%PDF-1.7')),
		'import-master-data.openInvoices': {
			...sending(example('open-invoices'), {
				'What the rows are': 'Open invoices and credit notes',
				'Only check': 'No, bring it in',
			}),
			after: ['import-master-data.bringIn'],
		},
		'import-master-data.spreadsheet': {
			...sending(Buffer.from('PK'), { File: { filename: 'Clients.XLSX' } }),
			answers: {
				'Read spreadsheet': [
					{ 'Code client': 4711, 'Raison sociale': 'Épicerie du Port', 'Délai de paiement': 30 },
					{ 'Code client': '<b>4712', 'Raison sociale': 'Halles centrales', TVA: 0.2 },
				],
			},
		},
		'deferred-invoicing': { workflow: 'deferred-invoicing', after: ['order-to-deliveries'] },
		'deferred-invoicing.mailed': {
			workflow: 'deferred-invoicing',
			after: ['deferred-invoicing'],
			enabled: ['Send invoice', 'Mark sent', 'Send report'],
		},
		'deferred-invoicing.notTaken': {
			workflow: 'deferred-invoicing',
			after: ['order-to-deliveries'],
			enabled: ['Send invoice', 'Mark sent', 'Send report'],
			answers: { 'Send invoice': { refused: ['compta@bistro.example'] } },
		},
		'deposit-and-balance': { workflow: 'deposit-and-balance' },
		'einvoice-sync': {
			...eInvoices,
			workflow: 'einvoice-sync',
			after: ['issue-einvoice'],
			enabled: ['Send report'],
		},
		'intake-gmail': { workflow: 'intake-gmail', start: [mail] },
		'intake-imap': { workflow: 'intake-imap', start: [mail] },
		'intake-outlook': { workflow: 'intake-outlook', start: [mail] },
		'intake-process': mailing(mail),
		'intake-process.afterUpload': mailing(mail, ['intake-upload']),
		'intake-process.forwarding': mailing(forwarding, []),
		'intake-process.outlookCode': mailing(
			{
				from: { emailAddress: { address: 'no-reply@microsoft.com' } },
				subject: 'Code de validation pour le transfert',
				body: { content: 'Votre code : 4711' },
			},
			[],
		),
		'intake-process.unreadable': mailing(
			{ ...mail, binary: { attachment_0: fileOf('<a><b></a>', 'broken.xml') } },
			[],
		),
		'intake-monthly-export': {
			workflow: 'intake-monthly-export',
			after: ['intake-upload'],
			start: [{ month: '2026-03', company: '', which: 'All' }],
		},
		'intake-monthly-export.byMail': {
			workflow: 'intake-monthly-export',
			after: ['intake-upload'],
			trigger: 'Every month',
			at: '2026-04-05T05:00:00.000Z',
			enabled: ['Send to accountant'],
		},
		'intake-upload': uploading({}),
		'intake-upload.corrected': uploading(
			{ net: '250.00', tax: '50.00', gross: '300.00' },
			{ gross: '301.00' },
		),
		'intake-upload.notAddedUp': uploading({ gross: '301' }, { gross: '301.00' }),
		'intake-upload.rejected': uploading({ decision: 'Reject', reason: 'Not ours' }),
		'intake-upload.sameFile': uploading({}, {}, ['intake-upload']),
		'intake-upload.linked': uploading({ decision: 'Link the new file to it' }, { note: 'second' }, [
			'intake-upload',
		]),
		'intake-upload.replaced': uploading(
			{ decision: 'Let the new file replace the first one' },
			{ note: 'second' },
			['intake-upload'],
		),
		'intake-upload.bothReal': uploading({ decision: 'Both are real' }, { note: 'second' }, ['intake-upload']),
		'intake-upload.fromMail': {
			...uploading({}),
			after: ['intake-process'],
			trigger: 'Verify form',
			start: [{ intake: '' }],
		},
		'intake-upload.nothingWaits': {
			...uploading({}),
			trigger: 'Verify form',
			start: [{ intake: '' }],
		},
		'issue-einvoice': issuing({}),
		'issue-einvoice.oneRate': issuing(
			{},
			{ ...toIssue.body, externalReference: 'HD-0043', lines: toIssue.body.lines.slice(0, 2) },
		),
		'issue-einvoice.refused': issuing({}, { ...toIssue.body, currency: 'USD' }),
		'issue-einvoice.rejected': issuing({ Decision: 'Reject', Reason: 'Wrong buyer' }),
		'replace-einvoice': correcting({}),
		'replace-einvoice.leftAsDraft': correcting({}, 'Leave it as a draft'),
		'replace-einvoice.nameAlone': correcting({ 'What is wrong': 'Name of the buyer' }),
		'resume-unknown': {
			...eInvoices,
			workflow: 'resume-unknown',
			after: ['issue-einvoice'],
			enabled: ['Send report'],
		},
		'order-to-deliveries': { workflow: 'order-to-deliveries' },
		'quote-to-cash': { workflow: 'quote-to-cash' },
		'setup-company': {
			workflow: 'setup-company',
			start: [companyAnswers],
			answers: { 'Bank and customer': customerAnswers },
		},
		'setup-company.wrongIban': {
			workflow: 'setup-company',
			start: [companyAnswers],
			answers: { 'Bank and customer': { ...customerAnswers, 'IBAN printed on invoices': '30006 00001' } },
		},
		'webhook-billing': posting(post.body),
		'webhook-billing.noReference': posting(unnamed),
		'webhook-billing.textInQuantity': posting({
			...post.body,
			lines: [line, { ...line, quantity: 'four' }],
		}),
	};
}
