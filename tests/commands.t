#!/usr/bin/perl
# Every --help fits a screen of 80 columns and 24 lines, bad usage is told in
# two lines, and what completes command lines is made of the same tables.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Test::More;

my $waymark = abs_path($ENV{WAYMARK} // 'build/waymark');
my $dir = tempdir(CLEANUP => 1);
my @commands = `$waymark help` =~ /^  (\w+) /mg;
ok(@commands > 10, 'there are commands');

for my $command ('', @commands) {
	my @lines = `$waymark $command --help`;
	my ($wide) = grep { length > 81 } @lines;
	ok(@lines && @lines <= 24 && !$wide, "waymark $command --help fits a screen")
	    or diag(scalar(@lines) . ' lines; ' . ($wide // 'none too wide'));
}

# What is wrong, and what to do.
system("$waymark init -q -y --host none $dir/site >$dir/made") == 0 or BAIL_OUT('there is no site');
for my $words (
	'biuld', 'help biuld', 'build here', 'build --drfats', 'build --xyzzy',
	'build -Z', 'build --rev', 'build --drafts=no', 'build --jobs none',
	'build --color sometimes', '-C nowhere build', 'check --format xml',
	'check --base main', '-C site check nowhere', '-C site check --fix content', '-C site check content --base HEAD --author x', 'check --yes', 'check --fix --rev HEAD', 'doctor now', 'explain',
	'explain zzzz', 'explain competencis', 'schema poem', 'completion fish',
	'init', 'init .', 'init x --host ftp', 'new artifact', 'new poem x',
	'new page x --content nowhere', 'history', 'template --now late',
	'template --max-steps few',
	'-C site build --as-of never', '-C site build --audience all', '-C site check --as-of 2026-13-01',
	'import', 'import zip x', 'import leap2a x',
	'export', 'export zip', 'export leap2a', 'forget', 'serve here', 'serve --port none',
	'new', 'new artefact x', 'new zzzz x', 'new page', 'new artifact x y z', '-C site new artifact x --student nobody',
	'-C site new class x --school none', '-C site new showcase x --items none --curator nobody', 'new page x --lang zz-zz-zz',
	'-C site new goal x --kind other', '-C site new response x --about none', 'init a b', 'init y --base-url here',
	'completion', 'completion zsh bash', 'schema artifact page', 'help build check', 'version 2',
	'check --author amara-s', 'check --base', 'check --format', 'build --jobs -1', 'build --jobs 99999999999',
	'-C site build --base-url here', 'build --as-of', 'build --content', 'serve --port 70000', 'serve --port', 'template x',
	'export leap2a a b', 'export case a b', 'import leap2a', 'import case', 'import matrix', 'import leap2a x y',
	'explain a b', 'forget a b', 'doctor --format text', '--color', '--nothing', '-C', '-x', 'help help help',
) {
	my $told = `cd $dir && $waymark $words 2>&1 </dev/null`;
	is($? >> 8, 2, "waymark $words: status 2");
	is(($told =~ tr/\n//), 2, "waymark $words: two lines") or diag($told);
	unlike($told, qr/.{81}/, "waymark $words: of 80 columns");
}

# Completion, as bash asks for it.
sub words {
	my ($at, @words) = @_;
	my $list = join ' ', map { "'$_'" } @words;
	return `bash -c 'source <($waymark completion bash); COMP_WORDS=(); \\
	    COMP_WORDS=($list); COMP_CWORD=$at; _waymark; echo "\${COMPREPLY[*]}"'`;
}
is(words(1, 'waymark', 'che'), "check\n", 'bash completes a command');
is(words(2, 'waymark', 'build', '--dra'), "--drafts\n", 'bash completes an option');
is(words(3, 'waymark', 'check', '--format', 's'), "sarif\n", 'bash completes a value');
is(words(2, 'waymark', 'schema', 'art'), "artifact\n", 'bash completes a kind');
is(words(3, 'waymark', '-C', '.', 'hist'), "history\n", 'bash passes over -C DIR');
is(words(2, 'waymark', 'explain', 'mojibake-g'), "mojibake-gbk\n", 'bash completes a code');
done_testing;
