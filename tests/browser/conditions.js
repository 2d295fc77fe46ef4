/*
 * conditions: how a page is looked at, one after the other on one load of it,
 * with every <details> open. A row names what is checked under it, by the
 * names of looks.js; "axe" is the whole of axe-core, "colors" its rules about
 * what a change of colors or sizes can break.
 */
const usual = {
	width: 1280, height: 900, media: 'screen', colorScheme: 'light', contrast: 'no-preference',
	forcedColors: 'none', reducedMotion: 'reduce', text: '', rtl: false,
};

const rows = [
	{ name: 'light, 1280 px', look: ['axe', 'fits', 'graphics', 'still'] },
	{ name: 'right to left, 1280 px', rtl: true, look: ['fits'] },
	{ name: 'text of 200 %', text: 'twice', look: ['fits'] },
	{ name: 'text of 200 %, 640 px', width: 640, text: 'twice', look: ['fits'] },
	{ name: '768 px', width: 768, look: ['fits'] },
	{ name: '1920 px', width: 1920, look: ['fits'] },
	{ name: '390 px', width: 390, height: 844, look: ['fits'] },
	{ name: 'text spacing, 320 px', width: 320, height: 640, text: 'spaced', look: ['fits'] },
	{ name: 'right to left, 320 px', width: 320, height: 640, rtl: true, look: ['fits'] },
	{ name: 'dark, 320 px', width: 320, height: 640, colorScheme: 'dark', look: ['axe', 'fits', 'graphics'] },
	{ name: 'more contrast', contrast: 'more', look: ['colors', 'graphics'] },
	{ name: 'more contrast, dark', contrast: 'more', colorScheme: 'dark', look: ['colors', 'graphics'] },
	{ name: 'forced colors', forcedColors: 'active', look: ['graphics', 'edges'] },
	{ name: 'forced colors, dark', forcedColors: 'active', colorScheme: 'dark', look: ['graphics', 'edges'] },
	{ name: 'print', media: 'print', width: 760, look: ['colors', 'paper', 'fits'] },
	{ name: 'print, from dark', media: 'print', width: 760, colorScheme: 'dark', look: ['paper', 'graphics'] },
	{ name: 'with motion', reducedMotion: 'no-preference', look: ['calm'] },
];

export const conditions = rows.map((row) => ({ ...usual, ...row }));

/* Bring a page that stands open under a condition. */
export async function arrange(page, condition) {
	const { width, height, media, colorScheme, contrast, forcedColors, reducedMotion } = condition;
	await page.emulateMedia({ media, colorScheme, contrast, forcedColors, reducedMotion });
	await page.setViewportSize({ width, height });
	await page.evaluate(dress, condition);
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
