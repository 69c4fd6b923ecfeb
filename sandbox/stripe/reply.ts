/** What a handler answers. */
export interface Reply {
	readonly status: number;
	readonly body: object;
}

interface Complaint {
	readonly type?: 'invalid_request_error' | 'api_error' | 'card_error' | 'idempotency_error';
	readonly code?: string;
	readonly message: string;
	readonly param?: string;
	readonly payment_intent?: object;
	readonly setup_intent?: object;
}

export const ok = (body: object): Reply => ({ status: 200, body });

/** Thrown by whatever finds something wrong; it becomes the answer. */
export class Refused extends Error {
	readonly reply: Reply;

	constructor(status: number, { type = 'invalid_request_error', ...complaint }: Complaint) {
		super(complaint.message);
		this.reply = { status, body: { error: { type, ...complaint } } };
	}
}

export const unknownObject = (kind: string, id: string, param = 'id'): Refused =>
	new Refused(404, { code: 'resource_missing', message: `No such ${kind}: '${id}'`, param });

export const invalid = (message: string, param: string, code = 'parameter_invalid'): Refused =>
	new Refused(400, { code, message, param });
