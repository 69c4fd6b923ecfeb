import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { dateField, fieldOf, textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';
import { readHdonLine } from './readHdonLine';
import { readHdonParty } from './readHdonParty';
import { readHdonReferences } from './readHdonReferences';
import { readHdonTotals } from './readHdonTotals';

/** Vietnamese e-invoices are in đồng where they name no currency (Circular 78, appendix). */
const DONG = 'VND';
/** UNTDID 1001, commercial invoice: Viet Nam has no credit notes. */
const COMMERCIAL_INVOICE = '380';

/** The e-invoices of a file: bare, or wrapped in a message to the tax office (`TDiep`), which may carry several. */
export function findHdon(root: XmlElement): readonly XmlElement[] {
	return root.descendants('HDon').filter((one) => one.first('DLHDon') !== undefined);
}

/** A Vietnamese e-invoice (hóa đơn điện tử) as Decision 1450 lays it out. Order of elements varies by provider. */
export function readHdon(root: XmlElement): ReceivedInvoice {
	const data = root.first('DLHDon') ?? root;
	const header = data.first('TTChung') ?? data;
	const content = data.first('NDHDon');
	const { lines, taxes, totals } = readHdonTotals(
		content?.first('TToan'),
		(content?.all('DSHHDVu/HHDVu') ?? []).map(readHdonLine),
	);
	return {
		format: 'hdon',
		kind: fieldOf(header, 'invoice'),
		typeCode: fieldOf(header, COMMERCIAL_INVOICE),
		number: textField(header.first('SHDon')),
		series: readSeries(header),
		issueDate: dateField(header.first('NLap')),
		currency: textField(header.first('DVTTe')) ?? fieldOf(header, DONG),
		seller: readHdonParty(content?.first('NBan')),
		buyer: readHdonParty(content?.first('NMua')),
		lines,
		taxes,
		totals,
		references: readHdonReferences(header.all('TTHDLQuan')),
	};
}

/** Form and series are one name in print: form 1 and series C26TAA are `1C26TAA`. */
function readSeries(header: XmlElement): ReceivedInvoice['series'] {
	const series = header.first('KHHDon');
	if (series?.text === undefined) return undefined;
	return fieldOf(series, `${header.first('KHMSHDon')?.text ?? ''}${series.text}`);
}
