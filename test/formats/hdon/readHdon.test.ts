import { summarize } from '../../../domain/received/summarize';
import { findHdon, readHdon } from '../../../formats/hdon/readHdon';
import { parseXml } from '../../../formats/xml/parseXml';
import { hdon } from '../../intake/support/samples';

const readAll = async (xml: string) => findHdon(await parseXml(Buffer.from(xml))).map(readHdon);
const read = async (changes: Parameters<typeof hdon>[0] = {}) => (await readAll(hdon(changes)))[0];

test('a Vietnamese e-invoice, bare', async () => {
	const invoice = await read();
	expect(invoice && summarize(invoice)).toMatchObject({
		...{
			kind: 'invoice',
			number: '42',
			series: '1C26TAA',
			issueDate: '2026-03-04',
			dueDate: null,
			currency: 'VND',
		},
		...{ sellerName: 'CÔNG TY TNHH HOA SEN', sellerTaxId: '0100109106', buyerName: 'Nguyễn Văn A' },
		...{ netTotal: '1000000', taxTotal: '80000', grossTotal: '1080000', lineCount: 1 },
	});
	expect(invoice?.taxes).toMatchObject([{ rate: '8', base: '1000000', tax: '80000' }]);
	expect(invoice?.seller).toMatchObject({ bankAccount: { value: '12345' } });
});

test('wrapped in a message, one or several', async () => {
	const message = `<TDiep><TTChung/><DLieu>${hdon()}${hdon().replace('>42<', '>43<')}</DLieu></TDiep>`;
	expect((await readAll(message)).map(({ number }) => number?.value)).toEqual(['42', '43']);
});

test('discounts take away whatever their sign, notes are no lines', async () => {
	const line = (nature: string, amount: string) =>
		`<HHDVu><TChat>${nature}</TChat><THHDVu>X</THHDVu><ThTien>${amount}</ThTien><TSuat>8%</TSuat></HHDVu>`;
	const invoice = await read({
		lines: `${line('1', '1000')}${line('3', '100')}${line('3', '-50')}${line('4', '')}<HHDVu><TChat>4</TChat><THHDVu>Note</THHDVu><SLuong/><ThTien/></HHDVu>`,
	});
	expect(invoice?.lines.map(({ net }) => net)).toEqual(['1000', '-100', '-50']);
});

test('empty tags mean nothing, never zero; fees are summed', async () => {
	const invoice = await read({
		totals:
			'<TgTCThue/><TgTThue/><DSLPhi><LPhi><TLPhi>a</TLPhi><TPhi>5</TPhi></LPhi><LPhi><TPhi>7</TPhi></LPhi></DSLPhi><TgTTTBSo>100</TgTTTBSo>',
	});
	expect(invoice?.totals).toMatchObject({
		net: undefined,
		tax: undefined,
		fees: { value: '12' },
		gross: { value: '100' },
	});
});

test('rates that are no number keep their name', async () => {
	const invoice = await read({
		totals:
			'<THTTLTSuat><LTSuat><TSuat>KCT</TSuat><ThTien>5</ThTien></LTSuat><LTSuat><TSuat>KHAC:7%</TSuat><ThTien>5</ThTien></LTSuat></THTTLTSuat>',
	});
	expect(invoice?.taxes).toMatchObject([{ category: 'KCT' }, { rate: '7' }]);
});

test.each([
	['1', 'replaces'],
	['2', 'adjusts'],
])('relation %s names the invoice that it %s', async (relation, kind) => {
	const invoice = await read({
		header: `<TTHDLQuan><TCHDon>${relation}</TCHDon><KHMSHDCLQuan>1</KHMSHDCLQuan><KHHDCLQuan>C25TAA</KHHDCLQuan><SHDCLQuan>9</SHDCLQuan><NLHDCLQuan>2025-12-31</NLHDCLQuan></TTHDLQuan>`,
	});
	expect(invoice?.references).toEqual([{ kind, id: '1C25TAA-9', date: '2025-12-31' }]);
});
