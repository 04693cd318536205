# The time of the line being read instead of the machine's: SEC's windows then run in event time, as far as lines come in order.
package LogClock;
use strict;
use warnings;
use Time::Local qw(timegm);

our $now;

BEGIN {
    *CORE::GLOBAL::time = sub () { return defined $now ? $now : CORE::time(); };
}

sub set {
    my ($line) = @_;
    if ($line =~ /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/) {
        $now = timegm($6, $5, $4, $3, $2 - 1, $1);
    }
    return;
}

1;
