import { phrases, type Labels } from './labels';

export const VIETNAMESE: Labels = {
	number: phrases(`
		so hoa don; hoa don so; so hd; so (no); so (no.); so (invoice no); so (number); so no; so bien lai;
		so hoa don (invoice no); so phieu; so chung tu; ma hoa don; so/no; so (invoice no.)
	`),
	otherNumber: phrases(`so; ma don hang; so don hang; ma giao dich; ma tra cuu`),
	foreignNumber: phrases(`
		so tai khoan; dien thoai; so dien thoai; ma khach hang; ky hieu; ky hieu (series); mau so; trang;
		so hop dong; so cmnd; cccd; so tk; dt; stt; ky hieu (serial); ky hieu (serial no); so luong;
		ma cua co quan thue; ma cqt; tk; so tien viet bang chu; account no; ma nhan vien; so ban
	`),
	title: phrases(`
		hoa don; hoa don gia tri gia tang; hoa don ban hang; bien lai; phieu thu; hoa don gtgt;
		phieu thanh toan
	`),
	issueDate: phrases(
		`ngay hoa don; ngay lap; ngay lap hoa don; ngay xuat hoa don; ngay; ngay (date); ngay ky`,
	),
	date: phrases(`ngay gio; thoi gian`),
	dueDate: phrases(`han thanh toan; ngay den han; thoi han thanh toan; ngay thanh toan; han chot thanh toan`),
	foreignDate: phrases(`ngay giao hang; ngay dat hang; ngay sinh; gio in; ngay in; ky ngay`),
	net: phrases(`
		cong tien hang; tong tien truoc thue; tien hang; tong tien hang; tien truoc thue;
		thanh tien truoc thue; cong tien hang hoa dich vu; tong cong tien hang;
		cong tien hang (total amount); tong tien chua thue; cong tien hang (sub total);
		thanh tien truoc thue gtgt; tong tien chua co thue gtgt; tong truoc thue
	`),
	tax: phrases(`
		tien thue gtgt; tien thue; thue gtgt; tong tien thue; tong tien thue gtgt; thue vat; cong tien thue;
		tien thue gtgt (vat amount); cong tien thue gtgt; tong thue
	`),
	gross: phrases(`
		tong cong tien thanh toan; tong tien thanh toan; tong cong; tong so tien thanh toan; tong thanh toan;
		tong cong tien thanh toan (total payment); tong tien; tong cong thanh toan; tong cong (total);
		tong gia tri thanh toan; tong tien da co thue gtgt; tong tien sau thue
	`),
	total: phrases(`cong; thanh tien; so tien; tong`),
	due: phrases(`con phai thanh toan; phai thanh toan; khach phai tra; con lai; thanh toan; can thanh toan`),
	prepaid: phrases(`da thanh toan; tien khach dua; khach dua; tien mat; da tra; dat coc`),
	notTotal: phrases(`
		chiet khau; giam gia; don gia; so luong; tien thua; tra lai; thue suat; thue suat gtgt; phi dich vu;
		thue suat gtgt (vat rate); don vi tinh
	`),
	taxId: phrases(`ma so thue; mst; ma so thue (tax code); tax code; mst (tax code); m s t`),
	iban: phrases(`so tai khoan; stk; so tk; tai khoan`),
	seller: phrases(
		`don vi ban hang; nguoi ban; ben ban; don vi ban; ten nguoi ban; don vi ban (seller); nguoi ban hang`,
	),
	buyer: phrases(`
		nguoi mua hang; don vi mua hang; nguoi mua; ho ten nguoi mua hang; ho ten nguoi mua; ten don vi;
		khach hang; ten nguoi mua; ten nguoi mua hang; nguoi mua hang (buyer); ben mua;
		nguoi mua hang (customer); ten don vi (company name); ten khach hang
	`),
};
