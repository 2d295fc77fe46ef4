# Whole files, byte for byte, for the tests in Perl.
package Files;
use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(slurp spew);

# All that is in the files, one after the other.
sub slurp {
	local $/;
	return join '', map {
		open my $in, '<:raw', $_ or die "$_: $!";
		<$in> // '';
	} @_;
}

sub spew {
	my ($file, $text) = @_;
	open my $out, '>:raw', $file or die "$file: $!";
	print $out $text;
	close $out or die "$file: $!";
}

1;
