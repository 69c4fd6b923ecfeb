/** Where the four versions of the message differ. The formats write by this table, the rules check by it. */
export interface DebitVersion {
	readonly name: string;
	/** Element of a BIC. */
	readonly bic: 'BIC' | 'BICFI';
	readonly bicPattern: RegExp;
	/** The schema has no way to say that a BIC is not known. */
	readonly bicNeeded: boolean;
	/**
	 * Address of a debtor: written where the debtor's bank needs it; only where the user insists, since banks refused
	 * it in 2009's version; or impossible, since the schema knows no town.
	 */
	readonly address: 'whereNeeded' | 'onlyForced' | 'never';
	/** Elements of the address of the later message. */
	readonly addressDetails: boolean;
	/** How a new account of the debtor is told: at the account, or as a new agent together with FRST. */
	readonly accountChange: 'account' | 'agent';
	/** COR1, which is collected as CORE today, cannot even be asked for: the schema never knew it. */
	readonly withoutCor1?: true;
	/** What the user should know of it. */
	readonly notice?: string;
}

const OLD_BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/;
const ASK_BANK = 'Banks have asked for pain.008.001.08 since November 2026: ask yours whether it still takes';

/** Source: the schemas of the four messages. */
export const DEBIT_VERSIONS = {
	'pain.008.001.08': {
		name: 'pain.008.001.08',
		bic: 'BICFI',
		bicPattern: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/,
		bicNeeded: false,
		address: 'whereNeeded',
		addressDetails: true,
		accountChange: 'account',
	},
	'pain.008.001.02': {
		name: 'pain.008.001.02',
		bic: 'BIC',
		bicPattern: OLD_BIC,
		bicNeeded: false,
		address: 'onlyForced',
		addressDetails: false,
		accountChange: 'account',
		notice: `${ASK_BANK} pain.008.001.02.`,
	},
	'pain.008.003.02': {
		name: 'pain.008.003.02',
		bic: 'BIC',
		bicPattern: OLD_BIC,
		bicNeeded: false,
		address: 'never',
		addressDetails: false,
		accountChange: 'agent',
		notice: `${ASK_BANK} pain.008.003.02, which was made for German banks.`,
	},
	'pain.008.002.02': {
		name: 'pain.008.002.02',
		withoutCor1: true,
		bic: 'BIC',
		bicPattern: OLD_BIC,
		bicNeeded: true,
		address: 'never',
		addressDetails: false,
		accountChange: 'agent',
		notice: `${ASK_BANK} pain.008.002.02, which was made for German banks and has been replaced since 2013.`,
	},
} as const satisfies Readonly<Record<string, DebitVersion>>;

export type DebitVersionName = keyof typeof DEBIT_VERSIONS;
export const DEBIT_VERSION_NAMES = Object.keys(DEBIT_VERSIONS) as [DebitVersionName, ...DebitVersionName[]];
export const DEFAULT_VERSION: DebitVersionName = 'pain.008.001.08';
