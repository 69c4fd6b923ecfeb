/** A file that came by itself, or in an archive or mail. */
export interface Part {
	/** Names from the outside in: `mail.eml / invoices.zip / 17.pdf`. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface MailFacts {
	readonly from?: string;
	readonly subject?: string;
	readonly messageId?: string;
	readonly date?: string;
}

export interface Unpacked {
	readonly parts: readonly Part[];
	/** Of a mail, who sent it. */
	readonly mail?: MailFacts;
}
