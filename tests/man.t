#!/usr/bin/perl
# The manual is clean, explains every code, and has every command and option.
# UPDATE=1 writes the list of codes into waymark.1.
use strict;
use warnings;
use Test::More;

sub slurp {
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!";
	local $/;
	return <$in>;
}

# Text as mdoc wants it: a sentence a line, no macro by accident.
sub mdoc {
	my ($text) = @_;
	$text =~ s/\\/\\e/g;
	$text =~ s/(?<=[a-z0-9"\)][.?!]) (?=[A-Z])/\n/g;
	return join '', map { /^[.']/ ? "\\&$_\n" : "$_\n" }
	    map { wrap($_) } split /\n/, $text;
}

sub wrap {
	my ($text) = @_;
	my @lines = ('');
	for my $word (split / /, $text) {
		push @lines, '' if length $lines[-1] && length("$lines[-1] $word") > 78;
		$lines[-1] .= (length $lines[-1] ? ' ' : '') . $word;
	}
	return @lines;
}

my $codes = slurp('src/base/codes.h');
my $list = ".Bl -tag -width Ds\n";
my %help;
while ($codes =~ /X\(CODE_\w+,\s*"([^"]+)",\s*SEVERITY_(\w+),((?:\s*\\?\s*"(?:\\.|[^"\\])*")+)\)/g) {
	my ($name, $severity, $text) = ($1, lc $2, '');
	my $parts = $3;
	$text .= $1 while $parts =~ /"((?:\\.|[^"\\])*)"/g;
	$text =~ s/\\(["\\])/$1/g;
	$help{$name} = ".It Sy $name Pq $severity\n" . mdoc($text);
}
$list .= $help{$_} for sort keys %help;
$list .= ".El\n";

my $page = 'src/man/waymark.1';
my $old = slurp($page);
(my $new = $old) =~ s/(codes\.h, [^\n]*\n).*(?=\.\\" End of codes)/$1$list/s;
if ($ENV{UPDATE}) {
	open my $out, '>', $page or die "$page: $!";
	print $out $new;
	close $out;
	$old = $new;
}
ok($old eq $new, 'waymark.1 explains every code as codes.h does')
    or diag('UPDATE=1 prove tests/man.t writes them');

my $waymark = $ENV{WAYMARK} // 'build/waymark';
my @commands = `$waymark help` =~ /^  (\w+) /mg;
my @missing = grep { $old !~ /^\.It Nm Cm \Q$_\E\b/m } @commands;
ok(!@missing, 'waymark.1 has every command') or diag("@missing");
my %options;
for my $command (@commands) {
	$options{$_} = 1 for `$waymark help $command` =~ /--([a-z][a-z-]*)/g;
}
@missing = grep { $old !~ /Fl Fl \Q$_\E\b/ } sort keys %options;
ok(!@missing, 'waymark.1 has every option') or diag("@missing");

for my $file (sort glob 'src/man/*.[1-9]') {
	my @lint = grep { !/WARNING: (missing|cannot parse) date|Mdocdate|referenced manual not found/ }
	    `mandoc -Tlint -Wwarning $file 2>&1`;
	ok(!@lint, "$file is clean") or diag(@lint);
}
done_testing();
