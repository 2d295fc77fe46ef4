#!/usr/bin/perl
# The public conformance suites of Liquid, where they are: other people's data
# that is not part of this repository. tests/spec/liquid.md stands alone.
use strict;
use warnings;
use Test::More;

my $suites = $ENV{LIQUID_SUITES} // '../shared/conformance';
my $run = "$suites/run_liquid.py";
plan skip_all => "the conformance suites are not here ($suites)" unless -f $run;

my $waymark = $ENV{WAYMARK} // 'build/waymark';
my @files = sort glob "$suites/liquid-*core.json";
ok(@files > 0, "there are suites in $suites");
for my $file (@files) {
	my ($name) = $file =~ m{([^/]+)\.json$};
	my @command = ('python3', $run, '--cmd', "$waymark template", '--quiet',
	    '--skip', "$suites/liquid-exclusions.json", $file);
	open my $out, '-|', @command or die "python3: $!";
	my @lines = <$out>;
	my $ok = close $out;
	my $total = $lines[-1] // 'it did not run';
	chomp $total;
	ok($ok, "$name: $total") or diag("@command[0 .. 3] -v says more");
}
done_testing();
