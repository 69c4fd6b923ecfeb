import type { SInvoiceRules } from './rules';

/** What a handler answers. */
export interface Reply {
	readonly status: number;
	readonly body: unknown;
}

/** Why it says no: a code of its list, or null where it has words alone. */
export interface Complaint {
	readonly code: string | null;
	readonly words: string;
}

export const complaint = (code: string | null, words: string): Complaint => ({ code, words });

export const ok = (members: Readonly<Record<string, unknown>>): Reply => ({
	status: 200,
	body: { errorCode: null, description: null, ...members },
});

export const GENERAL: Reply = { status: 500, body: { error: 'Internal Server Error', message: 'GENERAL' } };

/** Says no in one of the three forms that S-Invoice has for it; words without a code have one form alone. */
export function no({ code, words }: Complaint, { errorForm }: Pick<SInvoiceRules, 'errorForm'>): Reply {
	if (code === null || errorForm === 'message400') return { status: 400, body: { message: words } };
	if (errorForm === 'errorCode200')
		return { status: 200, body: { errorCode: code, description: words, result: null } };
	return { status: 400, body: { code: 400, message: code, data: words, errorCode: null } };
}

/** Look-ups say that there is nothing in one form alone. */
export const NOT_FOUND: Reply = {
	status: 400,
	body: { code: 400, message: 'NOT_FOUND_DATA', data: 'Không tìm thấy bản ghi' },
};
