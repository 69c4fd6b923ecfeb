/** The part of the engine's document that is used here. */
export interface PdfDocument {
	readonly numPages: number;
	readonly isPureXfa: boolean;
	getMetadata(): Promise<{ readonly info: { readonly IsXFAPresent?: boolean } }>;
	hasJSActions(): Promise<boolean>;
	/** By name; null where there is none. */
	getAttachments(): Promise<Readonly<Record<string, PdfAttachment>> | null>;
	getPage(number: number): Promise<PdfPage>;
}

export interface PdfAttachment {
	readonly filename: string;
	readonly content?: Uint8Array;
}

export interface PdfPage {
	getViewport(settings: { readonly scale: number }): PdfViewport;
	getTextContent(): Promise<{ readonly items: ReadonlyArray<PdfTextItem | object> }>;
	cleanup(): boolean;
}

export interface PdfViewport {
	readonly width: number;
	readonly height: number;
	/** From the coordinates of the page to those of the view, from the top left and turned as it is shown. */
	convertToViewportPoint(x: number, y: number): readonly [number, number];
}

export interface PdfTextItem {
	readonly str: string;
	/** a b c d e f of the text matrix. */
	readonly transform: readonly [number, number, number, number, number, number];
	readonly width: number;
	readonly height: number;
}
