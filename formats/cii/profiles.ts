/** Profiles of Factur-X 1.09 from the smallest to the richest; each holds all that the ones before it hold. */
export const CII_PROFILES = ['minimum', 'basicWl', 'basic', 'en16931', 'extended'] as const;
export type CiiProfile = (typeof CII_PROFILES)[number];

export interface ProfileRules {
	/** BT-24 within a Factur-X PDF, whose rules take no other. */
	readonly guideline: string;
	/** BT-24 of XML on its own for the French platforms (flux 2); absent where they do not take the profile. */
	readonly frenchGuideline?: string;
	/** The profile in the metadata of the PDF. */
	readonly conformanceLevel: string;
	/** What the XML is to the PDF; the two smallest profiles hold no whole invoice, so they are data beside it. */
	readonly relationship: 'Alternative' | 'Data';
}

const EN16931 = 'urn:cen.eu:en16931:2017';

export const PROFILE_RULES: Readonly<Record<CiiProfile, ProfileRules>> = {
	minimum: {
		guideline: 'urn:factur-x.eu:1p0:minimum',
		conformanceLevel: 'MINIMUM',
		relationship: 'Data',
	},
	basicWl: {
		guideline: 'urn:factur-x.eu:1p0:basicwl',
		conformanceLevel: 'BASIC WL',
		relationship: 'Data',
	},
	basic: {
		guideline: `${EN16931}#compliant#urn:factur-x.eu:1p0:basic`,
		conformanceLevel: 'BASIC',
		relationship: 'Alternative',
	},
	en16931: {
		guideline: EN16931,
		frenchGuideline: `${EN16931}#compliant#urn.cpro.gouv.fr:1p0:en16931-ctc-fr`,
		conformanceLevel: 'EN 16931',
		relationship: 'Alternative',
	},
	extended: {
		guideline: `${EN16931}#conformant#urn:factur-x.eu:1p0:extended`,
		frenchGuideline: `${EN16931}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`,
		conformanceLevel: 'EXTENDED',
		relationship: 'Alternative',
	},
};

/** True where the profile has what begins with `least`. */
export function reaches(profile: CiiProfile, least: CiiProfile): boolean {
	return CII_PROFILES.indexOf(profile) >= CII_PROFILES.indexOf(least);
}
