import type { BillingDocument, PartySnapshot, SellerProfileSnapshot } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../../ledger/port';

export interface Snapshots {
	readonly seller: PartySnapshot;
	readonly buyer: PartySnapshot;
	readonly sellerProfile: SellerProfileSnapshot | null;
}

/**
 * Names, addresses and identifiers as the masters have them now. Validation freezes them into the document; the
 * print of a draft takes them each time anew. `seller` is always our company, `buyer` always the other party.
 */
export async function snapshotParties(
	{ masters }: Pick<Reading, 'masters'>,
	document: Pick<BillingDocument, 'companyId' | 'partyId' | 'contactId' | 'sellerProfileId' | 'billTo'>,
): Promise<Snapshots> {
	const company = await masters.get('company', document.companyId);
	const party = await masters.get('party', document.partyId);
	const contact = document.contactId === null ? undefined : await masters.get('contact', document.contactId);
	const profile =
		document.sellerProfileId === null
			? undefined
			: await masters.get('sellerProfile', document.sellerProfileId);
	if (!company || !party)
		throw new Error(`The masters of document of company ${document.companyId} are missing`);
	return {
		seller: { ...identityOf(company), ...legalOf(company) },
		buyer: {
			...identityOf(party),
			address: document.billTo ?? party.content.address,
			contactName: contact?.name,
		},
		sellerProfile: profile ? profileOf(profile) : null,
	};
}

function identityOf(master: Master<'company'> | Master<'party'>): PartySnapshot {
	const { legalForm, address, vatNumber, registrationNumber, email, phone } = master.content;
	return {
		id: master.id,
		name: master.name,
		legalForm,
		address,
		vatNumber,
		registrationNumber,
		email,
		phone,
	};
}

/** What else the law wants an invoice to say of our company, where any of it is known. */
function legalOf({ content }: Master<'company'>): Pick<PartySnapshot, 'legal'> {
	const { capital, tradeRegister, vatOnDebits, latePenaltyRate, escompteText } = content;
	const legal = { capital, tradeRegister, vatOnDebits, latePenaltyRate, escompteText };
	return Object.values(legal).some((value) => value !== undefined) ? { legal } : {};
}

function profileOf({ id, name, content }: Master<'sellerProfile'>): SellerProfileSnapshot {
	const { senderBlock, footer, ibanPrinted, ibanCollectedTo, bic } = content;
	return { id, name, senderBlock, footer, ibanPrinted, ibanCollectedTo, bic };
}
