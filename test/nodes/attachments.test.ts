import { failure, done, runSteps, useUserFolder, type Step } from './support/bench';

useUserFolder();

const quote: Step = {
	type: 'salesDocument',
	parameters: { resource: 'quotation', operation: 'create', validate: true },
};
const print: Step = { type: 'renderBillingDocument', parameters: { operation: 'renderPdf' } };
const attach = (field = 'data'): Step => ({
	type: 'salesDocument',
	parameters: { resource: 'quotation', operation: 'attachFile', attachedFileField: field },
});
const give: Step = {
	type: 'salesDocument',
	parameters: { resource: 'quotation', operation: 'getAttachments', binaryPropertyName: 'file' },
};
const item = { customer: 'MARTIN', company: 'DUPONT', lines: [{ product: 'FLOUR', quantity: 2 }] };

test('a printed file is attached to its document and given back', async () => {
	const run = await runSteps([quote, print, attach(), give], [item]);
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(1);
	const [file] = run.items;
	expect(file?.json).toMatchObject({ name: expect.stringMatching(/\.pdf$/), mimeType: 'application/pdf' });
	const content = Buffer.from(String(file?.binary?.['file']?.['data']), 'base64');
	expect(content.subarray(0, 4).toString()).toBe('%PDF');
	expect(content.length).toBe(file?.json['size']);
});

test('an item without the file is refused by the name of the field, and what the item has is named', async () => {
	const { message, description } = await failure(runSteps([quote, print, attach('missing')], [item]));
	expect(message).toContain("no file in its binary field 'missing'");
	expect(description).toContain('This item has: data');
	await expect(done(runSteps([quote, attach()], [item]))).rejects.toThrow('no file');
});
