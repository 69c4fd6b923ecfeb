import { computeDiscounts, type GivenDiscount } from '../../domain/documents/computeDiscounts';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { LineLink } from '../../domain/documents/remaining';
import { Exact, toDecimal, type Decimal, type ExactNumber } from '../../domain/money/decimal';
import { sumMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import { unitsIn } from '../../domain/units/convertUnit';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { findListPrice } from './findListPrice';
import { hasPrivilege } from './rights';

/**
 * An actor with a ceiling gives no higher discount (taux de remise maximum), neither on a line nor on the document nor,
 * unless the company wants otherwise, by a price below the catalogue's. Lines that came from another document bear what
 * was granted there. A credit note gives back what was invoiced.
 *
 * @throws Refusal `discount.ceiling` with the discount and the ceiling
 */
export async function assertDiscountAllowed(
	tx: Pick<LedgerTx, 'masters' | 'links' | 'documents'>,
	document: BillingDocument,
	{ actor }: Pick<WorkContext, 'actor'>,
	approvedBy?: string,
): Promise<void> {
	if (KIND_RULES[document.kind].side !== 'sale' || document.kind === 'creditNote') return;
	const granter = await granterOf(tx, document.companyId, actor, approvedBy);
	const ceiling = (await tx.masters.find('actor', granter, document.companyId))?.content.maxDiscountPercent;
	if (ceiling === undefined) return;
	const links = await tx.links.linesTo(document.id);
	const granted = new Set(links.map(({ toLineId }) => toLineId));
	const passesOn = links.length > 0 && (await isPassedOn(tx, document, links));
	const listPrices = await listPricesOf(tx, document);
	for (const given of computeDiscounts(document, listPrices)) {
		const isGranted = granted.has(given.line.id);
		const counts = isGranted ? given.ofDocument : given.percent;
		if ((isGranted && passesOn) || !counts.gt(ceiling)) continue;
		refuseDiscount(document, { ...given, percent: counts }, granter, ceiling);
	}
}

/** The discount on the document came with its lines, and is not more than it was there. */
async function isPassedOn(
	tx: Pick<LedgerTx, 'documents'>,
	{ discount }: BillingDocument,
	links: readonly LineLink[],
): Promise<boolean> {
	if (!discount) return true;
	const sources = await tx.documents.getMany([...new Set(links.map(({ fromDocumentId }) => fromDocumentId))]);
	if (discount.percent !== null) {
		const { percent } = discount;
		return sources.some((source) => new Exact(source.discount?.percent ?? '0').gte(percent));
	}
	const before = sources.map((source) => source.discount?.amount ?? source.totals.allowance ?? 0);
	return (discount.amount ?? 0) <= sumMinor(before);
}

/** Who approves a document answers for its discounts. */
async function granterOf(
	tx: Pick<LedgerTx, 'masters'>,
	companyId: string,
	actor: string,
	approvedBy: string | undefined,
): Promise<string> {
	if (approvedBy === undefined) return actor;
	return (await hasPrivilege(tx, companyId, approvedBy, 'approve')) ? approvedBy : actor;
}

/** Catalogue prices of the lines, where there are any for their unit and currency. */
async function listPricesOf(
	tx: Pick<LedgerTx, 'masters'>,
	document: BillingDocument,
): Promise<ReadonlyMap<string, Decimal>> {
	const prices = new Map<string, Decimal>();
	const company = await tx.masters.get('company', document.companyId);
	if (!company || company.content.ceilingCountsPrices === false) return prices;
	for (const { id, productId, unit, taxRate } of document.lines) {
		const product = productId === null ? undefined : await tx.masters.get('product', productId);
		if (product?.content.unitPrice === undefined) continue;
		const { content } = product;
		const sameCurrency = (content.currency ?? company.content.currency) === document.currency;
		if (!sameCurrency || unitsIn(unit, content.unit ?? 'C62', content.units) === undefined) continue;
		const { kind } = document;
		prices.set(id, findListPrice(product, { unit, taxRate, field: '' }, { kind, company, header: document }));
	}
	return prices;
}

function refuseDiscount(
	document: BillingDocument,
	{ line, percent, ofLine, listPrice }: GivenDiscount,
	granter: string,
	ceiling: Decimal,
): never {
	const byLine = ofLine.gt(ceiling);
	const parts = [
		...(new Exact(line.discountPercent).gt(0) ? [`${line.discountPercent} % on the line`] : []),
		...(listPrice === undefined ? [] : [`the price ${line.unitPrice} where the catalogue has ${listPrice}`]),
		...(document.discount ? ['the discount on the document'] : []),
	];
	refuse({
		rule: 'discount.ceiling',
		field: byLine ? `lines[${line.position - 1}].discountPercent` : 'discount',
		document: document.number ?? document.id,
		message: `Line ${line.position} (${line.description}) is sold at a discount of ${inPercent(percent)} % (${parts.join(', ')}); '${granter}' may give ${ceiling} % at most.`,
		fix: "Lower the discount, or let somebody with a higher ceiling write the document ('Actor' under Options) or approve it ('Approved By' of Validate).",
	});
}

/** Enough decimals to tell it from the ceiling. */
function inPercent(percent: ExactNumber): Decimal {
	return toDecimal(percent.round(4));
}
