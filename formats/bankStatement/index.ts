export { readBankStatement } from './readBankStatement';
