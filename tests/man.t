#!/usr/bin/perl
# The manual is clean, explains every code, and has every command and option.
# UPDATE=1 writes the lists of codes, kinds and fields into its pages.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Files;

# Text as mdoc wants it: a sentence a line, no macro by accident.
sub mdoc {
	my ($text) = @_;
	$text =~ s/\\/\\e/g;
	$text =~ s/(?<=[A-Za-z0-9"\)][.?!]) (?=[A-Z])/\n/g;
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

my $waymark = $ENV{WAYMARK} // 'build/waymark';
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

# See that the list stands in the page, behind the comment that begins with
# from and up to its "End of" line; or write it there.
sub holds {
	my ($page, $from, $list, $name) = @_;
	my $old = slurp($page);
	(my $new = $old) =~ s/(\Q$from\E[^\n]*\n).*?(?=\.\\" End of)/$1$list/s;
	if ($ENV{UPDATE}) {
		open my $out, '>', $page or die "$page: $!";
		print $out $new;
		close $out;
		$old = $new;
	}
	ok($old eq $new, $name) or diag('UPDATE=1 prove tests/man.t writes it');
	return $old;
}

my $old = holds('src/man/waymark.1', 'codes.h, ', $list,
    'waymark.1 explains every code as codes.h does');

# The fields that "waymark explain KIND" prints, as lists in lists. What a
# kind shares with all documents is left out.
sub fields {
	my (@lines) = @_;
	my ($list, $depth) = ('', 0);
	for (@lines) {
		last if /^Also the fields of|^[\w-]+\.\w/;
		if (!/^( *)(\w+) \((.*)\)$/) {
			$list .= mdoc(s/^\s+|\s+$//gr) if /\S/;
			next;
		}
		my ($level, $name, $type) = (1 + length($1) / 4, $2, $3);
		$list .= ".El\n" while $level < $depth && $depth--;
		$list .= ".Bl -tag -width Ds\n" if $level > $depth;
		$depth = $level;
		$list .= ".It Ic $name Pq $type\n";
	}
	return $list . ".El\n" x $depth;
}

# The lines about a kind of document alone.
sub explained {
	my @lines = `$waymark explain $_[0]`;
	for my $i (0 .. $#lines) {
		return @lines[0 .. $i - 1]
		    if $lines[$i] =~ / is a variable of templates\.$/;
	}
	return @lines;
}

# A kind of document: what it is, where it stands, and its fields.
sub kind {
	my ($kind) = @_;
	my ($first, $help, @lines) = explained($kind);
	my $text = ".Ss $kind\n" . mdoc($help =~ s/\n//r);
	while (@lines && $lines[0] =~ /^Path: (\S+)/) {
		$text .= ".D1 Pa $1\n";
		shift @lines;
	}
	my ($more) = grep { /^Also the fields of/ } @lines;
	@lines = () if $kind eq 'vision-page';
	$text .= "It has the fields of\n.Ic page\nand these:\n" if $more;
	$text .= "It has the fields of\n.Ic page .\n" if !@lines && $kind ne 'media';
	return $text . fields(grep { !/^Fields:/ } @lines);
}

my @kinds = slurp('src/content/kind.c') =~ /\[KIND_\w+\] = \{ "([^"]+)"/g;
ok(@kinds > 20, 'kind.c lists the kinds');
holds('src/man/waymark-content.5', '.\" From the tables',
    join('', map { kind($_) } grep { $_ ne 'site' } @kinds),
    'waymark-content.5 has every kind and field');
my ($first, $help, $path, $blank, $heading, @lines) = explained('site');
holds('src/man/waymark-site.5', '.\" From the table', fields(@lines),
    'waymark-site.5 has every field');

# A tag or filter as "waymark explain" has it.
sub literal {
	my ($text) = @_;
	$text =~ s/\\/\\e/g;
	$text =~ s/^(?=[.'])/\\&/mg;
	return ".Bd -literal -offset indent\n$text\n.Ed\n";
}

sub call {
	my ($name, $what) = @_;
	my $told = `$waymark explain '$name'`;
	return () unless $told =~
	    /^\Q$name\E is a $what\.\n(.*?)(?=\n\n?[\w#]+ is a |\n?\z)/ms;
	my ($text, $example, $result) =
	    split /\n\nFor example\n    |\nwrites\n    /, $1;
	my $item = '.It ' . ($name eq '#' ? 'Ic #' : "Ic $name") . "\n";
	$item .= literal($1) . ".Pp\n" if $text =~ s/\A    ([^\n]*)\n//;
	$item .= mdoc($text);
	$item .= "For example\n" . literal($example) . "writes\n" . literal($result)
	    if defined $result;
	return $item;
}

sub calls {
	my ($what, @names) = @_;
	my %seen;
	my @rows = map { call($_, $what) } sort grep { !$seen{$_}++ } @names;
	ok(@rows > 20, "there are tables of ${what}s");
	return ".Bl -tag -width Ds\n" . join('', @rows) . ".El\n";
}

holds('src/man/waymark-theme.5', '.\" From the tables of src/liquid/tags.c',
    calls('tag', slurp('src/liquid/tags.c') =~ /\{ \{ "([^"]+)",/g),
    'waymark-theme.5 has every tag');
holds('src/man/waymark-theme.5', '.\" From the tables of src/liquid and',
    calls('filter', map { slurp($_) =~ /\{ "(\w+)", \d, \d,/g }
	glob 'src/liquid/filters_*.c src/pages/*.c'),
    'waymark-theme.5 has every filter');

# What templates may look into, as "waymark explain" has it.
sub variable {
	my ($name) = @_;
	my $told = `$waymark explain $name`;
	my $section = ".Ss $name\n";
	while ($told =~ /^\Q$name\E is a variable of templates\.\n(.*?)\n\nIts properties:\n((?:\w+ \(.*\)\n    .*\n)+)/mg) {
		my ($text, $rows) = (mdoc($1), $2);
		$section .= $text . ".Bl -tag -width Ds\n";
		$section .= ".It Ic $1 Pq $2\n" . mdoc($3)
		    while $rows =~ /^(\w+) \((.*)\)\n    (.*)\n/mg;
		$section .= ".El\n";
	}
	return $section;
}

# Classes whose variable has a shorter name than the class; plain pages share
# theirs with the page that is being made.
my %called = (plan_noun => 'plan', growth_step => 'version',
    growth_passage => 'passage', plain => '');
my @variables = grep { $_ } map { $called{$_} // $_ }
    slurp('src/pages/variables.c') =~ /^\t&(\w+)_class,/mg;
ok(@variables > 20, 'variables.c lists the variables');
holds('src/man/waymark-theme.5', '.\" From the tables of src/model and src/pages',
    join('', map { variable($_) } @variables),
    'waymark-theme.5 has every variable');

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
