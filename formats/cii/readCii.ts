import { kindOfType } from '../../domain/received/kindOfType';
import type { ReceivedInvoice, ReceivedTax } from '../../domain/received/receivedInvoice';
import { dateField, decimalOf, fieldOf, textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';
import { readCiiLine } from './readCiiLine';
import { readCiiParty } from './readCiiParty';
import { readCiiReferences } from './readCiiReferences';
import { readCiiTotals } from './readCiiTotals';

/** Root elements: UN/CEFACT's, which Factur-X and ZUGFeRD 2 use, and that of ZUGFeRD 1. */
export const CII_ROOTS: readonly string[] = ['CrossIndustryInvoice', 'CrossIndustryDocument'];

/** UNTDID 1001, commercial invoice; for files that say no type. */
const COMMERCIAL_INVOICE = '380';

/**
 * An invoice or credit note in UN/CEFACT Cross Industry Invoice syntax. The names of both generations stand side by
 * side: ZUGFeRD 1 says `SpecifiedSupplyChainTradeTransaction` where later files say `SupplyChainTradeTransaction`.
 */
export function readCii(root: XmlElement): ReceivedInvoice {
	const header = root.first('ExchangedDocument|HeaderExchangedDocument');
	const trade = root.first('SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction') ?? root;
	const agreement = trade.first('ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement');
	const settlement = trade.first('ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement');
	const currency = textField(settlement?.first('InvoiceCurrencyCode'));
	const typeElement = header?.first('TypeCode');
	const type = typeElement?.text ?? COMMERCIAL_INVOICE;
	return {
		format: 'cii',
		kind: fieldOf(typeElement ?? root, kindOfType(type)),
		typeCode: textField(typeElement),
		number: textField(header?.first('ID')),
		issueDate: dateField(header?.first('IssueDateTime/DateTimeString|DateTime')),
		dueDate: settlement
			?.all('SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString|DateTime')
			.map(dateField)
			.find((date) => date !== undefined),
		currency,
		seller: {
			...readCiiParty(agreement?.first('SellerTradeParty')),
			iban: textField(
				settlement?.first('SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID'),
			),
		},
		buyer: readCiiParty(agreement?.first('BuyerTradeParty')),
		lines: trade.all('IncludedSupplyChainTradeLineItem').flatMap(readCiiLine),
		taxes: (settlement?.all('ApplicableTradeTax') ?? []).map(readTax),
		totals: readCiiTotals(settlement, currency?.value),
		references: readCiiReferences(agreement, settlement),
	};
}

function readTax(element: XmlElement): ReceivedTax {
	return {
		rate: decimalOf(element.first('RateApplicablePercent|ApplicablePercent')),
		category: element.first('CategoryCode')?.text,
		base: decimalOf(element.first('BasisAmount')),
		tax: decimalOf(element.first('CalculatedAmount')),
		origin: { source: 'xml', path: element.path },
		confidence: 1,
	};
}
