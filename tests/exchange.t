#!/usr/bin/perl
# What is exported and imported again is what it was.
#
# Equal means: for every student of the sample district, the export of the
# imported portfolio is the export it was imported from, byte for byte, files
# included. So everything that policy releases survives. A second pass takes
# away what waymark adds for itself and leaves what other systems read: then
# the kind, title, day, topics, competencies, state, target and the words of
# each piece survive; fields that Leap2A has no word for do not, nor does what
# others wrote. Competencies come back whole from CASE.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Files;

my $root = abs_path('.');
my $waymark = abs_path($ENV{WAYMARK} // 'build/waymark');
my $dir = tempdir(CLEANUP => 1);
$ENV{SOURCE_DATE_EPOCH} = 1795400000;
$ENV{GIT_CONFIG_GLOBAL} = '/dev/null';
$ENV{GIT_CONFIG_NOSYSTEM} = 1;

sub run {
	my ($in, @words) = @_;
	my $quoted = join ' ', map { "'$_'" } @words;
	my $said = `cd '$in' && '$waymark' -q $quoted 2>&1`;
	return ($? == 0, $said);
}

# The sample without some of its files: what an import will bring back.
sub site_without {
	my ($name, $path) = @_;
	system("mkdir '$dir/$name' && cp -R '$dir/sample/content' '$dir/$name/' &&
	    cd '$dir/$name' && rm -r 'content/$path' && git init -q && git add -A") == 0
	    or die $name;
	return "$dir/$name";
}

sub add_all {
	system('git', '-C', $_[0], 'add', '-A') == 0 or die $_[0];
}

# What a system that knows Leap2A alone reads of each entry, by its title.
sub entries {
	my ($xml) = @_;
	my %all;
	while ($xml =~ m{<entry>(.*?)</entry>}gs) {
		my $entry = $1;
		my ($title) = $entry =~ m{<title>(.*?)</title>}s;
		my ($type) = $entry =~ m{rdf:resource="leap2:(\w+)"};
		my ($id) = $entry =~ m{<id>(.*?)</id>};
		# Steps and files have no place in a list of documents.
		next if $id =~ m{/step-} || $type eq 'resource' || $entry =~ /<author>/;
		my ($words) = $entry =~ m{<content[^>]*>(.*?)</content>}s;
		$words //= '';
		$words =~ s/&lt;.*?&gt;/ /gs;
		$words =~ s/&#39;/'/g;
		$words =~ s/\s+/ /g;
		$all{$title} = {
			type => $type,
			words => $words =~ s/^ | $//gr,
			day => join(' ', $entry =~ m{<published>(.*?)</published>}),
			target => join(' ', $entry =~ m{"target">(.*?)<}),
			stage => join(' ', $entry =~ m{leap2:stage="(\w+)"}),
			categories => join(' ', sort $entry =~ m{<category term="([^"]+)"}g),
			steps => scalar(() = $entry =~ m{rel="leap2:has_part"}g),
			reflects => scalar(() = $entry =~ m{rel="leap2:reflects_on"}g),
		};
	}
	return \%all;
}

system('git', 'clone', '-q', $root, "$dir/sample") == 0 or die 'git clone';

my $exported = 0;
for my $folder (sort glob "$dir/sample/content/students/*") {
	my ($id) = $folder =~ m{([^/]+)$};
	my ($ok, $said) = run("$dir/sample", 'export', 'leap2a', $id, '-o', "$dir/$id.zip");
	if (!$ok) {
		like($said, qr/\[export-nothing\]/, "$id: nothing is released");
		ok(!-e "$dir/$id.zip", "$id: and nothing is written");
		next;
	}
	$exported++;

	my $site = site_without("again-$id", "students/$id");
	($ok, $said) = run($site, 'import', 'leap2a', "$dir/$id.zip", '--student', $id);
	ok($ok, "$id: imported") or diag($said);
	add_all($site);
	($ok, $said) = run($site, 'export', 'leap2a', $id, '-o', "$dir/$id-again.zip");
	ok($ok && slurp("$dir/$id.zip") eq slurp("$dir/$id-again.zip"),
	    "$id: import(export(portfolio)) is the portfolio") or diag($said);

	system("mkdir '$dir/$id' && python3 -m zipfile -e '$dir/$id.zip' '$dir/$id'") == 0 or die;
	my $before = slurp("$dir/$id/leap2a.xml");
	(my $plain = $before) =~ s{\s*<waymark:document.*?</waymark:document>}{}gs;
	$plain =~ s{\s*<waymark:file[^>]*/>}{}g;
	open my $out, '>:raw', "$dir/$id/leap2a.xml" or die;
	print $out $plain;
	close $out;
	$site = site_without("plain-$id", "students/$id");
	($ok, $said) = run($site, 'import', 'leap2a', "$dir/$id/leap2a.xml", '--student', $id);
	ok($ok, "$id: imported as from another system") or diag($said);
	add_all($site);
	($ok, $said) = run($site, 'export', 'leap2a', $id, '-o', "$dir/$id-plain.zip");
	system("mkdir '$dir/$id-plain' && python3 -m zipfile -e '$dir/$id-plain.zip' '$dir/$id-plain'") == 0
	    or diag($said);
	is_deeply(entries(slurp("$dir/$id-plain/leap2a.xml")), entries($before),
	    "$id: Leap2A alone keeps kinds, titles, days, topics and words");

	($ok, $said) = run("$dir/sample", 'export', 'folder', $id, '-o', "$dir/$id-folder");
	ok($ok, "$id: exported as a folder") or diag($said);
	is(`diff -r '$dir/$id-folder/content/students/$id' '$dir/again-$id/content/students/$id' 2>&1`,
	    '', "$id: the folder holds the same documents and files");
}
ok($exported > 3, 'students of the sample are released');

my ($ok, $said) = run("$dir/sample", 'export', 'case', '-o', "$dir/case.json");
ok($ok, 'competencies are exported') or diag($said);
my $site = site_without('case', 'vision/competencies.yaml');
($ok, $said) = run($site, 'import', 'case', "$dir/case.json");
ok($ok && $said eq '', 'and imported without a word') or diag($said);
add_all($site);
($ok, $said) = run($site, 'export', 'case', '-o', "$dir/case-again.json");
ok($ok && slurp("$dir/case.json") eq slurp("$dir/case-again.json"),
    'import(export(competencies)) are the competencies') or diag($said);

# Words of documents that nobody agreed to publish, and names that are withheld.
my @withheld = ('marzipan', 'Quillfeather', 'obsidian kettle', 'Nightwater', 'Tangerine Comet',
    'Pruitt', 'thimbleberry', 'umbrella sonata', 'Escamilla', 'Teague', 'Gbadegesin');
my $found = '';
for my $word (@withheld) {
	$found .= `grep -rlai '$word' '$dir'/*-folder '$dir'/*-plain '$dir/case.json' 2>/dev/null`;
}
is($found, '', 'nothing that is withheld is in any export');
done_testing();
