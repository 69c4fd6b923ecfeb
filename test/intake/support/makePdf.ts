/** Small PDFs written by hand, so that each holds exactly what a test is about. */
export interface PdfParts {
	/** Text of each page, one line after another. */
	readonly pages: readonly string[];
	/** Further entries of the catalogue. */
	readonly catalogue?: string;
	/** Further objects, from number 100 on. */
	readonly objects?: readonly string[];
	readonly mediaBox?: string;
	/** Files in the name tree of attachments. */
	readonly attachments?: Readonly<Record<string, string | Uint8Array>>;
}

export function makePdf({
	pages,
	catalogue = '',
	objects = [],
	mediaBox = '0 0 595 842',
	attachments = {},
}: PdfParts): Buffer {
	const body = new Map<number, Buffer>();
	const put = (id: number, text: string | Buffer) => body.set(id, Buffer.from(text as string, 'latin1'));
	const kids = pages.map((_, index) => `${10_000 + index} 0 R`).join(' ');
	put(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
	pages.forEach((text, index) => {
		const content = `BT /F1 11 Tf 50 790 Td 14 TL ${text
			.split('\n')
			.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`)
			.join(' ')} ET`;
		put(20_000 + index, streamOf('', Buffer.from(content, 'latin1')));
		put(
			10_000 + index,
			`<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents ${20_000 + index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
		);
	});
	objects.forEach((text, index) => put(100 + index, text));
	const names = Object.entries(attachments).map(([name, content], index) => {
		put(30_000 + index, streamOf('/Type /EmbeddedFile', Buffer.from(content)));
		put(
			31_000 + index,
			`<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${30_000 + index} 0 R >> >>`,
		);
		return `(${name}) ${31_000 + index} 0 R`;
	});
	const embedded = names.length > 0 ? `/Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >>` : '';
	put(1, `<< /Type /Catalog /Pages 2 0 R ${embedded} ${catalogue} >>`);
	return assemble(body);
}

function streamOf(entries: string, content: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'),
		content,
		Buffer.from('\nendstream', 'latin1'),
	]);
}

function assemble(body: ReadonlyMap<number, Buffer>): Buffer {
	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
	let length = parts[0]?.length ?? 0;
	const offsets = new Map<number, number>();
	for (const [id, content] of [...body].sort(([one], [other]) => one - other)) {
		offsets.set(id, length);
		const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
		parts.push(part);
		length += part.length;
	}
	const entries = [...offsets].map(
		([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
	);
	parts.push(
		Buffer.from(
			`xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Root 1 0 R /Size 40000 >>\nstartxref\n${length}\n%%EOF\n`,
			'latin1',
		),
	);
	return Buffer.concat(parts);
}
