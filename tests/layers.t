#!/usr/bin/perl
# The layers of src/LAYERS, and the other rules of the code that a program can
# check: who includes whom, where memory and libraries come from, how long a
# file, a line and a function may be, and that no variable is global.
use strict;
use warnings;
use Test::More;

my $LINES = 500;
my $COLUMNS = 80;
my $FUNCTION = 60;

# folder => its place from the ground up; library prefix => its folder
my (%layer, %door);
open my $layers, '<', 'src/LAYERS' or die "src/LAYERS: $!";
while (<$layers>) {
	s/#.*//;
	my ($folder, @libraries) = split or next;
	$layer{$folder} = keys %layer;
	$door{substr $_, 1} = $folder for map { s/>$//r } @libraries;
}

# What is made from the release sees nothing of content and policy but this.
my %behind = map { $_ => 1 } qw(export model theme pages feeds);
my %shown = map { $_ => 1 } qw(content/document.h content/kind.h
    policy/leak.h policy/level.h policy/release.h);

my @files = sort glob 'src/*/*.[ch]';
my (%text, %includes, %problems);

sub problem {
	my ($kind, $file, $line, $what) = @_;
	push @{ $problems{$kind} }, "$file:$line: $what";
}

# Comments and literals become spaces; lines stay where they are.
sub bare {
	my ($text) = @_;
	$text =~ s{(/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')}
	          {my $t = $1; $t =~ s/[^\n]/ /g; $t}gse;
	return $text;
}

for my $file (@files) {
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
	local $/;
	$text{$file} = <$in>;
}

for my $file (@files) {
	my ($folder) = $file =~ m{^src/([^/]+)/};
	my @lines = split /\n/, $text{$file}, -1;
	my @bare = split /\n/, bare($text{$file}), -1;
	problem('folder', $file, 1, "src/LAYERS does not list $folder/")
	    unless exists $layer{$folder};
	# codes.h is one table, with a row for each code.
	problem('length', $file, scalar @lines, "over $LINES lines")
	    if @lines > $LINES + 1 && $file ne 'src/base/codes.h';
	my $start = 0;
	for my $i (0 .. $#lines) {
		my $n = $i + 1;
		my $wide = $lines[$i];
		1 while $wide =~ s/^([^\t]*)\t/$1 . ' ' x (8 - length($1) % 8)/e;
		problem('width', $file, $n, "over $COLUMNS columns")
		    if length $wide > $COLUMNS;
		if ($lines[$i] =~ /^\s*#\s*include\s+"([^"]+)"/) {
			my $to = "src/$1";
			my ($other) = $1 =~ m{^([^/]+)/};
			push @{ $includes{$file} }, $to;
			problem('order', $file, $n, "$folder/ may not include $1")
			    if !defined $other || !exists $layer{$other} ||
			    $layer{$other} > ($layer{$folder} // -1);
			problem('release', $file, $n, "$folder/ may not see $1")
			    if $behind{$folder} && $1 =~ m{^(?:content|policy)/} &&
			    !$shown{$1};
		} elsif ($lines[$i] =~ /^\s*#\s*include\s+<([^>]+)>/) {
			my $header = $1;
			for my $prefix (keys %door) {
				next unless index($header, $prefix) == 0;
				problem('door', $file, $n,
				    "<$header> comes in through $door{$prefix}/")
				    if $door{$prefix} ne $folder;
			}
			problem('door', $file, $n, "src/LAYERS has no <$header>")
			    if $header =~ m{^(?!sys/|linux/|arpa/|netinet/)[^/]+/} &&
			    !grep { index($header, $_) == 0 } keys %door;
		}
		problem('memory', $file, $n, "$1() stands in base/ alone")
		    if $folder ne 'base' && $bare[$i] =~
		    /(?<![\w.>])(malloc|calloc|realloc|strdup|strndup|asprintf|alloca)\s*\(/;
		$start = $n if $lines[$i] eq '{';
		if ($lines[$i] eq '}' && $start) {
			my $body = join "\n", @bare[$start .. $i];
			problem('function', $file, $start, "over $FUNCTION lines")
			    if $n - $start - 1 > $FUNCTION && $body !~ /\bswitch\b/;
			$start = 0;
		}
	}
}

# A header that is reached from itself.
my %state;
sub visit {
	my ($file, @trail) = @_;
	if (($state{$file} // '') eq 'open') {
		problem('circle', $file, 1, join ' includes ', @trail, $file);
		return;
	}
	return if $state{$file};
	$state{$file} = 'open';
	visit($_, @trail, $file) for grep { exists $text{$_} } @{ $includes{$file} // [] };
	$state{$file} = 'done';
}
visit($_) for @files;

# What stands in .data or .bss can change while the program runs. The one
# exception: cmark-gfm calls its allocator without a context.
my %allowed = ('src/text/nodes.c' => 'door');
for my $object (sort glob 'build/release/src/*/*.o') {
	my $source = $object =~ s{^build/release/(.*)\.o$}{$1.c}r;
	next unless exists $text{$source};
	for (`objdump -t $object`) {
		problem('global', $source, 1, "$1 is a global that can change")
		    if /\sO \.(?:data|bss)\s+\S+\s+(?:\.hidden )?(\S+)$/ &&
		    $1 ne ($allowed{$source} // '');
	}
}

my @rules = (
	[ folder => 'src/LAYERS lists every folder' ],
	[ order => 'a folder includes itself and what stands before it' ],
	[ door => 'a library comes in through its folder alone' ],
	[ circle => 'no header includes itself in a circle' ],
	[ release => 'behind policy, documents come from the release alone' ],
	[ memory => 'memory comes from base/' ],
	[ global => 'there are no mutable globals' ],
	[ length => "a file has at most $LINES lines" ],
	[ width => "a line has at most $COLUMNS columns" ],
	[ function => "a function has at most $FUNCTION lines" ],
);
for (@rules) {
	my ($kind, $sentence) = @$_;
	my @found = @{ $problems{$kind} // [] };
	ok(!@found, $sentence) or diag(join "\n", @found);
}
done_testing();
