import { PROFILE_RULES, type CiiProfile } from '../cii/profiles';

/** The name under which readers look for the XML (Factur-X 1.09, 6.2). */
export const FACTUR_X_FILE = 'factur-x.xml';

/** The letter case is that of the specification; readers compare it as it is. */
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** PDF/A wants every property described that it does not know itself (ISO 19005-3, 6.6.2.3.3). */
const PROPERTIES: ReadonlyArray<readonly [name: string, description: string]> = [
	['DocumentFileName', 'Name of the embedded XML invoice'],
	['DocumentType', 'Type of the hybrid document'],
	['Version', 'Version of the Factur-X standard'],
	['ConformanceLevel', 'Profile of the embedded XML invoice'],
];

/**
 * What tells readers that a PDF is a Factur-X invoice: the properties and the schema that describes them. All of it is
 * ours; no text of a document comes in.
 */
export function facturXMetadata(profile: CiiProfile): string {
	const { conformanceLevel } = PROFILE_RULES[profile];
	return `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>${FACTUR_X_FILE}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>${conformanceLevel}</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${PROPERTIES.map(describe).join('\n')}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}

function describe([name, description]: readonly [string, string]): string {
	return `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;
}
