/** Bounds of XML that is read. An invoice of a thousand lines has some 60,000 elements on 10 levels. */
export const XML_LIMITS = {
	bytes: 20 * 1024 * 1024,
	depth: 60,
	elements: 400_000,
} as const;
export type XmlLimits = { readonly [Name in keyof typeof XML_LIMITS]: number };
