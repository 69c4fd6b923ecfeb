import { extractIBAN } from 'ibantools';

/** What the debtor's bank must be told once after a mandate has changed: what it was before. */
export interface Amendment {
	/** The former reference (RUM). */
	readonly reference?: string;
	/** The former name of the creditor. */
	readonly creditorName?: string;
	/** The former creditor identifier (ICS). */
	readonly creditorIdentifier?: string;
	/** The debtor has another account. */
	readonly account?: {
		/** The former account, where it is known. */
		readonly iban?: string;
		/** Both are accounts of one bank. */
		readonly sameBank: boolean;
	};
}

/** What a mandate looked like when it was presented. */
export interface MandateFace {
	readonly reference: string;
	readonly creditorName: string;
	readonly creditorIdentifier: string;
	readonly iban: string;
}

/**
 * What has changed since the mandate was last presented; undefined where nothing has. It goes with one presentation,
 * after which the mandate of today is the one that was presented.
 */
export function findAmendment(before: MandateFace, now: MandateFace): Amendment | undefined {
	const amendment: Amendment = {
		...(before.reference !== now.reference && { reference: before.reference }),
		...(before.creditorName !== now.creditorName && { creditorName: before.creditorName }),
		...(before.creditorIdentifier !== now.creditorIdentifier && {
			creditorIdentifier: before.creditorIdentifier,
		}),
		...(before.iban !== now.iban && {
			account: { iban: before.iban, sameBank: isSameBank(before.iban, now.iban) },
		}),
	};
	return Object.keys(amendment).length === 0 ? undefined : amendment;
}

/** Two right IBANs whose bank codes agree. */
export function isSameBank(one: string, other: string): boolean {
	const [a, b] = [extractIBAN(one), extractIBAN(other)];
	return (
		a.bankIdentifier !== undefined && a.countryCode === b.countryCode && a.bankIdentifier === b.bankIdentifier
	);
}
