import { renderPdf } from '../../../formats/pdf/renderInWorker';
import { frenchDocument } from './samples';

jest.mock('../../../formats/pdf/locatePackage', () => ({
	...jest.requireActual<object>('../../../formats/pdf/locatePackage'),
	workerFile: '/nowhere/worker.js',
}));

test('from sources that were never compiled, the error says what to do', async () => {
	await expect(renderPdf(frenchDocument('invoice'))).rejects.toThrow('run npm run build first');
});
