"""The coordinator's desk: registrations as a list, acts on many, import, persons that are one."""
