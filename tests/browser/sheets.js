/*
 * sheets: how many sheets of paper a page takes, on Letter and on A4.
 */
export async function sheets(page) {
	const counts = [];
	for (const format of ['Letter', 'A4']) {
		const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' };
		const pdf = await page.pdf({ format, margin });
		counts.push(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0);
	}
	return Math.max(...counts);
}
