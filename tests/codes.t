#!/usr/bin/perl
# Every code that a finding can have is reported somewhere in src/, and shown
# by a golden or a unit test.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Files;

my $source = slurp(grep { $_ ne 'src/base/codes.h' } glob 'src/*/*.[ch]');
my $unit = slurp(glob 'tests/unit/*.c');
my $golden = slurp(glob('tests/golden/*/expected/std*'), glob('tests/spec/*.md'));

# What no test can bring about: a machine without memory or processes, two
# million files, and a crash that is not mended at once.
my %beyond = map { $_ => 1 } qw(memory worker-start repo-large page-crash);

my (@idle, @untested);
my $codes = slurp('src/base/codes.h');
while ($codes =~ /X\((CODE_\w+), "([^"]+)"/g) {
	my ($id, $name) = ($1, $2);
	push @idle, $name unless $source =~ /\b$id\b/ || $id eq 'CODE_MEMORY';
	push @untested, $name
	    unless $beyond{$name} || $unit =~ /\b$id\b/ || $golden =~ /\Q[$name]\E/ ||
	    $golden =~ /\b\Q$name\E\b/;
}
ok(!@idle, 'every code is reported somewhere') or diag("idle: @idle");
ok(!@untested, 'every code is shown by a test') or diag("untested: @untested");
done_testing();
