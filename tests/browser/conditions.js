/*
 * conditions: how a page is looked at, one after the other on one load of it,
 * with every <details> open. A row names what is checked under it, by the
 * names of looks.js; "axe" is the whole of axe-core, "inks" its rules about
 * what a change of colors can break, and "sizes" these and what a change of
 * sizes can. Rows that differ in little stand together: a change takes time.
 */
const usual = {
	width: 1280, height: 900, media: 'screen', colorScheme: 'light', contrast: 'no-preference',
	forcedColors: 'none', reducedMotion: 'reduce', text: '', rtl: false,
};

const rows = [
	{ name: 'light, 1280 px', look: ['axe', 'fits', 'graphics', 'still'] },
	{ name: 'with motion', reducedMotion: 'no-preference', look: ['calm'] },
	{ name: 'right to left, 1280 px', rtl: true, look: ['fits'] },
	{ name: 'text of 200 %', text: 'twice', look: ['fits'] },
	{ name: 'text of 200 %, 640 px', width: 640, text: 'twice', look: ['fits'] },
	{ name: '768 px', width: 768, look: ['fits'] },
	{ name: '390 px', width: 390, height: 844, look: ['fits'] },
	{ name: 'text spacing, 320 px', width: 320, height: 640, text: 'spaced', look: ['fits'] },
	{ name: 'right to left, 320 px', width: 320, height: 640, rtl: true, look: ['fits'] },
	{ name: 'dark, 320 px', width: 320, height: 640, colorScheme: 'dark', look: ['sizes', 'fits', 'graphics'] },
	{ name: 'print, from dark', media: 'print', width: 760, colorScheme: 'dark', look: ['paper', 'graphics'] },
	{ name: 'print', media: 'print', width: 760, look: ['inks', 'paper', 'fits'] },
	{ name: '1920 px', width: 1920, look: ['fits'] },
	{ name: 'more contrast', contrast: 'more', look: ['inks', 'graphics'] },
	{ name: 'more contrast, dark', contrast: 'more', colorScheme: 'dark', look: ['inks', 'graphics'] },
	{ name: 'forced colors, dark', forcedColors: 'active', colorScheme: 'dark', look: ['graphics', 'edges'] },
	{ name: 'forced colors', forcedColors: 'active', look: ['graphics', 'edges'] },
];

export const conditions = rows.map((row) => ({ ...usual, ...row }));

/* What each page stands under, so that only what differs is changed. */
const standing = new WeakMap();

function differs(page, condition, names) {
	const now = standing.get(page);
	return now === undefined || names.some((name) => now[name] !== condition[name]);
}

/* Bring a page that stands open under a condition. */
export async function arrange(page, condition) {
	const { width, height, media, colorScheme, contrast, forcedColors, reducedMotion } = condition;
	if (differs(page, condition, ['media', 'colorScheme', 'contrast', 'forcedColors', 'reducedMotion']))
		await page.emulateMedia({ media, colorScheme, contrast, forcedColors, reducedMotion });
	if (differs(page, condition, ['width', 'height']))
		await page.setViewportSize({ width, height });
	if (differs(page, condition, ['text', 'rtl']))
		await page.evaluate(dress, condition);
	standing.set(page, condition);
}

/* A page that was loaded anew wears nothing. */
export function undress(page) {
	const now = standing.get(page);
	if (now)
		standing.set(page, { ...now, text: '', rtl: false });
}

/*
 * Runs in the page. The sheets are made by script, which the site's policy
 * for its own files says nothing about.
 * Source    WCAG 2.2, 1.4.12: the spacing that a reader may set.
 */
function dress({ text, rtl }) {
	const root = document.documentElement;
	root.dataset.dir ??= root.dir;
	root.dir = rtl ? 'rtl' : root.dataset.dir;
	const sheet = new CSSStyleSheet();
	const spaced = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
		p { margin-block-end: 2em !important }`;
	sheet.replaceSync({ twice: 'html { font-size: 200% !important }', spaced }[text] ?? '');
	document.adoptedStyleSheets = [sheet];
}
