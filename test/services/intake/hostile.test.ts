import { closeReader } from '../../../intake';
import { findIntakes } from '../../../services/intake/findIntakes';
import { receiveFiles } from '../../../services/intake/receiveFiles';
import { makePng } from '../../intake/support/makeImage';
import { makePdf } from '../../intake/support/makePdf';
import { FRENCH_TEXT } from '../../intake/support/samples';
import { onEachDatabase } from '../stage';
import { eInvoice, knowParties, receive } from './received';

jest.setTimeout(120_000);
afterAll(() => closeReader());

const bomb = makePdf({ pages: Array.from({ length: 500 }, () => 'x') });
const HOSTILE: ReadonlyArray<readonly [name: string, bytes: Uint8Array, rule: string]> = [
	['cut.pdf', makePdf({ pages: [FRENCH_TEXT] }).subarray(0, 300), 'pdf.damaged'],
	['long.pdf', bomb, 'pdf.pages'],
	['doctype.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'xml.doctype'],
	['deep.xml', Buffer.from('<a>'.repeat(10_000)), 'xml.depth'],
	['latin.xml', Buffer.from('<?xml version="1.0"?><r>\xe9</r>', 'latin1'), 'xml.encoding'],
	['dot.png', makePng(1, 1), 'image.tooSmall'],
	['wall.png', makePng(30_000, 30_000), 'image.tooLarge'],
	['nothing.pdf', Buffer.alloc(0), 'file.empty'],
	['large.pdf', Buffer.alloc(200 * 1024 * 1024), 'file.tooLarge'],
];

onEachDatabase('hostile files', (stage) => {
	beforeAll(() => knowParties(stage));

	it('are refused one by one, leave nothing in the books, and those between them are taken in', async () => {
		const sound = HOSTILE.map((_, place) => ({
			...{ name: `sound-${place}.xml`, input: {} },
			bytes: eInvoice({ number: `H-${place}`, net: `${place + 1}00.00`, tax: `${place + 1}20.00` }),
		}));
		const files = HOSTILE.flatMap(([name, bytes], place) => [
			{ name, bytes, input: {} },
			sound[place] ?? sound[0]!,
		]);
		const outcomes = await receiveFiles(stage.story, files);
		const rules = outcomes.map((outcome) =>
			outcome.ok ? outcome.value.views[0]?.outcome : (outcome.error as { rule?: string }).rule,
		);
		expect(rules).toEqual(HOSTILE.flatMap(([, , rule]) => [rule, 'new']));
		expect(await findIntakes(stage.story, {})).toHaveLength(HOSTILE.length);
	});

	it('a PDF that is called .xml is read as what it is', async () => {
		const view = await receive(stage.story, makePdf({ pages: [FRENCH_TEXT] }), {}, 'invoice.xml');
		expect(view).toMatchObject({ outcome: 'new', number: 'FA-2026-17' });
		expect(view.details?.files).toMatchObject([{ mimeType: 'application/pdf', name: 'invoice.xml' }]);
	});

	it('names of files are names: no path of a sender reaches the books', async () => {
		const view = await receive(stage.story, eInvoice({ number: 'PATH' }), {}, 'mail.eml / ../../etc/passwd');
		expect(view.fileName).toBe('passwd');
	});
});
