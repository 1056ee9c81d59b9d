"""Registers programmes, editions and everything that happens in them with Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "seedtrain.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Make the kinds of background work known."""
        from seedtrain.programmes import mail_about  # noqa: F401 (says whose mail it is)
        from seedtrain.programmes.attendance import marking  # noqa: F401
        from seedtrain.programmes.attendance import place as _door_part  # noqa: F401
        from seedtrain.programmes.attendance import runs as attendance  # noqa: F401
        from seedtrain.programmes.certificates import place as _certificates_part  # noqa: F401
        from seedtrain.programmes.certificates import runs as certificates  # noqa: F401
        from seedtrain.programmes.desk import runs as desk  # noqa: F401
        from seedtrain.programmes.editions import held  # noqa: F401 (tells the catalogue when a course is held)
        from seedtrain.programmes.feedback import place as _feedback_part  # noqa: F401
        from seedtrain.programmes.feedback import runs as feedback  # noqa: F401
        from seedtrain.programmes.onsite import place as _stay_part  # noqa: F401
        from seedtrain.programmes.onsite import runs as onsite  # noqa: F401
        from seedtrain.programmes.planned import runs as planned  # noqa: F401
        from seedtrain.programmes.questions import place as _questions_part  # noqa: F401
        from seedtrain.programmes.selection import place as _selection_part  # noqa: F401
        from seedtrain.programmes.selection import telling as selection  # noqa: F401
