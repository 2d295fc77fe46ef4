/*
 * start: open the editor for one student's portfolio, or for the site's own
 * pages, as the address of the page says: ?student=FOLDER or ?site. Without
 * either, the page asks. With &staff, the portfolio shows what only staff fill
 * in, too; without, it is left as it is. Who is meant stands in no file of the site, so that
 * nobody is named in one who is not published.
 */
(() => {
	const main = document.getElementById('main');
	const here = new URLSearchParams(location.search);
	const kept = 'waymark-editor';

	/* Whoever comes back from signing in brings a code, and no more. */
	const asked = here.has('code') ? new URLSearchParams(sessionStorage.getItem(kept) ?? '') : here;
	const student = (asked.get('student') ?? '').trim().normalize('NFC');
	const isStudent = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(student);

	const isStaff = !isStudent || asked.has('staff');

	/* The mark of what is for staff is nothing that the editor knows. */
	function fill(value) {
		if (typeof value === 'string')
			return value.replaceAll('{student}', student);
		if (Array.isArray(value))
			return value.filter((one) => isStaff || one?.staff !== true).map(fill);
		if (value === null || typeof value !== 'object')
			return value;
		return Object.fromEntries(Object.entries(value)
			.filter(([key]) => key !== 'staff').map(([key, one]) => [key, fill(one)]));
	}

	/* The words of the editor itself: "es" for "es-MX", or else English. */
	function locale(lang) {
		const names = [lang.replace('-', '_'), lang.split('-')[0], 'en'];
		return names.find((name) => window.CMS.getLocale(name));
	}

	function dress(sheet) {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = sheet;
		document.head.append(link);
	}

	function open(config) {
		const ofStudent = (one) => JSON.stringify(one).includes('{student}');
		const collections = config.collections.filter((one) => ofStudent(one) === isStudent);
		document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove());
		dress('phone.css');
		main.remove();
		window.CMS.init({ config: { ...config, locale: locale(config.locale), collections: fill(collections) } });
	}

	function load(src) {
		return new Promise((done, fail) => {
			const script = document.createElement('script');
			script.src = src;
			script.onload = done;
			script.onerror = () => fail(new Error(src));
			document.body.append(script);
		});
	}

	async function start() {
		const answer = await fetch('config.json');
		await load(main.dataset.script);
		open(await answer.json());
	}

	if (!isStudent && !asked.has('site')) {
		main.hidden = false;
		return;
	}
	sessionStorage.setItem(kept, asked.toString());
	window.CMS_MANUAL_INIT = true;
	start().catch((error) => {
		main.hidden = false;
		main.querySelector('[role=alert]').textContent += ` (${error.message})`;
		main.querySelector('[role=alert]').hidden = false;
	});
})();
