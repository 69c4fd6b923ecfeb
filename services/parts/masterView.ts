import type { Master } from '../../domain/masters/schemas';

/** A master as nodes give it out. Full IBANs stay in the ledger. */
export interface MasterView {
	readonly id: string;
	readonly ledger: string;
	readonly resource: string;
	readonly code: string;
	readonly name: string;
	readonly active: boolean;
	readonly version: number;
	readonly companyId: string | null;
	/** The save changed nothing. */
	readonly unchanged?: boolean;
	readonly content: object;
}

export function viewMaster(master: Master, ledger: string, unchanged?: boolean): MasterView {
	const { id, kind, code, name, active, version, companyId } = master;
	return {
		id,
		ledger,
		resource: kind,
		code,
		name,
		active,
		version,
		companyId,
		unchanged,
		content: maskIbans(master.content),
	};
}

/** `FR7630006000011234567890189` → `FR76…0189`. */
export function maskIban(iban: string): string {
	return iban.length <= 8 ? '…' : `${iban.slice(0, 4)}…${iban.slice(-4)}`;
}

function maskIbans(content: object): object {
	return Object.fromEntries(
		Object.entries(content).map(([name, value]) => [
			name,
			name.startsWith('iban') && typeof value === 'string' ? maskIban(value) : value,
		]),
	);
}
