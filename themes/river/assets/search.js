/* The search of the search page. The site's lists are fetched when the field
   is first used, and searched here: nothing is asked of anybody else, and
   nothing is kept. Without this script the page is a page to browse. */
'use strict';
(() => {
	const PAGE = 30; // results shown at a time
	const template = document.getElementById('search-parts');
	if (!template || location.protocol === 'file:')
		return; // a page opened from a folder may fetch nothing

	const lang = document.documentElement.lang;
	/* Made when first used: a page that nobody searches pays for none. */
	const once = (make) => { let kept; return () => kept ||= make(); };
	const number = once(() => new Intl.NumberFormat(lang + '-u-nu-latn'));
	const plural = once(() => new Intl.PluralRules(lang));
	const unspaced = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]/;
	const segmenter = once(() => Intl.Segmenter && new Intl.Segmenter(lang, { granularity: 'word' }));

	template.after(template.content.cloneNode(true));
	const form = document.getElementById('search-form');
	const results = document.getElementById('search-results');
	const status = document.getElementById('search-status');
	const more = document.getElementById('search-more');
	const { q, kind, year, school } = form.elements;
	const words = form.dataset;

	/* Letters as a reader means them: no case, accents or vowel marks. */
	const single = { 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ı': 'i', 'ة': 'ه', 'ى': 'ي' };
	const fold = (text) => text.normalize('NFKD').replace(/[\p{M}ـ'’]/gu, '').toLowerCase()
	    .replace(/[øđłßæœıةى]/g, (letter) => single[letter]);
	const split = (text) => unspaced.test(text) && segmenter()
	    ? [...segmenter().segment(text)].filter((part) => part.isWordLike).map((part) => part.segment)
	    : text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

	/* Each row has what it is called, and all that it may be found by, with a
	   blank before and after every word. */
	let rows = [];
	let spelled = null; // folded word -> the word as it is written
	const names = (row) => [row.title, row.name].filter(Boolean).join(' ');
	const padded = (text) => ' ' + split(fold(text)).join(' ') + ' ';
	const add = (list) => {
		for (const row of list) {
			row.head = padded(names(row));
			row.rest = padded([row.class, row.year, ...(row.shows || [])].filter(Boolean).join(' '));
		}
		rows = rows.concat(list);
		spelled = null;
	};

	/* Fetch each file once; the promise is kept. */
	const fetched = {};
	const get = (url, kind) => fetched[url] ||= fetch(url)
	    .then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status))
	    .then((list) => add(kind ? list.map((row) => ({ kind, ...row })) : list));
	const load = () => {
		const wanted = [get(words.people, 'student'), get(words.work)];
		for (const option of school ? school.options : [])
			if (option.dataset.work && (school.value === option.value || school.value === '*'))
				wanted.push(get(option.dataset.work));
		return Promise.all(wanted);
	};

	/* How well a word fits a row: in its name or elsewhere, whole or begun. */
	const fit = (row, word) => row.head.includes(` ${word} `) ? 4 : row.head.includes(` ${word}`) ? 3
	    : row.rest.includes(` ${word} `) ? 2 : row.rest.includes(` ${word}`) ? 1 : 0;
	const find = (wanted) => rows.map((row) => {
		let score = 0;
		for (const group of wanted) {
			const best = Math.max(...group.map((word) => fit(row, word)));
			if (!best)
				return null;
			score += best;
		}
		return { row, score: score + (row.kind === 'student' ? 1 : 0) };
	}).filter(Boolean).sort((a, b) => b.score - a.score).map((found) => found.row);

	/* Edits from a to the nearest beginning of b, a swap being one; more than
	   limit is not counted on. */
	const distance = (a, b, limit) => {
		let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
		for (let i = 1; i <= a.length; i++) {
			const line = [i];
			for (let j = 1; j <= b.length; j++) {
				line[j] = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
				if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
					line[j] = Math.min(line[j], before[j - 2] + 1);
			}
			if (Math.min(...line) > limit)
				return limit + 1;
			[before, last] = [last, line];
		}
		return Math.min(...last.slice(a.length - limit));
	};
	const spell = () => {
		if (!spelled) {
			spelled = new Map();
			for (const row of rows)
				for (const one of split([names(row), row.class, ...(row.shows || [])].filter(Boolean).join(' ')))
					spelled.set(fold(one), one);
		}
		return spelled;
	};
	/* The words with the fewest edits: one or two, in words long enough. */
	const near = (word) => {
		let limit = word.length > 7 ? 2 : word.length > 3 ? 1 : 0, best = [];
		for (const one of limit ? spell().keys() : []) {
			if (one.length < word.length - limit)
				continue;
			const edits = distance(word, one, limit);
			if (edits < limit)
				[limit, best] = [edits, []];
			if (edits <= limit)
				best.push(one);
		}
		return best;
	};

	/* What the theme calls it, with {names} filled in. */
	const say = (text, fill) => text.replace(/\{(\w+)\}/g, (all, name) => fill[name] ?? all);
	const count = (n, fill) => {
		const forms = JSON.parse(words.count);
		return say(forms[plural().select(n)] || forms.other, { count: number().format(n), ...fill });
	};
	const kinds = Object.fromEntries([...kind.options].map((option) => [option.value, option.text]));
	const element = (name, text, of = '') => {
		const made = document.createElement(name);
		made.textContent = text;
		if (of && of !== lang)
			made.lang = of;
		made.dir = 'auto';
		return made;
	};
	const item = (row) => {
		const li = document.createElement('li'), h = document.createElement('h2'), p = document.createElement('p');
		const a = element('a', row.title, row.lang || words.lang);
		a.href = words.root + row.url;
		h.append(a);
		p.className = 'by';
		for (const text of [kinds[row.kind] || row.kind, row.name, row.class, row.year]) {
			if (!text)
				continue;
			const span = document.createElement('span');
			span.append(element('bdi', text));
			p.append(span);
		}
		li.append(h, p);
		return li;
	};

	let found = [], shown = 0;
	const show = () => {
		const next = found.slice(shown, shown + PAGE).map(item);
		results.append(...next);
		shown += next.length;
		more.hidden = shown >= found.length;
		return next[0];
	};
	more.addEventListener('click', () => show().querySelector('a').focus());

	/* The choices that have something behind them. */
	const offer = () => {
		const has = new Set(rows.map((row) => row.kind));
		const years = [...new Set(rows.map((row) => row.year).filter(Boolean))].sort().reverse();
		for (const option of kind.options)
			option.hidden = option.disabled = option.value !== '' && !has.has(option.value);
		for (const one of years)
			if (![...year.options].some((option) => option.value === one))
				year.add(new Option(one, one));
	};

	const search = () => {
		const typed = q.value.trim();
		const wanted = split(fold(typed)).map((word) => [word]);
		let tried = [];
		const chosen = (row) => (!kind.value || row.kind === kind.value) && (!year.value || row.year === year.value);
		found = wanted.length ? find(wanted).filter(chosen) : [];
		if (wanted.length && !found.length) {
			const guess = wanted.map((group) => rows.some((row) => fit(row, group[0])) ? group : near(group[0]));
			if (guess.every((group) => group.length)) {
				found = find(guess).filter(chosen);
				tried = guess.map((group) => group.slice(0, 3).map((word) => spell().get(word) || word).join(', '));
			}
		}
		results.textContent = '';
		shown = 0;
		more.hidden = true;
		if (found.length)
			show();
		status.textContent = !wanted.length ? '' : !found.length ? say(words.none, { query: typed })
		    : tried.length ? say(words.tried, { query: typed, tried: tried.join(' ') }) + ' ' + count(found.length, { query: tried.join(' ') })
		    : count(found.length, { query: typed });
		const address = new URLSearchParams();
		for (const field of [q, kind, year, school])
			if (field && field.value.trim())
				address.set(field.name, field.value.trim());
		history.replaceState(null, '', location.pathname + (address.size ? '?' + address : ''));
	};
	const run = () => load().then(() => { offer(); search(); }, () => { status.textContent = words.failed; });

	/* A pause in the typing, so that a screen reader tells the last count. */
	let timer;
	form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(run, 120); });
	form.addEventListener('focusin', () => load().then(offer, () => {}));
	form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(timer); run(); });
	q.addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && q.value) {
			event.preventDefault();
			q.value = '';
			run();
		}
	});

	/* An address with a search in it shows the search; the year and the kind
	   are chosen once the lists have said which there are. */
	const asked = new URLSearchParams(location.search);
	if (asked.get('q')) {
		q.value = asked.get('q');
		if (school && asked.get('school'))
			school.value = asked.get('school');
		load().then(() => {
			offer();
			kind.value = asked.get('kind') || '';
			year.value = asked.get('year') || '';
			search();
		}, () => { status.textContent = words.failed; });
	}
})();
