"""What comes round again: erasing travel details of editions that are over."""

from seedtrain.jobs import runs
from seedtrain.programmes.onsite.travel import erase_what_is_over

runs.every("onsite.erase_travel", 6 * 60 * 60, erase_what_is_over)
