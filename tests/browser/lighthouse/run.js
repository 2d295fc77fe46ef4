/*
 * Lighthouse, mobile, over the six pages that visitors land on. Every score is
 * wanted to be 100; exit status 1 says that one is not, and what it is for.
 *
 *	node run.js SITE	a published site
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { serve } from '../serve.js';

const pages = {
	home: '/',
	student: '/students/amara-g/',
	artifact: '/students/amara-g/creek-study/',
	competency: '/graduate/investigate/',
	showcase: '/showcases/water-around-us/',
	search: '/search/',
};
const groups = ['performance', 'accessibility', 'best-practices', 'seo'];

/* What keeps a group from 100, by the words of the audits. */
function missing(report, group) {
	return report.categories[group].auditRefs
		.filter((ref) => ref.weight > 0 && (report.audits[ref.id].score ?? 1) < 1)
		.map((ref) => `  ${group}: ${report.audits[ref.id].title} ${report.audits[ref.id].displayValue ?? ''}`);
}

const site = await serve(process.argv[2]);
const chrome = await launch({
	chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	chromeFlags: ['--headless', '--disable-quic', ...process.getuid() === 0 ? ['--no-sandbox'] : []],
});
console.log(['page'.padEnd(12), ...groups.map((group) => group.padStart(15)), '     LCP      CLS'].join(''));
for (const [name, path] of Object.entries(pages)) {
	/* A page that lists somebody without consent to it is not to be found. */
	const hidden = (await (await fetch(site.origin + path)).text()).includes('content="noindex');
	const { lhr } = await lighthouse(site.origin + path,
		{ port: chrome.port, onlyCategories: groups, skipAudits: hidden ? ['is-crawlable'] : [], logLevel: 'error' });
	const scores = groups.map((group) => Math.round(lhr.categories[group].score * 100));
	const lcp = `${((lhr.audits['largest-contentful-paint'].numericValue ?? NaN) / 1000).toFixed(2)} s`;
	const cls = lhr.audits['cumulative-layout-shift'].numericValue?.toFixed(3) ?? '?';
	console.log([name.padEnd(12), ...scores.map((score) => String(score).padStart(15)), lcp.padStart(10), cls.padStart(9)].join(''));
	groups.forEach((group) => missing(lhr, group).forEach((line) => console.log(line)));
	if (scores.some((score) => score < 100))
		process.exitCode = 1;
}
await chrome.kill();
site.close();
