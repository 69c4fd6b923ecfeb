/** Legal forms behind a name, as they are written. Those that begin a name stand apart. */
const FORMS =
	'S\\.?A\\.?R\\.?L\\.?|S\\.?A\\.?S\\.?U?\\.?|E\\.?U\\.?R\\.?L\\.?|S\\.?A\\.?|S\\.?N\\.?C\\.?|SCOP|SCI|GmbH(?: ?& ?Co\\.? ?KG(?:aA)?)?|AG|KG|OHG|UG|e\\.K\\.|e\\.V\\.|' +
	'Ltd\\.?|Limited|LLC|LLP|Inc\\.?|Corp\\.?|Corporation|P\\.?L\\.?C\\.?|B\\.?V\\.?|N\\.V\\.|S\\.?r\\.?l\\.?|S\\.?p\\.?A\\.?|S\\.?L\\.?U?\\.?|S\\.?L\\.?|ApS|A/S|A\\.S\\.|AB|AS|Oy|Oyj|Sp\\. ?z ?o\\.? ?o\\.?|s\\.r\\.o\\.|' +
	'SDN\\.? ?[B8]HD\\.?|BHD\\.?|Pte\\.? ?Ltd\\.?|Pvt\\.? ?Ltd\\.?|Private Limited|Pty\\.? ?Ltd\\.?|Co\\.,? ?Ltd\\.?|Lda\\.?|Kft\\.?|d\\.o\\.o\\.|SE|EIRL|SPRL|SRL|ASBL|Enterprise|Trading';
const BEHIND = new RegExp(
	String.raw`^(?<name>[\p{Lu}\d][^:|]{0,70}?[\s,]\(?(?:${FORMS})\)?)(?![\p{L}\p{N}])`,
	'u',
);
const BEFORE =
	/^(?:(?:CHI NHÁNH )?C[ÔO]NG TY|Công ty|Chi nhánh|DOANH NGHIỆP|Doanh nghiệp|Hộ kinh doanh|HỘ KINH DOANH|SARL|SAS|EURL|SCI|SA)\s+\p{L}/u;

/** A name with its legal form at the beginning of a text, without what stands behind it; undefined where there is none. */
export function companyName(text: string): string | undefined {
	// Recognition takes the B for an 8.
	const trimmed = text.trim().replace(/\b(SDN\.? ?)8HD\b/i, '$1BHD');
	if (BEFORE.test(trimmed)) return trimmed.split(/ au capital| - |,? \d{5} |, /)[0]?.trim();
	return BEHIND.exec(trimmed)?.groups?.['name']?.trim();
}

const PERSON_TITLES = /^(?:mr|mrs|ms|m|mme|herr|frau|dhr|mevr)\.? /i;
const NOT_NAMES =
	/^(?:page|tel|fax|phone|e-?mail|www\.|http|iban|bic|no\.?|n°|date|total|thank|welcome|merci|gst|tax|vat|tva|original|copy|duplicata|customer|cash|adresse|address|so\b|mau so|ky hieu|dien thoai|trang|lien )/;

/** Lines of an address, by their words or a British postcode. */
const ADDRESS =
	/^(?:taman|jalan|jln|lot|kampung|lorong|rue|avenue|calle|via|duong|p\.?o\.? box)\b|\b(?:street|road|strasse|straat|boulevard|lane|johor|selangor|kuala lumpur|nederland|deutschland|france)\b|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b/;

/** Heads of tables. */
const HEADS =
	/^(?:description|designation|libelle|article|artikel|bezeichnung|omschrijving|concepto|descrizione|item|product|produit|qty|qte|quantity|quantite|menge|aantal|unit|unite|price|prix|preis|amount|montant|betrag|total|summary|details?|rooms?|guest|code|ref)\b/;

/** What a document calls itself is no name. */
const TITLES =
	/invoice|facture|rechnung|factuur|factura\b|fattura|receipt|memorandum|statement|hoa don|cash bill|^avoir\b/;

/** Whether a line may be the name of a company or shop: letters, few digits, no address, date, web or mail address. */
export function looksLikeName(text: string, folded: string): boolean {
	const letters = text.replace(/[^\p{L}]/gu, '').length;
	const digits = text.replace(/\D/g, '').length;
	if (
		letters < 3 ||
		digits > letters ||
		text.length > 80 ||
		/^[^\p{L}\p{N}]*\(/u.test(text) ||
		/[@:{}=]|https?|www\./.test(text)
	)
		return false;
	if (PERSON_TITLES.test(text) || NOT_NAMES.test(folded.trim())) return false;
	if (
		ADDRESS.test(folded.trim()) ||
		TITLES.test(folded) ||
		HEADS.test(folded.trim()) ||
		text.trimEnd().endsWith(',')
	)
		return false;
	return !/\b\d{4,6}\b/.test(text) && !/^\d+[,\s]/.test(text.trim());
}
