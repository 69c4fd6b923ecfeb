import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { getIntakeFile } from '../../services/intake/getIntakeFile';
import { getPicture } from '../../services/intake/getPicture';

/** A review form is answered on the same day, or opened anew. */
const LINK_LASTS = '1 day';

/** Names of binary fields; empty where none is wanted. */
export interface FileFields {
	readonly file: string;
	readonly picture: string;
	/** A link to the picture is wanted. */
	readonly link: boolean;
}

export interface FilesAround {
	readonly binary: IBinaryKeyData;
	readonly json: { readonly pictureUrl?: string | null };
}

/** The original file of an intake, and a picture of its first page for a form. */
export async function filesAround(
	functions: IExecuteFunctions,
	context: ServiceContext,
	id: string,
	{ file: fileField, picture: pictureField, link }: FileFields,
): Promise<FilesAround> {
	const noLink = link ? { pictureUrl: null } : {};
	if (fileField === '' && pictureField === '') return { binary: {}, json: noLink };
	const file = await getIntakeFile(context, id);
	if (file === undefined) return { binary: {}, json: noLink };
	const binary: IBinaryKeyData = {};
	if (fileField !== '')
		binary[fileField] = await functions.helpers.prepareBinaryData(file.bytes, file.name, file.mimeType);
	const picture = pictureField === '' ? undefined : await getPicture(file);
	if (picture !== undefined)
		binary[pictureField] = await functions.helpers.prepareBinaryData(
			picture.bytes,
			picture.name,
			picture.mimeType,
		);
	const shown = binary[pictureField];
	// What n8n keeps in memory has no address.
	const hasLink = link && shown?.id !== undefined;
	return {
		binary,
		json: hasLink ? { pictureUrl: functions.helpers.createBinarySignedUrl(shown, LINK_LASTS) } : noLink,
	};
}

/** What the panel says of the files that an item gets. */
export const namedFields = (functions: IExecuteFunctions, index: number): FileFields => ({
	file: functions.getNodeParameter('outputFileField', index, 'data') as string,
	picture: functions.getNodeParameter('pictureField', index, 'page') as string,
	link: functions.getNodeParameter('pictureLink', index, false) === true,
});

export const withFiles = (json: IDataObject, around: FilesAround, index: number): INodeExecutionData => ({
	json: { ...json, ...around.json },
	...(Object.keys(around.binary).length > 0 && { binary: around.binary }),
	pairedItem: { item: index },
});
