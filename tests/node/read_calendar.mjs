// Reads calendars as a client does: applies each in turn (a higher SEQUENCE replaces, CANCEL removes) and prints what is left.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const kept = new Map();
for (const text of JSON.parse(readFileSync(0, "utf-8"))) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const method = calendar.getFirstPropertyValue("method");
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const before = kept.get(event.uid);
    if (before && before.sequence > event.sequence) continue;
    const status = component.getFirstPropertyValue("status");
    if (method === "CANCEL" || status === "CANCELLED") {
      kept.delete(event.uid);
      continue;
    }
    kept.set(event.uid, {
      uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description,
      location: event.location, local: event.startDate.toString(), zone: event.startDate.zone.tzid,
      begins: event.startDate.toUnixTime(), ends: event.endDate.toUnixTime(),
      conference: component.getFirstPropertyValue("conference"),
      organizer: event.organizer, attendees: event.attendees.map((one) => one.getFirstValue()),
    });
  }
}
process.stdout.write(JSON.stringify([...kept.values()]));
