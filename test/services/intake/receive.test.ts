import { zipSync } from 'fflate';
import { closeReader } from '../../../intake';
import { findIntakes } from '../../../services/intake/findIntakes';
import { getIntakeFile } from '../../../services/intake/getIntakeFile';
import { receiveFiles } from '../../../services/intake/receiveFiles';
import { verifyBooks } from '../../../services/verifyBooks';
import { saveMaster } from '../../../services/saveMaster';
import { hdon } from '../../intake/support/samples';
import { write } from '../../ledger/support/books';
import { HANOI, run, storyOn } from '../../support/stories';
import { onEachDatabase } from '../stage';
import { eInvoice, fromMartin, knowParties, receive, receiveAll } from './received';

afterAll(() => closeReader());

onEachDatabase('received files', (stage) => {
	beforeAll(() => knowParties(stage));

	it('becomes an intake that waits, with the original file and its hash', async () => {
		const bytes = eInvoice({ number: 'R-1' });
		const view = await receive(stage.story, bytes, { title: 'Boxes of March' }, 'mail.eml / r1.xml');
		expect(view).toMatchObject({
			...{ outcome: 'new', state: 'toVerify', direction: 'purchase', kind: 'invoice', number: 'R-1' },
			...{ source: 'upload', accountCode: 'KISTE', companyCode: 'DUPONT', gross: 120, currency: 'EUR' },
			...{ fileName: 'r1.xml', problems: [], message: 'Every check passed; a person confirms it.' },
			choices: ['correct', 'confirm', 'attach', 'reject', 'reprocess'],
		});
		const file = await getIntakeFile(stage.story, view.id);
		expect(file?.bytes.equals(bytes)).toBe(true);
		expect(file).toMatchObject({ mimeType: 'application/xml', sha256: view.fileHash, size: bytes.length });
		const [entry] = await stage.story.ledger.read.audit.ofSubject(view.id);
		expect(entry).toMatchObject({ action: 'intake.received', actor: 'alice', data: { number: 'R-1' } });
	});

	it('says which way it goes by our numbers, and asks where neither or both are ours', async () => {
		expect(await receive(stage.story, fromMartin({ number: 'D-1' }))).toMatchObject({
			...{ direction: 'sale', accountCode: null },
			problems: ["'Épicerie Martin' is no customer that is known."],
		});
		const stranger = { name: 'Nobody', vat: 'FR83404833048' };
		expect(await receive(stage.story, eInvoice({ number: 'D-2', buyer: stranger }))).toMatchObject({
			direction: 'unknown',
			problems: [expect.stringMatching(/say whether it is a purchase or a sale/)],
		});
	});

	it('finds the same bytes under another name, in whatever way they come', async () => {
		const bytes = eInvoice({ number: 'S-1' });
		const first = await receive(stage.story, bytes, {}, 'a.xml');
		const again = await receive(stage.story, bytes, { source: 'email', sender: 'x@y.example' }, 'b.pdf');
		expect(again).toMatchObject({ id: first.id, outcome: 'sameFile', fileCount: 1 });
		expect(again.message).toMatch(/^This very file was taken in before/);
	});

	it('finds another file of the same invoice: the certain rung of the ladder', async () => {
		const first = await receive(stage.story, eInvoice({ number: 'FA-2026/017' }));
		const again = await receive(stage.story, eInvoice({ number: 'fa 2026-017', note: 'sent again' }));
		expect(again).toMatchObject({
			...{ id: first.id, outcome: 'sameInvoice', duplicate: 'waiting', fileCount: 2 },
			choices: expect.arrayContaining(['attach', 'replaceFile', 'keepBoth']) as string[],
		});
		expect(again.message).toMatch(/It seems that this invoice was imported already/);
		const { ledger } = stage.story;
		const entries = await ledger.read.audit.ofSubject(first.id);
		expect(entries.map(({ action }) => action)).toEqual(['intake.received', 'intake.fileCame']);
	});

	it('tells apart by type, year and issuer', async () => {
		const base = await receive(stage.story, eInvoice({ number: 'T-1' }));
		const others = [
			eInvoice({ number: 'T-1', type: 'CreditNote' }),
			eInvoice({ number: 'T-1', date: '2025-03-02', due: '2025-04-01' }),
			eInvoice({ number: 'T-1', seller: { name: 'Other', vat: 'FR44732829320' } }),
		];
		for (const bytes of others)
			expect(await receive(stage.story, bytes)).toMatchObject({
				outcome: 'new',
				id: expect.not.stringMatching(base.id) as string,
			});
	});

	it('suspects the same supplier, amount and about the same day', async () => {
		const amounts = { net: '310.00', tax: '62.00', gross: '372.00' };
		await receive(stage.story, eInvoice({ ...amounts, number: 'U-1', date: '2026-02-01' }));
		const near = await receive(stage.story, eInvoice({ ...amounts, number: 'U-2', date: '2026-02-08' }));
		expect(near).toMatchObject({ outcome: 'new', duplicate: 'suspect' });
		expect(near.message).toMatch(/same supplier, and asks for the same 372.00 EUR/);
		expect(near.choices).not.toContain('confirm');
		const far = await receive(stage.story, eInvoice({ ...amounts, number: 'U-3', date: '2026-02-16' }));
		expect(far.duplicate).toBeNull();
	});

	it('an e-invoice of ours that our provider issued is certain when it comes back', async () => {
		const { story } = stage;
		await run(story, saveMaster('company'), HANOI);
		const company = await story.ledger.read.masters.find('company', 'HANOI');
		const stranger = {
			...{ companyId: company?.id ?? '', documentId: null, place: 1, state: 'issued' as const, details: {} },
			...{
				provider: 'sinvoice',
				account: 'acc',
				templateCode: '1/001',
				series: '1C26TAA',
				number: 'C26TAA42',
			},
			...{ sequence: 42, issueDate: '2026-03-04', currency: 'VND', gross: 1_080_000, key: null },
		} as const;
		await write(story.ledger, (tx) => tx.eInvoices.add(stranger));
		const view = await receive(story, Buffer.from(hdon()));
		expect(view).toMatchObject({
			companyCode: 'HANOI',
			direction: 'sale',
			duplicate: 'certain',
			number: '42',
		});
		expect(view.message).toMatch(/E-invoice 1C26TAA number 42 .* is in the register already/);
	});

	it('every invoice of an archive is taken in; what is not read or no invoice is told', async () => {
		const zip = zipSync({
			'one.xml': eInvoice({ number: 'Z-1' }),
			'two.xml': eInvoice({ number: 'Z-2', gross: '121.00' }),
			'broken.xml': Buffer.from('<a><b></a>'),
		});
		const views = await receiveAll(stage.story, zip, {}, 'box.zip');
		expect(views.map(({ outcome, number }) => [outcome, number])).toEqual([
			['new', 'Z-1'],
			['new', 'Z-2'],
			['notRead', null],
		]);
		expect(views[1]?.problems.join(' ')).toMatch(/Net 100 and tax 20 are 120, and the total is 121/);
		expect(views[2]).toMatchObject({ id: null, state: null, fileName: 'box.zip / broken.xml' });
	});

	it('a file that is refused is refused, and the next one is read', async () => {
		const files = [
			{ name: 'locked.xml', bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), input: {} },
			{ name: 'ok.xml', bytes: eInvoice({ number: 'N-1' }), input: {} },
			{ name: 'other.xml', bytes: eInvoice({ number: 'N-2' }), input: { ledger: 'led_other' } },
		];
		const [locked, ok, other] = await receiveFiles(stage.story, files);
		expect(locked).toMatchObject({ ok: false, error: { rule: expect.stringMatching(/^xml\./) as string } });
		expect(ok).toMatchObject({ ok: true, value: { views: [{ number: 'N-1' }] } });
		expect(other).toMatchObject({ ok: false, error: { rule: 'ledger.other' } });
	});

	it('a dry run shows what would come, and leaves nothing behind', async () => {
		const before = (await findIntakes(stage.story, {})).length;
		const view = await receive({ ...stage.story, dryRun: true }, eInvoice({ number: 'DRY' }));
		expect(view).toMatchObject({ outcome: 'new', number: 'DRY', fileCount: 1 });
		expect(await findIntakes(stage.story, {})).toHaveLength(before);
		expect(await findIntakes(stage.story, { number: 'dry' })).toEqual([]);
	});

	it('the same invoice by mail and upload at once, from several processes, is one intake', async () => {
		const handles = await Promise.all([1, 2, 3, 4].map(() => stage.test.open()));
		const same = eInvoice({ number: 'P-1' });
		const views = await Promise.all(
			handles.map((ledger, index) =>
				receive(
					storyOn({ ledger }),
					index < 2 ? same : eInvoice({ number: 'P-1', note: `way ${index}` }),
					{ source: index % 2 === 0 ? 'upload' : 'email' },
					`way-${index}.xml`,
				),
			),
		);
		expect(new Set(views.map(({ id }) => id)).size).toBe(1);
		expect(await findIntakes(stage.story, { number: 'P-1' })).toMatchObject([{ fileCount: 3 }]);
	});

	it('leaves books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
	});
});
