"""What we say of a course has what the Bioschemas profiles require and, where it is known, what they recommend."""

from seedtrain.formats.schemaorg.course import course, duration, instance, organization, term

# The lists `required` and `recommended` of BioSchemas/specifications, Course/jsonld/Course_v1.0-RELEASE.json and
# CourseInstance/jsonld/CourseInstance_v1.0-RELEASE.json (commit 35e6308e5483d098b029d6d721abac26f547257c).
COURSE_REQUIRED = {"description", "keywords", "name"}
COURSE_RECOMMENDED = {
    "about",
    "abstract",
    "aggregateRating",
    "citation",
    "coursePrerequisites",
    "educationalLevel",
    "hasCourseInstance",
    "license",
    "mentions",
    "provider",
    "teaches",
    "timeRequired",
    "url",
}
INSTANCE_REQUIRED = {"courseMode", "location"}
INSTANCE_RECOMMENDED = {"endDate", "inLanguage", "instructor", "offers", "startDate", "url"}
NOT_KEPT = {"aggregateRating", "citation", "instructor"}  # nothing of ours says this


def full() -> dict[str, object]:
    return course(
        url="https://example.org/courses/one",
        name="One",
        description="What it is.\nMore of it.",
        keywords=["vaccines", "GMP"],
        level="beginner",
        workload_h=7.5,
        provider=organization("A centre"),
        teaches=[term("USP-CC-01", "Cell culture control", "https://example.org/c", "Starter")],
        about=[term("upstream", "Upstream", "https://example.org/f")],
        prerequisites=["Lower-secondary chemistry"],
        mentions=[{"@type": "CreativeWork", "name": "TRS 986, annex 2"}],
        licence="https://creativecommons.org/licenses/by/4.0/",
        instances=[
            instance(
                mode="online",
                location="By video",
                starts="2026-09-08",
                ends="2026-10-01",
                language="en",
                url="https://example.org/e",
                price="0",
                currency="USD",
            )
        ],
    )


def test_a_full_course_has_all_that_the_profile_names_except_what_nobody_keeps():
    said = full()
    assert set(said) >= COURSE_REQUIRED | (COURSE_RECOMMENDED - NOT_KEPT)
    held = said["hasCourseInstance"]
    assert isinstance(held, list)
    assert set(held[0]) >= INSTANCE_REQUIRED | (INSTANCE_RECOMMENDED - NOT_KEPT)


def test_a_course_of_which_little_is_known_still_meets_the_minimum_and_invents_nothing():
    said = course(url="https://example.org/c", name="Bare", description="", keywords=[])
    assert set(said) >= COURSE_REQUIRED
    assert not {"provider", "timeRequired", "hasCourseInstance"} & set(said)


def test_hours_become_an_iso_duration():
    assert [duration(h) for h in (7.5, 0.5, 40, None)] == ["PT7H30M", "PT30M", "PT40H", None]
