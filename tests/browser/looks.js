/*
 * looks: what is checked of a page as it stands in the browser. Each look
 * runs in the page and returns its problems, a sentence each.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';

/* To be run in every page before its own scripts. */
export const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const axeInks = ['color-contrast', 'link-in-text-block'];
const axeSizes = ['target-size', 'scrollable-region-focusable'];

/* What every look may use; it is put into the page once. */
function install() {
	window.looks = {
		name(element) {
			const id = element.id && `#${element.id}`;
			const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
			const classes = [...element.classList].map((one) => `.${one}`).join('');
			return `<${element.localName}${id}${classes}> "${words}"`;
		},
		shown(element) {
			const box = element.getBoundingClientRect();
			return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
		},
		/* Red, green, blue and alpha, 0 to 1. */
		color(text) {
			const n = (text.match(/[\d.]+/g) ?? []).map(Number);
			return text.startsWith('rgb') ? [n[0] / 255, n[1] / 255, n[2] / 255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1];
		},
		behind(element) {
			for (let at = element; at; at = at.parentElement) {
				const color = this.color(getComputedStyle(at).backgroundColor);
				if (color[3] > 0.5)
					return color;
			}
			return matchMedia('(prefers-color-scheme: dark) and (forced-colors: active)').matches ? [0, 0, 0, 1] : [1, 1, 1, 1];
		},
		/* Source: WCAG 2.2, relative luminance and contrast ratio. */
		contrast(a, b) {
			const light = (color) => color.slice(0, 3)
				.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
				.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
			const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
			return (bright + 0.05) / (dark + 0.05);
		},
	};
	document.querySelectorAll('details').forEach((one) => { one.open = true; });
}

const inPage = {
	/* The page does not scroll sideways, and no words are cut off. */
	fits() {
		const problems = [];
		const root = document.scrollingElement;
		const width = root.clientWidth;
		const all = [...document.body.querySelectorAll('*')].filter((one) => !one.closest('svg svg, svg > *'));
		const hidden = (one) => one.closest('.skip') || one.clientWidth <= 1;
		const held = (one) => {
			for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
				if (getComputedStyle(at).overflowX !== 'visible')
					return true;
			}
			return false;
		};
		const wide = all.filter((one) => {
			const box = one.getBoundingClientRect();
			return (box.right > width + 1 || box.left < -1) && looks.shown(one) && !hidden(one) && !held(one);
		});
		if (wide.length > 0 || root.scrollWidth > width) {
			const outer = wide.filter((one) => !wide.includes(one.parentElement));
			problems.push(`the page is ${root.scrollWidth} px wide in ${width}: ${outer.slice(0, 4).map(looks.name).join(', ')}`);
		}
		for (const one of all) {
			const style = getComputedStyle(one);
			const cut = (way) => /hidden|clip/.test(way);
			if (one.localName === 'svg' || hidden(one) || style.clipPath !== 'none' || !looks.shown(one))
				continue;
			if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && cut(style.overflowX) && one.innerText)
				problems.push(`words are cut off at the side: ${looks.name(one)}`);
			if (one.scrollHeight > one.clientHeight + 2 && cut(style.overflowY) && style.webkitLineClamp === 'none')
				problems.push(`words are cut off below: ${looks.name(one)}`);
		}
		return problems;
	},

	/* Marks that mean something stand out from what is behind them, 3:1. */
	graphics() {
		const small = (svg) => svg.getBoundingClientRect().width <= 64;
		const faint = (svg) => ![...svg.querySelectorAll('path, rect, circle, line, polygon, use')].some((shape) => {
			const style = getComputedStyle(shape);
			return [style.fill, style.stroke].some((ink) => ink !== 'none'
				&& looks.color(ink)[3] > 0.5 && looks.contrast(looks.color(ink), looks.behind(svg)) >= 3);
		});
		return [...document.querySelectorAll('svg')]
			.filter((svg) => looks.shown(svg) && (small(svg) || svg.getAttribute('role') === 'img') && faint(svg))
			.map((svg) => `a mark cannot be seen: ${looks.name(svg)} in ${looks.name(svg.parentElement)}`);
	},

	/*
	 * In forced colors backgrounds are gone: what looks raised or filled
	 * otherwise, and a control, needs an edge.
	 */
	edges() {
		const edged = (one) => {
			const style = getComputedStyle(one);
			return ['Top', 'Right', 'Bottom', 'Left'].some((side) => style[`border${side}Style`] !== 'none'
				&& parseFloat(style[`border${side}Width`]) > 0
				&& looks.contrast(looks.color(style[`border${side}Color`]), looks.behind(one.parentElement)) >= 3);
		};
		return [...document.querySelectorAll('.card, .panel, .chips a, .button, .callout, [aria-current]:not(li):not(.crumbs *), button')]
			.filter((one) => looks.shown(one) && !edged(one))
			.map((one) => `without a background it has no edge: ${looks.name(one)}`);
	},

	/* Paper is white, holds words only, and marks changes without color. */
	paper() {
		const problems = [];
		const says = (list, what) => [...list].filter(looks.shown)
			.forEach((one) => problems.push(`${what}: ${looks.name(one)}`));
		if (looks.contrast(looks.behind(document.body), [1, 1, 1]) > 1.01)
			problems.push('the paper is not white');
		says(document.querySelectorAll('header nav, footer nav, nav[aria-label], .skip, button, input, select'), 'a control is printed');
		says([...document.querySelectorAll('body *')].filter((one) => /fixed|sticky/.test(getComputedStyle(one).position)),
			'a fixed part is printed on every sheet');
		says([...document.querySelectorAll('ins, del')].filter((one) => {
			const line = one.localName === 'ins' ? 'underline' : 'line-through';
			return !one.querySelector('p, table, figure') && !getComputedStyle(one).textDecorationLine.includes(line);
		}), 'a change is not marked');
		return problems;
	},

	/* Who asked for less motion gets none. */
	still() {
		return [...document.querySelectorAll('*')].filter((one) => {
			const style = getComputedStyle(one);
			return style.scrollBehavior === 'smooth' || style.animationName !== 'none'
				|| style.transitionDuration.split(',').some((time) => parseFloat(time) > 0);
		}).map((one) => `it moves: ${looks.name(one)}`);
	},

	/* And who did not ask gets little: 150 ms of color or shadow. */
	calm() {
		const quiet = /^(color|background-color|border-color|border-(block|inline)[a-z-]*color|border-(top|right|bottom|left)-color|box-shadow|text-decoration-[a-z]+|none|all)$/;
		return [...document.querySelectorAll('*')].filter((one) => {
			const style = getComputedStyle(one);
			const moves = style.transitionDuration.split(',').some((time) => parseFloat(time) > 0.15)
				|| (style.transitionDuration !== '0s'
					&& !style.transitionProperty.split(', ').every((name) => quiet.test(name) && name !== 'all'));
			return moves || style.animationName !== 'none' || style.scrollBehavior === 'smooth' || one.autoplay;
		}).map((one) => `it moves: ${looks.name(one)}`);
	},
};

async function axe(page, runOnly) {
	const { violations } = await page.evaluate((only) => axe.run(document, {
		runOnly: only, resultTypes: ['violations'], preload: false,
	}), runOnly);
	return violations.flatMap((rule) => rule.nodes.map((node) =>
		`axe ${rule.id}: ${rule.help}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`));
}

/* Make a page that has loaded ready to be looked at. */
export async function open(page) {
	await page.evaluate(install);
}

export async function look(page, name) {
	if (name === 'axe')
		return axe(page, { type: 'tag', values: axeTags });
	if (name === 'inks')
		return axe(page, { type: 'rule', values: axeInks });
	if (name === 'sizes')
		return axe(page, { type: 'rule', values: [...axeInks, ...axeSizes] });
	return page.evaluate(inPage[name]);
}
