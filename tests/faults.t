#!/usr/bin/perl
# Many mistakes at once, and every one is told in the first run.
#
# Faults that have nothing to do with each other are put into the sample
# content: two into one file, where the first is an error that keeps the
# document off the site, and others elsewhere. One run of "check" has to tell
# what it tells of each fault alone, and nothing that it tells of none.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use List::Util 'shuffle';
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Files;

my $waymark = abs_path($ENV{WAYMARK} // 'build/waymark');
my $content = abs_path('content');
my $dir = tempdir(CLEANUP => 1);
$ENV{SOURCE_DATE_EPOCH} = 1780272000;
$ENV{GIT_CONFIG_GLOBAL} = '/dev/null';
$ENV{GIT_CONFIG_NOSYSTEM} = 1;
$ENV{XDG_CACHE_HOME} = "$dir/cache";
system("cp -r '$content' '$dir/content' && cd '$dir' && git init -q && git add content") == 0
    or BAIL_OUT('the sample content cannot be copied');
srand(20260601);

# What is told, as "path [code]", each as often as it is; lines may move.
sub findings {
	my ($out) = @_;
	my %told;
	while ($out =~ /^content\/(\S+?)(?::\d+:\d+)?: (?:error|warning|note): .*\[([\w-]+)\]$/mg) {
		$told{"$1 [$2]"}++;
	}
	return \%told;
}

sub told {
	my ($command) = @_;
	my $out = `cd '$dir' && '$waymark' $command 2>&1`;
	my $told = findings($out);
	BAIL_OUT($out) if $? & 127 || !%$told;
	return $told;
}

# A fault is a file, what is there, what stands there then, and its code.
my $field = sub { my ($with) = @_; ['^---\n', "---\n$with\n"] };
my $text = sub { my ($with) = @_; ['\z', "\n$with\n"] };
my %errors = (
	'date-invalid' => ['^(?:date|set_on): .*$', 'date: 2026-02-31'],
	'yaml-syntax' => ['^title: .*$', 'title: Science: a story'],
	'field-choice' => $field->('visibility: nobody'),
	'field-link' => $field->('related: "javascript:x"'),
	'yaml-duplicate' => ['^(title: .*)$', "title: One\ntitle: Two"],
	'yaml-tag' => ['^title: .*$', 'title: !wow great'],
	'date-ambiguous' => ['^date: .*$', 'date: 03/04/2026'],
);
my %others = (
	'link-missing' => $text->('[A page](no-such-page.md) that is not there.'),
	'picture-outside' => $text->('![A heron](https://www.example.org/heron.png)'),
	'heading-jump' => $text->("## Two\n\n##### Five"),
	'personal-text' => $text->('Write to heron@creek.org about it.'),
	'link-scheme' => $text->('[Do not](javascript:x) click.'),
	'html-dropped' => $text->('<blink>Now</blink>'),
	'link-empty' => $text->('[]()'),
	'media-missing' => $text->('![A heron that is not there](no-heron.jpg)'),
);
my %linked = (
	'competency-unknown' => $field->('competencies: [zzz.unheard]'),
	'reference-unknown' => $field->('related: no/such/document'),
);
my @works = qw(
	amara-g/artifacts/creek-study/index.md amara-g/artifacts/flood-map/index.md
	amara-g/artifacts/letter-about-the-footbridge.md
	layla/artifacts/my-two-alphabets.md
	layla/artifacts/star-lantern/index.md mateo/artifacts/bread-for-thirty.md
	rosa/artifacts/what-a-week-costs/index.md rosa/artifacts/solar-oven/index.md
	tou-x/artifacts/paper-bridge/index.md tou-x/artifacts/the-snail-border/index.md);

sub with_faults {
	my ($faults, $run) = @_;
	my %before;
	for my $f (@$faults) {
		my ($file, $code, $from, $to) = @$f;
		my $was = slurp("$dir/content/$file");
		$before{$file} //= $was;
		(my $now = $was) =~ s/$from/$to/m or die "$file has no place for $code";
		spew("$dir/content/$file", $now);
	}
	my $result = $run->();
	spew("$dir/content/$_", $before{$_}) for keys %before;
	return $result;
}

sub minus {
	my ($more, $less) = @_;
	return join "\n", sort grep { ($more->{$_} // 0) > ($less->{$_} // 0) } keys %$more;
}

# A preview of the same files, which sees each change as it is saved. What it
# told last is waited for until it is what "check" tells, but for advice that
# is for who checks, and for what a page says of itself when it is visited.
my $patience = 180;
spew("$dir/$_", '') for qw(said previewed);
my $preview = fork // BAIL_OUT('no process');
if ($preview == 0) {
	chdir $dir;
	open STDOUT, '>', "$dir/said";
	open STDERR, '>', "$dir/previewed";
	exec $waymark, 'serve', '--no-cache' or die;
}
END { if ($preview) { my $status = $?; kill INT => $preview; waitpid $preview, 0; $? = $status } }

sub same {
	my @texts = map { my $told = $_; join "\n", map { "$_ $told->{$_}" } sort keys %$told } @_;
	return $texts[0] eq $texts[1];
}

sub previews {
	my ($told, $name, @of_pages) = @_;
	my %expected = map { $_ => $told->{$_} } grep { !/\[personal-child\]$/ } keys %$told;
	delete @expected{@of_pages};
	my $last = {};
	for (my $end = time + $patience; time < $end; select undef, undef, undef, 0.01) {
		$last = findings((split /\n\n/, slurp("$dir/previewed"))[-1] // '');
		last if same($last, \%expected);
	}
	is_deeply($last, \%expected, $name);
	return $told;
}

my $sound = told('check');
previews($sound, 'a preview tells of a sound site what check does');

# Each document has an error and something behind it.
my @all;
for my $round (1, 2) {
	my @places = shuffle @works;
	my @first = shuffle sort keys %errors;
	my @second = shuffle sort keys %others;
	my @faults;
	for my $i (0 .. $#places) {
		my $file = "students/$places[$i]";
		my $e = $first[$i % @first];
		my $o = $second[$i % @second];
		push @faults, [$file, $o, @{ $others{$o} }];
		# Fields are checked as far as they could be read.
		push @faults, [$file, 'reference-unknown', @{ $linked{'reference-unknown'} }]
		    if $e ne 'yaml-syntax' && $e ne 'field-link';
		push @faults, [$file, $e, @{ $errors{$e} }];
	}
	my %expected = map { ("$_->[0] [$_->[1]]" => ($sound->{"$_->[0] [$_->[1]]"} // 0) + 1) } @faults;
	for my $command ('check', 'build -o out') {
		my $told = with_faults(\@faults, sub {
			my $told = told($command);
			previews($told, "round $round: a preview tells what $command does");
			return $told;
		});
		is(minus(\%expected, $told), '', "round $round: $command tells all " . @faults);
		is(minus($told, { %$sound, %expected }), '',
		    "round $round: $command tells nothing else");
	}
	for my $place (@places) {
		(my $page = "$dir/out/students/$place") =~ s{/artifacts/(.*?)(?:/index)?\.md$}{/$1};
		ok(!-e $page, "round $round: $place is not published");
	}
}

# The error stands where much else refers to: what refers to it is not told
# of, and what is wrong elsewhere is.
my @elsewhere = (
	['students/rosa/goals/readers-who-disagree.md', 'link-missing', @{ $others{'link-missing'} }],
	['students/rosa/artifacts/what-a-week-costs/index.md', 'competency-unknown',
		'^competencies: .*$', 'competencies: [comunicate.clear]'],
	['students/tou-x/artifacts/paper-bridge/index.md', 'reference-unknown',
		@{ $linked{'reference-unknown'} }],
	['about.md', 'heading-jump', @{ $others{'heading-jump'} }],
);
for my $base (
	['site.yaml', 'yaml-syntax', '^title: .*$', 'title: Science: a story'],
	['site.yaml', 'field-choice', '^audience: .*$', 'audience: everybody'],
	['vision/competencies.yaml', 'yaml-syntax', '\A', "x: [\n"],
	['vision/competencies.yaml', 'field-type', '^  version:.*$', '  version: [1, 2]'],
	['vision/plan.yaml', 'yaml-syntax', '\A', "x: [\n"],
	['vision/questions.yaml', 'yaml-syntax', '\A', "x: [\n"],
	['vision/index.md', 'yaml-syntax', '^title: .*$', 'title: Science: a story'],
	['index.md', 'yaml-syntax', '^title: .*$', 'title: Science: a story'],
	['people/rosa.yaml', 'yaml-syntax', '\A', "x: [\n"],
	['people/rosa.yaml', 'field-choice', '^display: .*$', 'display: everything'],
	['people/rosa.yaml', 'date-invalid', 'granted_on: .*$', 'granted_on: 2025-02-30'],
	['people/a-okafor.yaml', 'yaml-syntax', '\A', "x: [\n"],
	['people/mateo.yaml', 'field-choice', '^role: .*$', 'role: pupil'],
	['schools/ferry-street.md', 'yaml-syntax', '^title: .*$', 'title: Science: a story'],
	['classes/room-12.md', 'field-choice', @{ $errors{'field-choice'} }],
	['students/amara-g/profile.md', 'yaml-syntax', '\A---', "---\nx: ["],
	['students/rosa/artifacts/application-essay.md', 'encoding', '\z', "\xE4\xF6\xFC words"],
	['students/rosa/artifacts/solar-oven/index.md', 'front-matter-open', '(?<=\n)---\n', "\n"],
	['students/mateo/goals/leer-en-voz-alta.md', 'date-invalid', '^set_on: .*$', 'set_on: 2026-02-31'],
	['showcases/water-around-us.md', 'yaml-syntax', '^title: .*$', 'title: Science: a story'],
) {
	# Without its ids, nobody can say which of them are not there.
	my $no_ids = $base->[0] eq 'vision/competencies.yaml' && $base->[1] eq 'yaml-syntax';
	my @faults = ((grep { $_->[0] ne $base->[0] &&
	    !($no_ids && $_->[1] eq 'competency-unknown') } @elsewhere), $base);
	my %expected = map { ("$_->[0] [$_->[1]]" => ($sound->{"$_->[0] [$_->[1]]"} // 0) + 1) } @faults;
	my $told = with_faults(\@faults, sub {
		return previews(told('check'), "$base->[0], $base->[1]: a preview tells it",
		    'students/rosa/goals/readers-who-disagree.md [link-missing]', 'about.md [heading-jump]');
	});
	is(minus(\%expected, $told), '', "$base->[0], $base->[1]: all is told");
	is(minus($told, { %$sound, %expected }), '', "$base->[0], $base->[1]: and nothing else");
}
previews($sound, 'what is mended is told no more');
done_testing();
