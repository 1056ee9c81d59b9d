"""Sessions as iCalendar: feeds to subscribe to, and invitations and cancellations for mail."""

from seedtrain.formats.calendar.calendars import MEDIA_TYPE, Event, feed, invitation

__all__ = ["MEDIA_TYPE", "Event", "feed", "invitation"]
