import { attachFile, LARGEST_ATTACHMENT } from '../../services/attachFile';
import { createDocument } from '../../services/createDocument';
import { getAttachments } from '../../services/getAttachments';
import { getHistory } from '../../services/getHistory';
import { ruleOf, run } from '../support/stories';
import { invoice, linesOf, onEachDatabase, refusedBy, stored } from './stage';

const CONTENT = Buffer.from('Bon pour accord, Épicerie Martin');
const file = { name: 'accord.pdf', mimeType: 'application/pdf', content: CONTENT.toString('base64') };

onEachDatabase('attachments', (stage) => {
	it('are kept with a validated document as they came, once, and leave it as it is', async () => {
		const bill = await invoice(stage.story);
		const before = await stored(stage, bill);
		await run(stage.story, attachFile, { id: bill.id, ...file });
		expect(await run(stage.story, attachFile, { id: bill.id, ...file })).toMatchObject({ reused: true });
		await run(stage.story, attachFile, { id: bill.id, ...file, name: 'copy.pdf' });
		const files = await getAttachments(stage.story, bill.id);
		expect(files.map(({ view }) => view.name)).toEqual(['accord.pdf', 'copy.pdf']);
		expect(files[0]?.content).toEqual(CONTENT);
		expect(files[0]?.view).toMatchObject({
			documentNumber: bill.number,
			size: CONTENT.length,
			actor: 'alice',
		});
		expect(await stored(stage, bill)).toEqual(before);
		const { audit } = await getHistory(stage.story, bill.id);
		expect(audit.at(-1)).toMatchObject({ action: 'document.attachFile', data: { name: 'copy.pdf' } });
	});

	it('may have nine megabytes', async () => {
		const bill = await invoice(stage.story);
		const content = Buffer.alloc(9 * 1024 * 1024, 7).toString('base64');
		await run(stage.story, attachFile, { id: bill.id, ...file, content });
		const [attached] = await getAttachments(stage.story, bill.id);
		expect(attached?.content.length).toBe(9 * 1024 * 1024);
	});

	it('are named when somebody wrote past the ledger', async () => {
		const bill = await invoice(stage.story);
		await run(stage.story, attachFile, { id: bill.id, ...file });
		await stage.test.tamper(`update attachments set content = 'QUFBQQ==' where document_id = '${bill.id}'`);
		await expect(getAttachments(stage.story, bill.id)).rejects.toMatchObject({ rule: 'attachment.changed' });
	});

	it.each([
		['a path for a name', { name: '../../etc/passwd' }, 'name'],
		['a path of Windows', { name: 'C:\\x.pdf' }, 'name'],
		['what is not base64', { content: 'é' }, 'content'],
		[
			'more than ten megabytes',
			{ content: 'A'.repeat(Math.ceil(LARGEST_ATTACHMENT / 3) * 4 + 4) },
			'content',
		],
	])('are refused with %s', async (_what, wrong, field) => {
		const bill = await invoice(stage.story);
		const refusal = await refusedBy(stage.story, attachFile, { id: bill.id, ...file, ...wrong });
		expect(refusal).toMatchObject({ rule: 'input.invalid', field });
	});
});

onEachDatabase('a customer that is not there yet', (stage) => {
	const input = (more: object) => ({
		company: 'DUPONT',
		lines: linesOf(1),
		customer: 'NOUVEAU',
		createMissingCustomer: true,
		...more,
	});

	it('is created from what the document says of it, once', async () => {
		const details = { name: 'Boulangerie Nouvelle', email: 'contact@nouvelle.example', language: 'fr' };
		const first = await run(stage.story, createDocument('quotation'), input({ customerDetails: details }));
		const second = await run(
			stage.story,
			createDocument('quotation'),
			input({ customerDetails: { ...details, name: 'Another name' } }),
		);
		expect([first.partyName, second.partyName]).toEqual(['Boulangerie Nouvelle', 'Boulangerie Nouvelle']);
		expect(second.partyId).toBe(first.partyId);
	});

	it('is not, where the option is off or the details name nobody', async () => {
		const create = createDocument('quotation');
		const off = input({ customer: 'OTHER', createMissingCustomer: false, customerDetails: { name: 'X' } });
		expect(await ruleOf(stage.story, create, off)).toBe('party.unknown');
		expect(await ruleOf(stage.story, create, input({ customer: 'OTHER' }))).toBe('customer.quickEntry');
	});
});
