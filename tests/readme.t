#!/usr/bin/perl
# Every command in README.md and then in themes/README.md works, in order, in a
# fresh clone.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Test::More;

my $root = abs_path('.');
my $waymark = abs_path($ENV{WAYMARK} // 'build/waymark');
my $dir = tempdir(CLEANUP => 1);

my ($code, @commands) = (0);
my $here;
for my $line (map { open my $in, '<', $_ or die "$_: $!"; <$in> }
    'README.md', 'themes/README.md') {
	if ($line =~ /^```/) {
		$code = $line =~ /^```sh$/;
	} elsif ($code && defined $here) {
		$commands[-1] .= $line;
		undef $here if $line eq "$here\n";
	} elsif ($code) {
		push @commands, $line;
		$here = $1 if $line =~ /<<'(\w+)'/;
	}
}

# What "make check" runs cannot run it, and "make site" is run by whoever
# builds; both are held to being targets.
my %target = map { /^([a-z-]+):.*## / ? ($1 => 1) : () } do {
	open my $make, '<', 'Makefile' or die "Makefile: $!";
	<$make>;
};

# The themes and templates are those beside the program.
system('git', 'clone', '-q', $root, "$dir/clone") == 0 or die 'git clone';
$ENV{PATH} = substr($waymark, 0, rindex($waymark, '/')) . ":$ENV{PATH}";
$ENV{XDG_CACHE_HOME} = "$dir/cache";
# What "make deps-test" has fetched need not be fetched again.
$ENV{npm_config_prefer_offline} = 'true';
$ENV{GIT_AUTHOR_NAME} = $ENV{GIT_COMMITTER_NAME} = 'A reader';
$ENV{GIT_AUTHOR_EMAIL} = $ENV{GIT_COMMITTER_EMAIL} = 'reader@example.org';
chdir "$dir/clone" or die "clone: $!";

for my $command (@commands) {
	(my $name = $command) =~ s/\s*(#.*)?\n.*//s;
	if ($name =~ /^make ([a-z-]+)$/) {
		ok($target{$1}, $name);
		next;
	}
	my $said = qx{( $command ) 2>&1};
	is($?, 0, $name) or diag($said);
}
chdir '/';
done_testing;
