export { ENCODINGS, type Encoding } from './decodeText';
export { DELIMITERS, type Delimiter } from './detectDelimiter';
export { CSV_LIMITS } from './limits';
export { neutralizeFormula, undoNeutralizing } from './neutralizeFormula';
export { assertSize, readCsv, type CsvChoices, type CsvRow, type CsvTable } from './readCsv';
export { writeCsv } from './writeCsv';
