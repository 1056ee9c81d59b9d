"""A course as schema.org says it, in the shape of the Bioschemas profiles Course and CourseInstance 1.0-RELEASE.

Plain values in, a plain dictionary out. What is not known is left out, never invented. The profiles, with what they
require and recommend: https://bioschemas.org/profiles/Course/1.0-RELEASE and .../CourseInstance/1.0-RELEASE.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Plain = dict[str, Any]
COURSE = "https://bioschemas.org/profiles/Course/1.0-RELEASE"
INSTANCE = "https://bioschemas.org/profiles/CourseInstance/1.0-RELEASE"


def duration(hours: float | None) -> str | None:
    """ISO 8601: 7.5 hours are PT7H30M."""
    if not hours:
        return None
    whole, minutes = divmod(round(hours * 60), 60)
    return "PT" + (f"{whole}H" if whole else "") + (f"{minutes}M" if minutes else "")


def organization(name: str, url: str = "") -> Plain:
    return _known({"@type": "Organization", "name": name, "url": url})


def term(code: str, name: str, url: str, terms: str = "") -> Plain:
    """A competency, or another term of a set that somebody keeps."""
    kept_in = {"@type": "DefinedTermSet", "name": terms} if terms else None
    return _known({"@type": "DefinedTerm", "termCode": code, "name": name, "url": url, "inDefinedTermSet": kept_in})


def instance(
    *,
    mode: str,
    location: str | Plain,
    starts: str = "",
    ends: str = "",
    language: str = "",
    url: str = "",
    name: str = "",
    price: str = "",
    currency: str = "",
) -> Plain:
    """One holding of a course. `location`: a Place, or the words or address where it is held online."""
    offer = {"@type": "Offer", "price": price, "priceCurrency": currency} if price and currency else None
    return _known(
        {
            "@type": "CourseInstance",
            "http://purl.org/dc/terms/conformsTo": {"@id": INSTANCE, "@type": "CreativeWork"},
            "courseMode": mode,
            "location": location,
            "startDate": starts,
            "endDate": ends,
            "inLanguage": language,
            "url": url,
            "name": name,
            "offers": offer,
        }
    )


def course(
    *,
    url: str,
    name: str,
    description: str,
    keywords: Sequence[str],
    code: str = "",
    languages: Sequence[str] = (),
    level: str = "",
    workload_h: float | None = None,
    provider: Mapping[str, Any] | None = None,
    teaches: Sequence[Mapping[str, Any] | str] = (),
    about: Sequence[Mapping[str, Any]] = (),
    prerequisites: Sequence[Mapping[str, Any] | str] = (),
    mentions: Sequence[Mapping[str, Any]] = (),
    licence: str = "",
    instances: Sequence[Mapping[str, Any]] = (),
) -> Plain:
    """The course with its instances, ready for a block of JSON-LD. A profile needs a description and keywords: where
    none was written, the name stands for them."""
    return _known(
        {
            "@context": "https://schema.org/",
            "@type": "Course",
            "@id": url,
            "http://purl.org/dc/terms/conformsTo": {"@id": COURSE, "@type": "CreativeWork"},
            "name": name,
            "description": description or name,
            "abstract": description.split("\n")[0],
            "keywords": ", ".join(keywords) or name,
            "url": url,
            "courseCode": code,
            "inLanguage": list(languages),
            "educationalLevel": level,
            "timeRequired": duration(workload_h),
            "provider": dict(provider) if provider else None,
            "teaches": list(teaches),
            "about": list(about),
            "coursePrerequisites": list(prerequisites),
            "mentions": list(mentions),
            "license": licence,
            "hasCourseInstance": list(instances),
        }
    )


def _known(values: Plain) -> Plain:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
