import type { SemanticInvoice } from '../../domain/en16931/semanticInvoice';
import { amountWriter } from '../../domain/en16931/numberTexts';
import { branch, each, leaf } from '../xml/writeXml';
import { PROFILE_RULES, reaches, type CiiProfile } from './profiles';
import { writeAgreement } from './writeAgreement';
import { writeDate, type CiiContext } from './writeCommon';
import { writeDelivery } from './writeDelivery';
import { writeLine } from './writeLine';
import { writeSettlement } from './writeSettlement';

export interface CiiOptions {
	/** `en16931` where it is missing. */
	readonly profile?: CiiProfile;
	/** Where the XML goes: into a Factur-X PDF, or on its own (default). BT-24 differs for French sellers. */
	readonly carrier?: 'pdf' | 'xml';
}

const NAMESPACES =
	' xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"' +
	' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"' +
	' xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"' +
	' xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"';

/**
 * UN/CEFACT Cross Industry Invoice (D22B) in a profile of Factur-X 1.09. What a profile has no room for is left out.
 * The same invoice, the same bytes. Nothing is checked here: `checkInvoice` comes before.
 *
 * @throws Refusal `xml.character` for text that XML cannot hold
 */
export function writeCii(invoice: SemanticInvoice, options: CiiOptions = {}): string {
	const profile = options.profile ?? 'en16931';
	const context: CiiContext = {
		invoice,
		has: (least) => reaches(profile, least),
		amount: amountWriter(invoice.currency),
	};
	const lines = context.has('basic') ? each(invoice.lines, (line) => writeLine(line, context)) : '';
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<rsm:CrossIndustryInvoice${NAMESPACES}>` +
		writeContext(invoice, guidelineOf(invoice, profile, options.carrier)) +
		writeHeader(context) +
		branch(
			'rsm:SupplyChainTradeTransaction',
			lines + writeAgreement(context) + writeDelivery(context) + writeSettlement(context),
		) +
		'</rsm:CrossIndustryInvoice>\n'
	);
}

/** BT-24: what the XML promises to hold to. */
export function guidelineOf(
	{ isFrench }: Pick<SemanticInvoice, 'isFrench'>,
	profile: CiiProfile,
	carrier: 'pdf' | 'xml' = 'xml',
): string {
	const { guideline, frenchGuideline } = PROFILE_RULES[profile];
	return isFrench && carrier === 'xml' ? (frenchGuideline ?? guideline) : guideline;
}

function writeContext({ process }: SemanticInvoice, guideline: string): string {
	return branch(
		'rsm:ExchangedDocumentContext',
		branch('ram:BusinessProcessSpecifiedDocumentContextParameter', leaf('ram:ID', process)) +
			branch('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', guideline)),
	);
}

function writeHeader({ invoice, has }: CiiContext): string {
	const notes = has('basicWl')
		? each(invoice.notes, ({ subject, text }) =>
				branch('ram:IncludedNote', leaf('ram:Content', text) + leaf('ram:SubjectCode', subject)),
			)
		: '';
	return branch(
		'rsm:ExchangedDocument',
		leaf('ram:ID', invoice.number) +
			leaf('ram:TypeCode', invoice.typeCode) +
			branch('ram:IssueDateTime', writeDate(invoice.issueDate)) +
			notes,
	);
}
