import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { getIntakeFile } from '../../services/intake/getIntakeFile';
import { getPicture } from '../../services/intake/getPicture';

/** Names of binary fields; empty where none is wanted. */
export interface FileFields {
	readonly file: string;
	readonly picture: string;
}

/** The original file of an intake, and a picture of its first page for a form. */
export async function filesAround(
	functions: IExecuteFunctions,
	context: ServiceContext,
	id: string,
	{ file: fileField, picture: pictureField }: FileFields,
): Promise<IBinaryKeyData> {
	if (fileField === '' && pictureField === '') return {};
	const file = await getIntakeFile(context, id);
	if (file === undefined) return {};
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
	return binary;
}
