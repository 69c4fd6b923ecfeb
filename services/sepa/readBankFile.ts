/** Files of the bank, for those who may not reach the formats themselves. */
export { readBankStatement } from '../../formats/bankStatement';
export { checkPain008, type FileFault } from '../../formats/pain008';
