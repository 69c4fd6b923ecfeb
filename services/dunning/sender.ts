import type { MessageLanguage } from '../../domain/dunning/policy';
import type { Master } from '../../domain/masters/schemas';
import { addressLines, type MessageValues } from '../../formats/message';
import type { Reading } from '../../ledger/port';
import { defaultSellerProfile } from '../parts/defaultSellerProfile';

/** Groups of four, as people read and type it. */
export function groupIban(iban: string): string {
	return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What every message says of the company that writes. */
export async function senderValues(
	{ masters }: Pick<Reading, 'masters'>,
	company: Master<'company'>,
	language: MessageLanguage,
): Promise<MessageValues> {
	const { content } = company;
	const account = await payingAccount({ masters }, company.id);
	return {
		companyName: company.name,
		companyAddress: addressLines(content.address, language, content.country) ?? company.name,
		companyIdentity: [content.legalForm, content.registrationNumber].filter(Boolean).join(' · '),
		companyEmail: content.email,
		companyPhone: content.phone,
		senderName: content.dunningSender,
		place: content.address?.city,
		iban: account?.iban === undefined ? undefined : groupIban(account.iban),
		bic: account?.bic,
	};
}

/** The account that prints name, else the default one of the company, else its only one. */
async function payingAccount(
	{ masters }: Pick<Reading, 'masters'>,
	companyId: string,
): Promise<{ readonly iban?: string | undefined; readonly bic?: string | undefined } | undefined> {
	const id = await defaultSellerProfile({ masters }, companyId);
	const profile = id === null ? undefined : await masters.get('sellerProfile', id);
	if (profile?.content.ibanPrinted !== undefined)
		return { iban: profile.content.ibanPrinted, bic: profile.content.bic };
	const accounts = await masters.list({ kind: 'bankAccount', companyId, onlyActive: true, limit: 100 });
	const own = accounts.filter((account) => account.companyId === companyId);
	const byDefault = own.find(({ content }) => content.isDefault === true);
	return (byDefault ?? (own.length === 1 ? own[0] : undefined))?.content;
}
