#!/usr/bin/perl
# The files that "waymark init" writes for GitHub and GitLab: right by the
# schemas of both, and what they run does what it is for, in a clean clone and
# a plain environment: waymark is fetched and installed, checks, and publishes
# to the folder that the host takes.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use JSON::PP;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Files;

my $root = abs_path('.');
my $bin = "$root/tests/ci/node_modules/.bin";
-d $bin or BAIL_OUT('make deps-test installs what this needs');
my $waymark = abs_path($ENV{WAYMARK} // 'build/waymark');
my $dir = tempdir(CLEANUP => 1);
my @plain = ('env', '-i', "HOME=$dir/home", "PATH=$dir/bin:$dir/usr/bin:/usr/bin:/bin",
	# Below that folder and not where this machine has its programs.
	"PREFIX=$dir/usr", 'CFLAGS=-O0', 'MAKEFLAGS=-j2', 'SOURCE_DATE_EPOCH=1780272000',
	'GIT_CONFIG_NOSYSTEM=1');

# Run words in a folder; true if that went well, and what was said.
sub run {
	my ($folder, @words) = @_;
	my $pid = open(my $said, '-|') // die "fork: $!";
	if ($pid == 0) {
		open STDERR, '>&', \*STDOUT;
		chdir $folder and exec @words;
		die "$words[0]: $!";
	}
	local $/;
	my $text = <$said> // '';
	close $said;
	return ($? == 0, $text);
}

sub fine {
	my ($name, $good, $said) = @_;
	ok($good, $name) or diag($said);
}

# The packages that they install are there: .ci/packages names them.
mkdir "$dir/$_" for qw(bin home);
spew("$dir/bin/apt-get", "#!/bin/sh\necho \"apt-get \$*\"\n");
chmod 0755, "$dir/bin/apt-get";
my $source = "file://$dir/waymark.git";
my $site = "$dir/site";
for (['git', 'clone', '-q', '--bare', $root, "$dir/waymark.git"],
	[$waymark, 'init', '-y', '-q', '--host', 'both', '--source', $source, $site],
	['git', '-C', $site, 'add', '-A'],
	['git', '-C', $site, '-c', 'user.name=Mara', '-c', 'user.email=mara@example.org', 'commit', '-qm', 'Begin']) {
	my ($good, $said) = run($dir, @$_);
	BAIL_OUT($said) if !$good;
}

my %files = (github => '.github/workflows/pages.yml', gitlab => '.gitlab-ci.yml');
my %validators = (
	github => ["$bin/action-validator", $files{github}],
	gitlab => ["$bin/gitlab-ci-local", '--list'],
);
my %faults = (github => ['runs-on:', 'run-on:'], gitlab => ['paths:', 'path:']);
for my $host (sort keys %files) {
	my ($good, $said) = run($site, @{ $validators{$host} });
	fine("the schema of $host holds", $good, $said);
	my $text = slurp("$site/$files{$host}");
	(my $wrong = $text) =~ s/$faults{$host}[0]/$faults{$host}[1]/;
	spew("$site/$files{$host}", $wrong);
	($good, $said) = run($site, @{ $validators{$host} });
	fine("and notices \"$faults{$host}[1]\"", !$good, $said);
	spew("$site/$files{$host}", $text);
}

# What was compiled for one host's machine is not compiled again.
sub take_compiled {
	my ($from, $to) = @_;
	return '' if !-d $from;
	# Of one moment, so that nothing of it is older than what it is made of.
	return "cp -Rl '$from/build' '$to/' && touch '$to/build/now' && "
	    . "find '$to/build' -type f -exec touch -r '$to/build/now' {} +";
}

my $before;
for (['github', 'site', 'pull_request'], ['github', 'site', 'push'], ['gitlab', 'check', 'push'], ['gitlab', 'pages', 'push']) {
	my ($host, $job, $event) = @$_;
	my $clone = "$dir/$host-$job-$event";
	my $there = "$clone.waymark";
	my $name = "$host, $job, $event";
	run($dir, 'git', 'clone', '-q', "file://$site", $clone);
	run($dir, 'rm', '-rf', "$dir/usr");
	my ($good, $said) = run($dir, 'node', "$root/tests/ci/steps.js", $host, "$site/$files{$host}", $job, $event);
	fine("$name: its steps can be read", $good, $said) or next;
	my @steps = map { decode_json($_) } split /\n/, $said;
	my $last = pop @steps;
	my $all = '';
	for my $step (@steps) {
		my $script = $step->{run};
		$script =~ s{/tmp/waymark}{$there}g;
		my $copy = take_compiled($before // '', $there);
		$script =~ s/^(git clone .*)$/$copy ne '' ? "$1\n$copy" : $1/me;
		my @env = map { "$_=$step->{env}{$_}" } keys %{ $step->{env} };
		($good, $said) = run($clone, @plain, @env, 'sh', '-ec', $script);
		$all .= $said;
		last if !$good;
	}
	fine("$name: every step goes well", $good, $all);
	ok(-x "$dir/usr/bin/waymark", "$name: waymark is installed");
	like($all, qr/apt-get .*install .*git/, "$name: Git is installed first");
	if ($event eq 'push' && $job ne 'check') {
		ok(-s "$clone/$last->{publishes}/index.html", "$name: the site is where the host takes it");
		ok(!-e "$clone/$last->{publishes}/.git", "$name: and nothing else is");
	} else {
		like($all, qr/^\d+ pages are fine$/m, "$name: the site is checked") if $host eq 'gitlab';
		ok(!-e "$clone/public", "$name: nothing is published");
	}
	$before //= $there;
}
done_testing();
