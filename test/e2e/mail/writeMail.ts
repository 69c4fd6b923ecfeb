export interface AttachedFile {
	readonly name: string;
	readonly mimeType: string;
	readonly bytes: Uint8Array;
}

/** A mail with attachments as mail programs write it (RFC 5322, RFC 2046). */
export function writeMail(
	from: string,
	to: string,
	subject: string,
	files: readonly AttachedFile[],
	text = 'Bonjour,\r\n\r\nVeuillez trouver notre facture en pièce jointe.\r\n',
): string {
	const boundary = '=_part_of_this_mail';
	const part = (headers: readonly string[], body: string) =>
		[`--${boundary}`, ...headers, '', body, ''].join('\r\n');
	return [
		`From: ${from}`,
		`To: ${to}`,
		`Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
		`Message-ID: <${Date.now()}.${Math.random().toString(36).slice(2)}@example.com>`,
		`Date: ${new Date().toUTCString()}`,
		'MIME-Version: 1.0',
		`Content-Type: multipart/mixed; boundary="${boundary}"`,
		'',
		part(
			['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
			Buffer.from(text).toString('base64'),
		),
		...files.map(({ name, mimeType, bytes }) =>
			part(
				[
					`Content-Type: ${mimeType}; name="${name}"`,
					`Content-Disposition: attachment; filename="${name}"`,
					'Content-Transfer-Encoding: base64',
				],
				Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
			),
		),
		`--${boundary}--`,
		'',
	].join('\r\n');
}
