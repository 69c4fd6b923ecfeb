const startsWith = (bytes: Uint8Array, text: string) =>
	Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

export const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, '%PDF-');
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 'PK\u0003\u0004');
