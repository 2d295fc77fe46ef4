#!/usr/bin/perl
# The catalogues of each theme: every language has the keys of English, the
# same {names} in them, and a form for every plural category that it knows.
use strict;
use warnings;
use Test::More;

# CLDR's categories for whole numbers, of the languages that themes have.
my %categories = (
	ar => [qw(zero one two few many other)],
	en => [qw(one other)],
	es => [qw(one other)],
	vi => [qw(other)],
);

sub catalogue {
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!";
	return { map { /^([\w.-]+): (.*)$/ ? ($1 => $2) : () } <$in> };
}

# The {names} of a text; a plural form may leave {count} out: "both".
sub names {
	my %seen = map { $_ => 1 } $_[0] =~ /\{(\w+)\}/g;
	delete $seen{count};
	return join ' ', sort keys %seen;
}

for my $file (sort glob 'themes/*/messages/*.yaml') {
	my ($folder, $lang) = $file =~ m{(.*)/(\w+)\.yaml};
	my $english = catalogue("$folder/en.yaml");
	my $own = catalogue($file);
	# What the tables of fields say in English, the editor says in Spanish too.
	my $spanish = -e "$folder/es.yaml" ? catalogue("$folder/es.yaml") : {};
	my %of_tables = map { $_ => 1 } grep { /^(?:field|hint|choice)\./ } keys %$spanish;
	my @known = (keys %$english, $lang eq 'en' ? () : keys %of_tables);
	my @missing = grep { !exists $own->{$_} } sort @known;
	my @more = grep { !exists $english->{$_} && ($lang eq 'en' || !$of_tables{$_}) } sort keys %$own;
	is("@missing", '', "$file has every key");
	is("@more", '', "$file has no key of its own");
	my @wrong = grep { names($own->{$_}) ne names($english->{$_}) }
	    grep { exists $english->{$_} } sort keys %$own;
	is("@wrong", '', "$file fills in what English fills in");
	ok($categories{$lang}, "the plural categories of $lang are known here")
	    or next;
	for my $key (grep { $own->{$_} =~ /^\{ (none|zero|one|other):/ } sort keys %$own) {
		my %forms = map { $_ => 1 }
		    $own->{$key} =~ /(\w+): (?:"[^"]*"|[^,}]+)/g;
		my @lacks = grep { !$forms{$_} } @{ $categories{$lang} };
		is("@lacks", '', "$file: $key has every form") if @lacks;
	}
}
done_testing;
