/* What a script of the site may not do. */
console.log('a word to nobody');
document.cookie = 'visitor=1';
document.querySelector('#trap').addEventListener('focus', (event) => event.target.previousElementSibling.focus());
